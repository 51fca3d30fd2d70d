using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Reading;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Puts cells whose rows are lost back into rows: a numbered cell begins one, the head tells what follows it.</summary>
internal static class CellRuns
{
    public static IReadOnlyList<IReadOnlyList<Cell>> Rows(IReadOnlyList<Cell> run)
    {
        IReadOnlyList<Cell> cells = [.. run.SelectMany(Parted)];
        var rows = new List<IReadOnlyList<Cell>>();
        (int first, int count) = Head(cells);
        if (count == 0)
            return [.. cells.Where(c => !c.IsEmpty).Select(c => (IReadOnlyList<Cell>)[c])];
        rows.AddRange(cells.Take(first).Where(c => !c.IsEmpty).Select(c => (IReadOnlyList<Cell>)[c]));
        Cell[] head = [.. cells.Skip(first).Take(count)];
        rows.Add(head);
        if (Columns.From(head, null, out _) is not { } columns)
            return rows;

        HashSet<string> names = [.. head.Select(h => h.Text)];
        Cell[]? open = null;
        int at = 0;
        Cell[] body = [.. cells.Skip(first + count)];
        foreach (Cell cell in body)
        {
            (int Level, int Number, string Mark)? mark = Marks.At(cell.Text);
            // The head's cells again, on a further page.
            if (names.Contains(cell.Text))
                continue;
            if (mark is { Level: Marks.Number } && columns.Text is var text && (open is null || at > text))
            {
                Open(cell.Place);
                open![text] = cell;
                at = text + 1;
            }
            else if (
                ChineseNumbers.Parse(cell.Text) is not null
                && columns.Of(ColumnRole.Number).FirstOrDefault(-1) is >= 0 and var number
                && (open is null || at > columns.Text)
            )
            {
                Open(cell.Place);
                open![number] = cell;
                at = number + 1;
            }
            else if (mark is { Level: Marks.Section or Marks.Group } && (open is null || at > columns.Text + 1 || mark is { Level: Marks.Section }))
            {
                Close();
                rows.Add(Padded([cell], cell.Place));
            }
            else if (open is not null && at < columns.Count)
            {
                open[at++] = cell;
            }
            else if (!cell.IsEmpty)
            {
                // More cells than columns: kept as a row, so that nothing is lost.
                Close();
                rows.Add(Padded([cell], cell.Place));
            }
        }

        Close();
        return rows;

        void Open(Place place)
        {
            Close();
            open = [.. Enumerable.Repeat(new Cell("", place), columns.Count)];
        }

        void Close()
        {
            if (open is not null)
                rows.Add(open);
            open = null;
        }

        IReadOnlyList<Cell> Padded(IEnumerable<Cell> few, Place place) =>
            [.. few.Concat(Enumerable.Repeat(new Cell("", place), columns.Count)).Take(columns.Count)];
    }

    // The head's first cell holds all that stands before the table.
    private static IEnumerable<Cell> Parted(Cell cell)
    {
        int end = cell.Text.LastIndexOf('\n');
        if (end < 0 || ColumnNames.RoleOf(cell.Text[(end + 1)..]) is null || ColumnNames.RoleOf(cell.Text) is not null)
            return [cell];
        int lines = cell.Text[..end].Count(c => c == '\n') + 1;
        return [cell with { Text = cell.Text[..end].Trim() }, new Cell(cell.Text[(end + 1)..].Trim(), new Place(cell.Place.Line + lines))];
    }

    /// <summary>The first run of cells that are heads of columns.</summary>
    private static (int First, int Count) Head(IReadOnlyList<Cell> cells)
    {
        for (int i = 0; i < cells.Count; i++)
        {
            int count = 0;
            while (i + count < cells.Count && ColumnNames.RoleOf(cells[i + count].Text) is not null)
                count++;
            if (count >= 2 && ColumnNames.IsHead([.. cells.Skip(i).Take(count).Select(c => c.Text)]))
                return (i, count);
            if (count > 0)
                i += count - 1;
        }

        return (0, 0);
    }
}
