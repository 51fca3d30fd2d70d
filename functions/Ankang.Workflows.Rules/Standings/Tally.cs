using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Standings;

/// <summary>应办 and its parts, now or at a cut-off; every item stands in exactly one of them.</summary>
public sealed record Tally
{
    /// <summary>按期办结</summary>
    public required int OnTime { get; init; }

    /// <summary>按期完成、逾期报送</summary>
    public required int ReportedLate { get; init; }

    /// <summary>逾期办结</summary>
    public required int DoneLate { get; init; }

    /// <summary>待审核</summary>
    public required int InReview { get; init; }

    /// <summary>延期中</summary>
    public required int Extended { get; init; }

    /// <summary>逾期未办结</summary>
    public required int Overdue { get; init; }

    /// <summary>未到期</summary>
    public required int NotDue { get; init; }

    /// <summary>已豁免</summary>
    public required int Waived { get; init; }

    /// <summary>不适用</summary>
    public required int NotApplicable { get; init; }

    /// <summary>历史事项</summary>
    public required int Historic { get; init; }

    /// <summary>应办: items whose published day has passed, less waived, not applicable and historic ones.</summary>
    /// <remarks>Counted apart from its parts, so that a test can compare.</remarks>
    public required int Due { get; init; }

    /// <summary>办结, in time or late.</summary>
    public int Done => OnTime + ReportedLate + DoneLate;

    /// <summary>已到期: of 应办, those that were reported or whose deadline in force has passed.</summary>
    /// <remarks><see cref="Done"/>, <see cref="InReview"/> and <see cref="Overdue"/> together.</remarks>
    public int FallenDue => Due - Extended;

    /// <summary>Counts the items that existed at a cut-off.</summary>
    public static Tally Of(IEnumerable<DueItem> items, CutOff cutOff)
    {
        ArgumentNullException.ThrowIfNull(cutOff);
        return Of(items.Where(cutOff.Exists).Select(i => Standing.At(i, cutOff)));
    }

    /// <summary>Counts items as they stand.</summary>
    public static Tally Of(IEnumerable<Standing> items)
    {
        Standing[] all = [.. items];
        ILookup<ItemVerdict, Standing> by = all.ToLookup(s => s.Verdict);
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
            Due = all.Count(s => s is { IsDue: true, IsHistoric: false, State: not (ItemState.Waived or ItemState.NotApplicable) }),
        };
    }
}
