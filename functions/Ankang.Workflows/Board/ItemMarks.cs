namespace Ankang.Workflows.Board;

/// <summary>What the Board says of an item besides its state.</summary>
[Flags]
public enum ItemMarks
{
    None = 0,

    /// <summary>退回补正: open, and nothing was reported since.</summary>
    Returned = 1,

    /// <summary>延期申请 that waits for its answer.</summary>
    ExtensionAsked = 2,

    /// <summary>历史事项 that the office put on the ladder.</summary>
    OnLadder = 4,
}
