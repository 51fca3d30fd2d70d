namespace Ankang.Workflows.Rules.Standings;

/// <summary>Where an item stands at a cut-off; each item has exactly one.</summary>
public enum ItemVerdict
{
    /// <summary>未到期: its published day has not passed.</summary>
    NotDue,

    /// <summary>按期办结</summary>
    OnTime,

    /// <summary>按期完成、逾期报送</summary>
    ReportedLate,

    /// <summary>逾期办结</summary>
    DoneLate,

    /// <summary>待审核: reported in full, and the office has not accepted it yet.</summary>
    InReview,

    /// <summary>延期中: the published day has passed, the granted one has not.</summary>
    Extended,

    /// <summary>逾期未办结</summary>
    Overdue,

    /// <summary>已豁免, outside 应办.</summary>
    Waived,

    /// <summary>不适用, outside 应办.</summary>
    NotApplicable,

    /// <summary>历史事项, outside 应办.</summary>
    Historic,
}
