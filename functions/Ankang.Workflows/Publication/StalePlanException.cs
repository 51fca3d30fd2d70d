namespace Ankang.Workflows.Publication;

/// <summary>A plan cannot be carried out as it was made: look at what would happen now.</summary>
public sealed class StalePlanException(string list, string? why = null)
    : Exception(why ?? $"List '{list}' or its directory was changed meanwhile; look at what would happen now, then apply that.");
