namespace Ankang.Workflows.Standalone;

/// <summary>A command cannot go on; the message says in one line why, and the mend.</summary>
public sealed class CommandException(string message) : Exception(message);
