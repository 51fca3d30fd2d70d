namespace Ankang.Workflows.DueItems;

/// <summary>A line of a history that is not the one that was written.</summary>
/// <param name="Number">Of the line, from 1.</param>
public readonly record struct HistoryFault(int Number, HistoryFaultKind Kind);
