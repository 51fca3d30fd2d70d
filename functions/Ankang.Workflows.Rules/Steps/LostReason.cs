namespace Ankang.Workflows.Rules.Steps;

/// <summary>Why the list in force does not ask for an item any more.</summary>
public enum LostReason
{
    /// <summary>The list has no such duty.</summary>
    DutyWithdrawn,

    /// <summary>The duty has another rhythm, in which the period does not stand.</summary>
    RhythmChanged,

    /// <summary>The duty has no such period.</summary>
    PeriodWithdrawn,

    /// <summary>Others answer for the unit, or nobody does.</summary>
    UnitReplaced,

    /// <summary>The duty asks other units.</summary>
    UnitNotAsked,
}
