namespace Ankang.Workflows.Rules.DueItems;

/// <summary>Where an item stands. Overdue, due soon and the outcomes are derived, never stored.</summary>
public enum ItemState
{
    /// <summary>进行中</summary>
    Open,

    /// <summary>已办结</summary>
    Completed,

    /// <summary>已豁免: closed by the office with a reason, out of every rate.</summary>
    Waived,

    /// <summary>已报送，待审核: reported in full, before the office. Asks nothing of the unit, and is not finished.</summary>
    InReview,

    /// <summary>不适用: closed by the office, because there is nothing that the duty could bind (task 28).</summary>
    NotApplicable,

    /// <summary>未完成: closed by the office at the year's end, undone. It asks nothing more, and counts as undone in every rate.</summary>
    Ended,
}
