namespace Ankang.Workflows.Turns;

/// <summary>What the audit found to be otherwise than it should be.</summary>
public enum FindingKind
{
    /// <summary>The index said too little of a period.</summary>
    Index,

    /// <summary>An item's row was not there.</summary>
    LostItem,

    /// <summary>A line of a history is not the one that was written.</summary>
    History,

    /// <summary>An item says what its history does not.</summary>
    State,

    /// <summary>A mail that a history names is not there, or was not taken by a mail server.</summary>
    Mail,
}
