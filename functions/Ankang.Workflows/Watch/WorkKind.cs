namespace Ankang.Workflows.Watch;

/// <summary>What is done for a list again and again, each in its own time.</summary>
public enum WorkKind
{
    /// <summary>The host's loop looks at the list every half minute.</summary>
    Loop,

    /// <summary>Slots, working days 09:00 and 15:00.</summary>
    Dispatch,

    /// <summary>Daily, 06:00.</summary>
    Audit,
}
