using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Places cells with their spans in rows and columns, as a page shows them.</summary>
internal sealed class TableGrid(string fileName)
{
    private readonly Dictionary<(int Row, int Column), Cell> _cells = [];
    private readonly Dictionary<int, int> _next = [];
    private int _rows,
        _columns;

    /// <summary>The next free column of <paramref name="row"/> takes the cell.</summary>
    public void Add(int row, string text, int columns, int rows, Func<int, Place> place)
    {
        int column = _next.GetValueOrDefault(row, 1);
        while (_cells.ContainsKey((row, column)))
            column++;
        Set(row, column, text, columns, rows, place);
        _next[row] = column + columns;
    }

    public void Set(int row, int column, string text, int columns, int rows, Func<int, Place> place)
    {
        if (_cells.Count + (long)rows * columns > IntakeLimits.MaxCells)
            throw DocumentReader.Fault(
                fileName,
                $"a table has more than {IntakeLimits.MaxCells:N0} cells",
                "a list of some hundred rows",
                "Save only the rows and columns of the list"
            );
        for (int r = row; r < row + rows; r++)
        for (int c = column; c < column + columns; c++)
            _cells.TryAdd((r, c), new Cell(text, place(column), r > row || c > column));
        // A span that reaches below the last row makes no rows.
        (_rows, _columns) = (Math.Max(_rows, row), Math.Max(_columns, column + columns - 1));
    }

    /// <summary>The cell above goes on into this row.</summary>
    public void SetRepeated(int row, int column, string text, int columns, Func<int, Place> place)
    {
        Set(row, column, text, columns, 1, place);
        for (int c = column; c < column + columns; c++)
            if (_cells.TryGetValue((row, c), out Cell? cell))
                _cells[(row, c)] = cell with { Repeated = true };
    }

    public IReadOnlyList<IReadOnlyList<Cell>> Rows()
    {
        // Rows that are empty altogether tell nothing; without them far-off cells cost nothing either.
        var byRow = _cells.Where(c => c.Key.Row <= _rows).ToLookup(c => c.Key.Row);
        return
        [
            .. byRow
                .OrderBy(r => r.Key)
                .Select(
                    IReadOnlyList<Cell> (row) =>
                    {
                        var cells = row.ToDictionary(c => c.Key.Column, c => c.Value);
                        return
                        [
                            .. Enumerable
                                .Range(1, Math.Min(_columns, 200))
                                .Select(c => cells.GetValueOrDefault(c) ?? new Cell("", row.First().Value.Place)),
                        ];
                    }
                )
                .Where(r => r.Any(c => !c.IsEmpty)),
        ];
    }
}
