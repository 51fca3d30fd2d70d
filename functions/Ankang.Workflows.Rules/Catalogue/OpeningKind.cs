namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>What opens the due items of an obligation.</summary>
public enum OpeningKind
{
    /// <summary>The calendar: one item a unit and period.</summary>
    Period,

    /// <summary>The notice itself fulfils the duty (task 1): its item opens closed.</summary>
    FulfilledByNotice,

    /// <summary>A report of an event (tasks 31, 40): nothing opens by the calendar.</summary>
    Report,
}
