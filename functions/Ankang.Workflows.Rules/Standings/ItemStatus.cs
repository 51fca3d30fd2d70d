namespace Ankang.Workflows.Rules.Standings;

/// <summary>How a due item stands as pages show it. Derived from the item and the clock, never stored.</summary>
public enum ItemStatus
{
    /// <summary>进行中</summary>
    Open,

    /// <summary>即将到期: within the days of the courtesy reminder.</summary>
    DueSoon,

    /// <summary>逾期未办结</summary>
    Overdue,

    /// <summary>未完成: still open after the list closed, or closed undone at the year's end.</summary>
    NotDone,

    /// <summary>退回补正: returned, with time left to mend it.</summary>
    Returned,

    /// <summary>延期中: a later date is in force, and not near.</summary>
    Extended,

    /// <summary>已报送，待审核</summary>
    InReview,

    /// <summary>按期办结</summary>
    OnTime,

    /// <summary>按期完成、逾期报送</summary>
    ReportedLate,

    /// <summary>逾期办结</summary>
    DoneLate,

    /// <summary>已豁免</summary>
    Waived,

    /// <summary>不适用</summary>
    NotApplicable,

    /// <summary>历史事项, open or closed: counted apart.</summary>
    Historic,
}
