namespace Ankang.Workflows.Retention;

/// <summary>One row that names a person.</summary>
/// <param name="Columns">Those that name him, by name.</param>
public sealed record PersonRow(string Table, string Partition, string Row, IReadOnlyDictionary<string, string> Columns);
