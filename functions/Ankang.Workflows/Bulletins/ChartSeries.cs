namespace Ankang.Workflows.Bulletins;

/// <summary>One row of numbers of a chart.</summary>
/// <param name="Colour">RRGGBB.</param>
/// <param name="Values">One a category.</param>
internal sealed record ChartSeries(string Name, string Colour, IReadOnlyList<decimal> Values);
