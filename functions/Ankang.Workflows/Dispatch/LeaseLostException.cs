namespace Ankang.Workflows.Dispatch;

/// <summary>Another host took over the dispatch of a list; this one stops before the next mail, and nothing is lost.</summary>
public sealed class LeaseLostException(string list) : Exception($"Another host dispatches list '{list}' now.");
