namespace Ankang.Workflows.Rules.Standings;

/// <summary>Why many items have their colour.</summary>
public enum LightReason
{
    /// <summary>There is nothing, and nothing will come.</summary>
    Nothing,

    /// <summary>Nothing has opened yet.</summary>
    NotStarted,

    /// <summary>All are outside 应办; at least one is historic.</summary>
    Historic,

    /// <summary>All are outside 应办; at least one was waived.</summary>
    Waived,

    /// <summary>None applies.</summary>
    NotApplicable,

    /// <summary>So many are overdue.</summary>
    Late,

    /// <summary>So many were returned and have time left.</summary>
    Returned,

    /// <summary>So many are due soon.</summary>
    DueSoon,

    /// <summary>All are done, so many of them late.</summary>
    Done,

    /// <summary>Nothing is asked of the unit, and at least one is before the office.</summary>
    InReview,

    /// <summary>What is open has time.</summary>
    NotDue,
}
