namespace Ankang.Workflows.Rules.Standings;

/// <summary>红黄绿: the colour of an item, or of many. It is derived, never stored, and never stands without its word.</summary>
public enum Tone
{
    /// <summary>Nothing to be said.</summary>
    None,

    /// <summary>Asks nothing now, or is outside all rates.</summary>
    Grey,

    /// <summary>Done, or before the office.</summary>
    Green,

    /// <summary>Due soon, or returned with time left.</summary>
    Yellow,

    /// <summary>Late and open.</summary>
    Red,
}
