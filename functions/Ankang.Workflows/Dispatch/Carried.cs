using Ankang.Workflows.DueItems;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>An item whose notice a message is to carry.</summary>
public sealed record Carried(PeriodPlan Plan, DueItem Item, NoticeTag Tag)
{
    public NoticeKey Key => new(Plan.Ref.Obligation, Plan.Ref.Period, Item.Key.Unit, Item.Cycle, Tag);
}
