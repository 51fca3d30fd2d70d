namespace Ankang.Workflows.Filings;

/// <summary>A template cannot be read or filled; the message says in Chinese what, where, and how to mend it.</summary>
public sealed class FilingException(string message, Exception? inner = null) : Exception(message, inner);
