namespace Ankang.Workflows.Storage;

/// <summary>Another process has taken over what this one held alone: it writes and sends nothing more, and has to stop.</summary>
public sealed class StoreLostException(string message) : Exception(message);
