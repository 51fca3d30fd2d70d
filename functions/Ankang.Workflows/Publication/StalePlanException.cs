namespace Ankang.Workflows.Publication;

/// <summary>The list was changed since the plan that was to be applied was made: look again.</summary>
public sealed class StalePlanException(string list) : Exception($"List '{list}' or its directory was changed meanwhile; look at what would happen now, then apply that.");
