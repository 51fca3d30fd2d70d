using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Reports;

/// <summary>应办 and its parts at a cut-off; every item stands in exactly one of them.</summary>
public sealed record Tally
{
    public required int OnTime { get; init; }

    public required int ReportedLate { get; init; }

    public required int DoneLate { get; init; }

    public required int InReview { get; init; }

    public required int Extended { get; init; }

    public required int Overdue { get; init; }

    public required int NotDue { get; init; }

    public required int Waived { get; init; }

    public required int NotApplicable { get; init; }

    public required int Historic { get; init; }

    /// <summary>
    /// 应办: items whose published day has passed, less waived, not applicable and historic ones. Counted apart from its parts, so that a
    /// test can compare.
    /// </summary>
    public required int Due { get; init; }

    /// <summary>办结, in time or late.</summary>
    public int Done => OnTime + ReportedLate + DoneLate;

    public static Tally Of(IEnumerable<DueItem> items, CutOff cutOff)
    {
        DueItem[] existing = [.. items.Where(cutOff.Exists)];
        ILookup<ItemVerdict, DueItem> by = existing.ToLookup(cutOff.Judge);
        return new()
        {
            OnTime = by[ItemVerdict.OnTime].Count(),
            ReportedLate = by[ItemVerdict.ReportedLate].Count(),
            DoneLate = by[ItemVerdict.DoneLate].Count(),
            InReview = by[ItemVerdict.InReview].Count(),
            Extended = by[ItemVerdict.Extended].Count(),
            Overdue = by[ItemVerdict.Overdue].Count(),
            NotDue = by[ItemVerdict.NotDue].Count(),
            Waived = by[ItemVerdict.Waived].Count(),
            NotApplicable = by[ItemVerdict.NotApplicable].Count(),
            Historic = by[ItemVerdict.Historic].Count(),
            Due = existing.Count(i => cutOff.HasPassed(i.OriginalDueOn) && !i.Historic && !cutOff.IsWaived(i) && !cutOff.IsNotApplicable(i)),
        };
    }
}
