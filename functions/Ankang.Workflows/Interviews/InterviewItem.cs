using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Interviews;

/// <summary>An item in the climb that brought it to 约谈.</summary>
public readonly record struct InterviewItem(string Obligation, string Period, int Cycle)
{
    public static InterviewItem Of(DueItem item) => new(item.Key.Obligation, item.Key.Period, item.Cycle);

    public DueItemKey Key(string list, string unit) => new(list, Obligation, Period, unit);
}
