using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>An item whose notice a message is to carry.</summary>
public sealed record Carried(PeriodPlan Plan, DueItem Item, PendingNotice Notice)
{
    public NoticeTag Tag => Notice.Tag;

    public NoticeKey Key => new(Plan.Ref.Obligation, Plan.Ref.Period, Item.Key.Unit, Notice.Cycle, Tag);
}
