namespace Ankang.Workflows.Filings;

/// <summary>What was done to a row of a problem or measure list.</summary>
public enum FilingLineKind
{
    /// <summary>登记</summary>
    Added,

    /// <summary>更正</summary>
    Edited,

    /// <summary>进展</summary>
    Progress,

    /// <summary>销号, 完成</summary>
    Closed,

    /// <summary>恢复</summary>
    Reopened,
}
