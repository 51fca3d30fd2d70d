namespace Ankang.Workflows.Lists;

/// <summary>The list was not published in this store; at a host's start: not yet.</summary>
public sealed class NoSuchListException(string? list = null)
    : KeyNotFoundException(list is null ? "No list was published here." : $"No list '{list}' was published here.");
