namespace Ankang.Workflows.Filings;

/// <summary>A column of a template.</summary>
/// <param name="Index">From 0: A.</param>
/// <param name="Head">As its head prints, blanks aside.</param>
public sealed record FilingColumn(int Index, string Head, FilingField Field);
