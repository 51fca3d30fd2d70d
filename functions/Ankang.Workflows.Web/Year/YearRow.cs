namespace Ankang.Workflows.Web.Year;

/// <summary>One row of the year at a glance.</summary>
/// <param name="Heading">Printed above it where it begins a section; null otherwise.</param>
/// <param name="Query">The items behind it: <c>task=14</c>, <c>unit=hanbin</c>.</param>
/// <param name="Label">第14项, or the unit's short name.</param>
/// <param name="Sentence">The published sentence; empty for a unit.</param>
/// <param name="Rhythm">The recurrence in words, or a unit's own count.</param>
/// <param name="Whole">The year.</param>
/// <param name="Cells">Twelve months, or the units of the matrix.</param>
public sealed record YearRow(
    string? Heading,
    string Query,
    string Label,
    string Href,
    string Sentence,
    string Rhythm,
    YearCell Whole,
    IReadOnlyList<YearCell> Cells
);
