namespace Ankang.Workflows.Storage;

/// <summary>Which rows a query over many partitions wants of each: a range of keys, and what a column must say.</summary>
/// <param name="FromRow">First key, inclusive.</param>
/// <param name="ToRowExclusive">End, exclusive.</param>
/// <param name="AnyOf">One of them must hold; with none, all rows of the range are wanted.</param>
public sealed record RowRange(string FromRow, string ToRowExclusive, params IReadOnlyList<ColumnSays> AnyOf);
