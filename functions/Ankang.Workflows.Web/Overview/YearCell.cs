using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Overview;

/// <summary>One month of a row of the year: how many of what fell due in it are done, with a colour and its word.</summary>
/// <param name="Done">办结.</param>
/// <param name="Total">应办: what was opened, less waived and historic.</param>
/// <param name="Ahead">Items of periods that are still to open.</param>
/// <param name="Tone">green, yellow, red or grey; empty for a month without anything.</param>
public sealed record YearCell(int Done, int Total, int Ahead, string Tone, string Word)
{
    public static readonly YearCell Empty = new(0, 0, 0, "", "");

    public bool IsEmpty => Total == 0 && Ahead == 0 && Word.Length == 0;

    public static YearCell Of(IReadOnlyCollection<ItemGlance> items, int ahead)
    {
        ItemGlance[] counted = [.. items.Where(i => i.Status is not (ItemStatus.Waived or ItemStatus.NotApplicable or ItemStatus.Historic))];
        int done = counted.Count(i => i.Status.IsDone());
        int late = counted.Count(i => i.Status.IsLate());
        int soon = counted.Count(i => i.Status == ItemStatus.DueSoon);
        int doneLate = counted.Count(i => i.Status.HasClock());
        (string tone, string word) = counted.Length == 0
            ? items.Count > 0 ? ("grey", items.Any(i => i.Status == ItemStatus.Historic) ? "历史" : "豁免") : ahead > 0 ? ("grey", "未开始") : ("", "")
            : late > 0 ? ("red", $"逾期{late}")
            : soon > 0 ? ("yellow", $"将到期{soon}")
            : done == counted.Length ? ("green", doneLate > 0 ? $"办结 ◷{doneLate}" : "办结")
            : ("grey", "未到期");
        return new YearCell(done, counted.Length, ahead, tone, word);
    }

    /// <summary>How many items a period that is still to open will have.</summary>
    public static int Expected(ListInForce list, PeriodPlan plan) => list.AskedIn(plan).Count;
}
