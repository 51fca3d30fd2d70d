namespace Ankang.Workflows.Rules.Escalation;

/// <summary>Why nothing more happens to an item by itself. An item that waits for no moment must have one of these.</summary>
public enum RestReason
{
    /// <summary>Completed or waived.</summary>
    Closed,

    /// <summary>历史事项: fell due before the system answered for the list.</summary>
    Historic,

    /// <summary>各企业: has no address; the office reports on it.</summary>
    NotAddressed,

    /// <summary>约谈 is before the office, which decides.</summary>
    LastRungAccepted,

    /// <summary>The unit's highest rung was taken; the office is asked to coordinate.</summary>
    BeyondMaxRung,

    /// <summary>Every address of the next notice was refused; the office was told, a changed contact wakes it.</summary>
    Undeliverable,

    /// <summary>No notice of the list leaves after its closing day.</summary>
    ListClosed,
}
