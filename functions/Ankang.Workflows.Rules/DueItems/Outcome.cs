namespace Ankang.Workflows.Rules.DueItems;

/// <summary>How a completed item ended; the three are kept apart for ever.</summary>
public enum Outcome
{
    /// <summary>按期办结: done and reported in time.</summary>
    OnTime,

    /// <summary>按期完成、逾期报送: done in time, reported late.</summary>
    ReportedLate,

    /// <summary>逾期办结: done late.</summary>
    DoneLate,
}
