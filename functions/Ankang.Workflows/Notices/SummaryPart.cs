namespace Ankang.Workflows.Notices;

/// <summary>One unit in the weekly summary (周报) of its supervisor.</summary>
public sealed record SummaryPart
{
    /// <summary>Full name on the day of the slot.</summary>
    public required string Unit { get; init; }

    /// <summary>The reader's 报送入口 at this unit.</summary>
    public required string Link { get; init; }

    public required DateOnly LinkUntil { get; init; }

    /// <summary>按期办结, of the items due this year so far.</summary>
    public int OnTime { get; init; }

    /// <summary>按期完成、逾期报送</summary>
    public int ReportedLate { get; init; }

    /// <summary>逾期办结</summary>
    public int DoneLate { get; init; }

    /// <summary>已报送，待审核</summary>
    public int InReview { get; init; }

    /// <summary>逾期未办结, those that the summary names; in any order.</summary>
    public required IReadOnlyList<NoticeItem> Overdue { get; init; }

    /// <summary>逾期未办结 after 约谈事项告知, which are named once a month: how many of them this summary counts only.</summary>
    public int Announced { get; init; }

    /// <summary>Falls due next; in any order.</summary>
    public IReadOnlyList<NoticeItem> Upcoming { get; init; } = [];

    /// <summary>已到期, the sum of the five.</summary>
    public int Due => OnTime + ReportedLate + DoneLate + InReview + Late;

    /// <summary>逾期未办结, named or not.</summary>
    public int Late => Overdue.Count + Announced;
}
