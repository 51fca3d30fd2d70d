using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Puts cells whose columns are lost under the columns they fit by kind: of all ways in their order, the one that fits best.</summary>
internal static class Alignment
{
    private const double NewRow = 0.3,
        SameCell = 2.5;

    /// <summary>All cells in one row.</summary>
    public static Slot[] Row(IReadOnlyList<Slot> cells, Columns columns) => Best(cells, columns, oneRow: true)[0];

    /// <summary>A run of cells in as many rows as fit best.</summary>
    public static IReadOnlyList<Slot[]> Rows(IReadOnlyList<Slot> cells, Columns columns) =>
        cells.Count == 0 ? [] : Best(cells, columns, oneRow: false);

    private static List<Slot[]> Best(IReadOnlyList<Slot> cells, Columns columns, bool oneRow)
    {
        int width = columns.Count;
        // The cost of leaving out the columns before each.
        var skipped = new double[width + 1];
        for (int c = 0; c < width; c++)
            skipped[c + 1] = skipped[c] + Skip(columns[c]);
        var from = new int[cells.Count, width];
        double[] before = new double[width];
        for (int i = 0; i < cells.Count; i++)
        {
            double[] now = new double[width];
            for (int c = 0; c < width; c++)
            {
                (double best, int at) = i == 0 ? (-skipped[c], -1) : (double.NegativeInfinity, -1);
                for (int p = 0; i > 0 && p < width; p++)
                {
                    double way =
                        c > p ? -(skipped[c] - skipped[p + 1])
                        : c == p && columns[c] is ColumnRole.Text or ColumnRole.Lead or ColumnRole.Support && Goes(cells[i]) ? -SameCell
                        : oneRow ? double.NegativeInfinity
                        : -NewRow - (skipped[width] - skipped[p + 1]) - skipped[c];
                    if (before[p] + way > best)
                        (best, at) = (before[p] + way, p);
                }

                now[c] = best + Fit(cells[i], columns[c], c < columns.Text);
                from[i, c] = at;
            }

            before = now;
        }

        return Traced(cells, columns, from, before, skipped);
    }

    private static List<Slot[]> Traced(IReadOnlyList<Slot> cells, Columns columns, int[,] from, double[] ends, double[] skipped)
    {
        int width = columns.Count;
        int column = Enumerable.Range(0, width).MaxBy(c => ends[c] - (skipped[width] - skipped[c + 1]));
        var places = new int[cells.Count];
        for (int i = cells.Count - 1; i >= 0; i--)
        {
            // More cells than columns in one row: what is left stands in the last of them.
            places[i] = Math.Max(column, 0);
            column = column < 0 ? -1 : from[i, column];
        }

        var rows = new List<Slot[]>();
        for (int i = 0; i < cells.Count; i++)
        {
            bool same = i > 0 && places[i] == places[i - 1] && columns[places[i]] is ColumnRole.Text or ColumnRole.Lead or ColumnRole.Support;
            if (i == 0 || (places[i] <= places[i - 1] && !(same && Goes(cells[i]))))
                rows.Add([.. Enumerable.Repeat(Slot.Empty(cells[i].Place), width)]);
            Slot there = rows[^1][places[i]];
            rows[^1][places[i]] = there.IsEmpty ? cells[i] : new Slot([.. there.Parts, .. cells[i].Parts], there.Place);
        }

        return rows;
    }

    // A cell that may be a further line of the one before; a number begins something of its own.
    private static bool Goes(Slot cell) => cell.Kind is CellKind.Sentence or CellKind.Words or CellKind.Names;

    private static double Skip(ColumnRole role) =>
        role switch
        {
            ColumnRole.Text => 4,
            ColumnRole.Lead or ColumnRole.Deadline => 1.2,
            ColumnRole.Number => 0.8,
            ColumnRole.Support => 0.6,
            ColumnRole.Heading or ColumnRole.Task => 0.5,
            _ => 0.3,
        };

    private static double Fit(Slot cell, ColumnRole role, bool beforeText)
    {
        double mark =
            Marks.At(cell.Text) is not { } at || cell.Kind == CellKind.Number ? 0
            : at.Level <= Marks.Group ? (role is ColumnRole.Heading or ColumnRole.Task && beforeText ? 2 : 0)
            : role == ColumnRole.Text ? 2
            : 0;
        return mark
            + (cell.Kind, role) switch
            {
                (CellKind.Number, ColumnRole.Number) => 4,
                (CellKind.Number, ColumnRole.Remark or ColumnRole.Other) => -1,
                (CellKind.Number, _) => -4,
                (CellKind.Time, ColumnRole.Deadline) => 4,
                (CellKind.Time, ColumnRole.Remark) => 0,
                (CellKind.Time, ColumnRole.Other) => -1,
                (CellKind.Time, ColumnRole.Lead or ColumnRole.Support or ColumnRole.Number) => -4,
                (CellKind.Time, _) => -2,
                (CellKind.Names, ColumnRole.Lead) => 3,
                (CellKind.Names, ColumnRole.Support) => 3,
                (CellKind.Names, ColumnRole.Other) => 1,
                (CellKind.Names, ColumnRole.Remark or ColumnRole.Heading or ColumnRole.Task) => 0,
                (CellKind.Names, ColumnRole.Text) => -3,
                (CellKind.Names, _) => -4,
                (CellKind.Person, ColumnRole.Other) => 3,
                (CellKind.Person, ColumnRole.Lead) => 1,
                (CellKind.Person, _) => -2,
                (CellKind.Sentence, ColumnRole.Text) => 4,
                (CellKind.Sentence, ColumnRole.Task) => 2,
                (CellKind.Sentence, ColumnRole.Remark or ColumnRole.Other) => 1,
                (CellKind.Sentence, ColumnRole.Heading) => 0,
                (CellKind.Sentence, ColumnRole.Number) => -6,
                (CellKind.Sentence, _) => -2,
                (CellKind.Words, ColumnRole.Heading or ColumnRole.Task) => 2,
                (CellKind.Words, ColumnRole.Text or ColumnRole.Remark or ColumnRole.Other) => 1,
                (CellKind.Words, ColumnRole.Number) => -6,
                (CellKind.Words, ColumnRole.Lead or ColumnRole.Support) => 0.5,
                _ => 0,
            };
    }
}
