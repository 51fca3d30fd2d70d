namespace Ankang.Workflows.DueItems;

/// <summary>What befell a line of a history.</summary>
public enum HistoryFaultKind
{
    /// <summary>It says something else than what the next line, or the item's row, has digested.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Lost,

    /// <summary>The item's row knows of fewer lines: the row is older than its history.</summary>
    Beyond,
}
