using System.Text;
using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads a text: tables with tabs or bars, cells copied one a line, and prose, in any order.</summary>
internal static class PlainTextReader
{
    private const int MostLinesOfARow = 40;

    public static IReadOnlyList<Block> Read(string text)
    {
        string[] lines = text.Split('\n');
        if (Rows(lines.Select(l => l.Split('\t'))) is >= 2 or > 0 and < 2 && lines.Any(l => l.Split('\t').Count(c => c.Trim().Length > 0) >= 3))
            return WithTables([.. TabRows(text)]);
        if (Rows(lines.Select(BarCells)) >= 2)
            return WithTables([.. lines.Select((l, i) => new TextRow(i + 1, l.AsSpan().IndexOfAny('|', '｜') >= 0 ? BarCells(l) : [l.Trim()]))]);
        if (text.AsSpan().Count('|') + text.AsSpan().Count('｜') >= 4)
            return Barred(text);
        // Columns held apart by blanks, as a page shows them.
        return lines.Count(l => SpacedCells(l).Length >= 3) >= 2
            ? WithTables([.. lines.Select((l, i) => new TextRow(i + 1, SpacedCells(l)))])
            : Lines(lines);
    }

    private static int Rows(IEnumerable<string[]> lines) => lines.Count(cells => cells.Count(c => c.Trim().Length > 0) >= 2);

    /// <summary>Neighbouring lines of several cells make a table, the others are paragraphs.</summary>
    private static List<Block> WithTables(IReadOnlyList<TextRow> lines)
    {
        int width = lines.Max(l => Array.FindLastIndex(l.Cells, c => c.Length > 0) + 1);
        var blocks = new List<Block>();
        var rows = new List<TextRow>();
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsEmpty || lines[i].IsRule)
                continue;
            TextRow row = lines[i];
            if (LinesOfOneRow(lines, i, width) is > 1 and var count)
            {
                row = TextRow.Joined([.. lines.Skip(i).Take(count)]);
                i += count - 1;
            }

            if (row.Cells.Length > 1)
            {
                rows.Add(row);
                continue;
            }

            Close();
            blocks.Add(new Block.Paragraph(row.Cells[0], new Place(row.Line)));
        }

        Close();
        return blocks;

        void Close()
        {
            if (rows.Count == 0)
                return;
            int widest = rows.Max(r => r.Cells.Length);
            blocks.Add(
                new Block.Table([
                    .. rows.Select(
                        IReadOnlyList<Cell> (r) =>
                            [.. Enumerable.Range(0, widest).Select(c => new Cell(c < r.Cells.Length ? r.Cells[c] : "", new Place(r.Line)))]
                    ),
                ])
                {
                    Plain = true,
                }
            );
            rows.Clear();
        }
    }

    /// <summary>A numbered row whose cells break in lines: as many lines as together have the cells of a row.</summary>
    private static int LinesOfOneRow(IReadOnlyList<TextRow> lines, int at, int width)
    {
        int cells = lines[at].Cells.Length;
        if (cells < 2 || cells >= width || CellKinds.Of(lines[at].Cells[0]) != CellKind.Number || CellKinds.Of(lines[at].Cells[^1]) is CellKind.Time)
            return 1;
        for (int i = at + 1; i < Math.Min(lines.Count, at + MostLinesOfARow); i++)
        {
            if (lines[i].Cells.Length > 1 && CellKinds.Of(lines[i].Cells[0]) is CellKind.Number)
                return 1;
            cells += lines[i].Cells.Length - 1;
            if (cells >= width)
                return cells == width ? i - at + 1 : 1;
        }

        return 1;
    }

    private static string[] BarCells(string line)
    {
        string trimmed = line.Trim();
        if (trimmed.Length > 0 && trimmed[0] is '|' or '｜')
            trimmed = trimmed[1..];
        if (trimmed.Length > 0 && trimmed[^1] is '|' or '｜')
            trimmed = trimmed[..^1];
        return [.. trimmed.Split('|', '｜').Select(c => c.Trim())];
    }

    private static string[] SpacedCells(string line) =>
        [
            .. line.Trim()
                .Replace("　", "  ", StringComparison.Ordinal)
                .Split("  ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .DefaultIfEmpty(""),
        ];

    /// <summary>Rows of cells parted by tabs, as a spreadsheet copies them: a cell in quotation marks may hold breaks and tabs.</summary>
    private static IEnumerable<TextRow> TabRows(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        (int line, int from, bool quoted) = (1, 1, false);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
                line++;
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0 && Closes(text, i))
                quoted = true;
            else if (c == '\t')
                Next();
            else if (c == '\n')
            {
                Next();
                yield return TextRow.Of(from, cells);
                cells.Clear();
                from = line;
            }
            else
                cell.Append(c);
        }

        Next();
        yield return TextRow.Of(from, cells);

        void Next()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    // A quotation mark that no other closes before a tab or the end of a line, or only far behind, is a part of the text.
    private static bool Closes(string text, int at)
    {
        for (int i = at + 1; i < Math.Min(text.Length, at + 5000); i++)
        {
            if (text[i] != '"')
                continue;
            if (i + 1 < text.Length && text[i + 1] == '"')
                i++;
            else
                return i + 1 == text.Length || text[i + 1] is '\t' or '\n';
        }

        return false;
    }

    /// <summary>Cells closed by bars, one or several a line. What stands before the first and behind the last of them are lines.</summary>
    private static List<Block> Barred(string text)
    {
        var blocks = new List<Block>();
        var run = new List<Cell>();
        string[] cells = text.Split('|', '｜');
        int line = 1;
        for (int i = 0; i < cells.Length; i++)
        {
            (string Text, int Line)[] lines = [.. cells[i].Split('\n').Select((l, n) => (l.Trim(), line + n)).Where(l => l.Item1.Length > 0)];
            line += cells[i].AsSpan().Count('\n');
            if (lines.Length == 0)
                continue;
            bool last = i == cells.Length - 1;
            // The head's first cell, and the first of a further table, hold all that stands before them.
            int before =
                last ? lines.Length
                : i == 0 || (lines.Length > 1 && ColumnNames.RoleOf(lines[^1].Text) is not null && ColumnNames.RoleOf(cells[i]) is null)
                    ? lines.Length - 1
                : 0;
            if (before > 0)
                Close();
            blocks.AddRange(lines[..Math.Max(0, before)].Select(l => new Block.Paragraph(l.Text, new Place(l.Line))));
            if (before < lines.Length && !last)
                run.Add(new Cell(string.Join('\n', lines[Math.Max(0, before)..].Select(l => l.Text)), new Place(lines[Math.Max(0, before)].Line)));
        }

        Close();
        return blocks;

        void Close()
        {
            if (run.Count > 0)
                blocks.Add(new Block.CellRun([.. run]));
            run.Clear();
        }
    }

    /// <summary>Prose, and tables copied one cell a line: their heads, or rows that begin with 1, 2, 3, show them.</summary>
    private static List<Block> Lines(string[] lines)
    {
        (string Text, int Line)[] all = [.. lines.Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0)];
        int from = Run(all);
        var blocks = new List<Block>();
        blocks.AddRange(all[..from].Select(l => new Block.Paragraph(l.Text, new Place(l.Line))));
        if (from < all.Length)
            blocks.Add(new Block.CellRun([.. all[from..].Select(l => new Cell(l.Text, new Place(l.Line)))]));
        return blocks;
    }

    /// <summary>Where cells begin that stand one a line; the length where none do.</summary>
    private static int Run((string Text, int Line)[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            int named = 0;
            while (i + named < lines.Length && ColumnNames.RoleOf(lines[i + named].Text) is not null)
                named++;
            if (named >= 3 && ColumnNames.IsHead([.. lines.Skip(i).Take(named).Select(l => l.Text)]))
                return i;
            if (CellKinds.Of(lines[i].Text) != CellKind.Number || Plain(lines[i].Text) != "1")
                continue;
            int second = Array.FindIndex(lines, i + 1, Math.Min(14, lines.Length - i - 1), l => Plain(l.Text) == "2");
            if (second - i < 3 || !lines[i..second].Any(l => CellKinds.Of(l.Text) is CellKind.Names or CellKind.Time))
                continue;
            // The head stands before the first row, as many lines as the row has.
            int head = Array.FindIndex(lines, Math.Max(0, i - (second - i)), i - Math.Max(0, i - (second - i)), l =>
                ColumnNames.RoleOf(l.Text) == ColumnRole.Number
            );
            return head >= 0 ? head : i;
        }

        return lines.Length;

        static string Plain(string text) => Blanks.HalfWidth(text).Trim('.', '、');
    }
}
