namespace Ankang.Workflows.DueItems;

/// <summary>Where an item stands. Overdue, due soon and the outcomes are derived, never stored.</summary>
public enum ItemState
{
    /// <summary>进行中</summary>
    Open,
    /// <summary>已办结</summary>
    Completed,
    /// <summary>已豁免: closed by the office with a reason, out of every rate.</summary>
    Waived,
}
