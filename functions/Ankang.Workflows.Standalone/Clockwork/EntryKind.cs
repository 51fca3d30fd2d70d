namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>What the loop wakes up for, in the order in which entries of one moment are taken.</summary>
public enum EntryKind
{
    /// <summary>Those on duty are told of an accident, at any hour.</summary>
    Alarm,

    /// <summary>Periods open at 00:00.</summary>
    Opening,

    /// <summary>06:00 daily.</summary>
    Audit,

    /// <summary>A simulated person confirms.</summary>
    Person,

    /// <summary>A slot with something to send.</summary>
    Dispatch,
}
