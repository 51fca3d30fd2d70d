namespace Ankang.Workflows.Storage;

/// <summary>The query over the partitions of a list that <see cref="ITableStore.ReadAcrossAsync"/> asks.</summary>
internal static class SqliteAcross
{
    /// <remarks>
    /// From partition to partition by the key, so that ranges which are not wanted (histories) are never walked; each row's columns are
    /// parsed once. One range comes in the order of its keys by that walk, which <see cref="SqliteStatement.PartitionRows"/> makes sure of: sorted
    /// here, every row would be copied once more. Keys and values are parameters; the names of table and columns are letters and digits.
    /// </remarks>
    /// <param name="values">Those of the parameters $p0, $p1 and so on: the partitions stand there already, the others are added.</param>
    public static string Of(StoreTable table, IReadOnlyList<RowRange> wanted, List<object> values)
    {
        string ranges = string.Join(
            " UNION ",
            wanted.Select(range =>
                $"SELECT t.pk, t.rk, t.etag, t.columns FROM parts JOIN {table} t ON t.pk = parts.pk "
                + $"AND t.rk >= {Parameter(range.FromRow)} AND t.rk < {Parameter(range.ToRowExclusive)}"
                + (
                    range.AnyOf.Count == 0
                        ? ""
                        : $" WHERE CASE WHEN json_valid(t.columns) THEN {string.Join(" OR ", range.AnyOf.Select(Says))} ELSE 1 END"
                )
            )
        );
        return $"""
            WITH RECURSIVE parts(pk) AS (
                SELECT min(pk) FROM {table} WHERE pk >= $p0 AND pk < $p1
                UNION ALL SELECT (SELECT min(pk) FROM {table} WHERE pk > parts.pk AND pk < $p1) FROM parts WHERE pk IS NOT NULL)
            {ranges}{(wanted.Count > 1 ? " ORDER BY 1, 2" : "")}
            """;

        string Says(ColumnSays says) =>
            says switch
            {
                ColumnSays.Text text => $"json_extract(t.columns, '$.{says.Column}') = {Parameter(text.Value)}",
                // Compared as text, which begins with its second.
                ColumnSays.Since since => $"json_extract(t.columns, '$.{says.Column}.t') >= {Parameter($"{since.Second:yyyy-MM-dd'T'HH:mm:ss}")}",
                _ => throw new ArgumentException($"A store knows no condition {says.GetType().Name}.", nameof(wanted)),
            };

        string Parameter(string value)
        {
            values.Add(value);
            return $"$p{values.Count - 1}";
        }
    }
}
