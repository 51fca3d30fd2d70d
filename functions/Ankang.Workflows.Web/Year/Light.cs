namespace Ankang.Workflows.Web.Year;

/// <summary>红黄绿 of a task, a unit or one month of it, always with its word.</summary>
/// <param name="Tone">red, yellow, green or grey; empty for nothing at all.</param>
public sealed record Light(string Tone, string Word)
{
    /// <summary>The colours in order of urgency, with the word that stands for each.</summary>
    public static readonly IReadOnlyList<(string Tone, string Word)> All = [("red", "红"), ("yellow", "黄"), ("green", "绿"), ("grey", "灰")];

    /// <param name="ahead">Items of periods that are still to open.</param>
    public static Light Of(IReadOnlyCollection<ItemGlance> items, int ahead, LightOptions rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ItemGlance[] counted = [.. items.Where(i => i.Status.IsCounted())];
        int late = counted.Count(i => i.Status.IsLate());
        int soon = counted.Count(i => i.Status == ItemStatus.DueSoon);
        int returned = counted.Count(i => i.Status == ItemStatus.Returned);
        int doneLate = counted.Count(i => i.Status.HasClock());
        if (counted.Length == 0)
        {
            return items.Count > 0
                    ? new(
                        "grey",
                        items.Any(i => i.Status == ItemStatus.Historic) ? "历史"
                            : items.Any(i => i.Status == ItemStatus.Waived) ? "豁免"
                            : "不适用"
                    )
                : ahead > 0 ? new("grey", "未开始")
                : new("", "");
        }

        return late > 0 ? new(rule.IsRed(late, counted.Length) ? "red" : "yellow", $"逾期{late}")
            : returned > 0 ? new("yellow", $"退回{returned}")
            : soon > 0 ? new("yellow", $"将到期{soon}")
            : counted.All(i => i.Status.IsDone()) ? new("green", doneLate > 0 ? $"办结 ◷{doneLate}" : "办结")
            : counted.Any(i => i.Status == ItemStatus.InReview) ? new("green", "待审核")
            : new("grey", "未到期");
    }
}
