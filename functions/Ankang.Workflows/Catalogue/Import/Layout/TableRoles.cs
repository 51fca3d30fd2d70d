using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What the columns of each table are read as: as a person said, or else as heads and cells tell.</summary>
/// <param name="chosen">By the tables in their order; empty where nobody said anything.</param>
internal sealed class TableRoles(IReadOnlyList<IReadOnlyList<ColumnRole>> chosen)
{
    private const int LongestSample = 60;
    private readonly List<ImportedTable> _tables = [];

    public IReadOnlyList<ImportedTable> Tables => _tables;

    /// <param name="read">By heads and cells; null where they tell of no column with duties.</param>
    /// <returns>Null where the cells are lines.</returns>
    public Columns? Settle(Columns? read, IReadOnlyList<string>? heads, int width, IEnumerable<IReadOnlyList<Slot>> rows)
    {
        // A choice of another width was made for another document.
        Columns? columns = _tables.Count < chosen.Count && chosen[_tables.Count].Count == width ? Columns.OfRoles(chosen[_tables.Count]) : read;
        Slot[][] cells = [.. Enumerable.Range(0, width).Select(c => rows.Where(r => c < r.Count && r[c].IsOwn).Select(r => r[c]).Take(1).ToArray())];
        _tables.Add(
            new(
                [.. Enumerable.Range(0, width).Select(c => heads is not null && c < heads.Count ? heads[c] : "")],
                [.. Enumerable.Range(0, width).Select(c => columns is not null && c < columns.Count ? columns[c] : ColumnRole.Other)],
                [.. cells.Select(c => c is [{ Text: var text }] ? text[..Math.Min(text.Length, LongestSample)] : "")]
            )
        );
        return columns;
    }
}
