namespace Ankang.Workflows.Publication;

/// <summary>One unit's due items.</summary>
/// <param name="ByMonth">As many as the table has months.</param>
public sealed record OpeningRow(string Unit, string Name, IReadOnlyList<int> ByMonth, int Total);
