namespace Ankang.Workflows.Publication;

/// <summary>An open item whose next step falls on another day after a change.</summary>
/// <param name="Before">Null while it is at rest.</param>
/// <param name="After">Null where it will be at rest.</param>
public sealed record MomentDifference(string Item, string Name, DateOnly? Before, DateOnly? After);
