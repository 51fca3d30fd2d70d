using System.Text;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads a text: a table with tabs or bars, cells copied one a line, or prose.</summary>
internal static class PlainTextReader
{
    public static IReadOnlyList<Block> Read(string text)
    {
        string[] lines = text.Split('\n');
        if (lines.Count(l => l.Count(c => c == '\t') >= 2) >= 2)
            return WithTables(TabRows(text));
        if (lines.Count(l => BarCells(l).Count(c => c.Length > 0) >= 3) >= 2)
            return WithTables(lines.Select((l, i) => (i + 1, IsBarred(l) ? BarCells(l) : [l.Trim()])));
        return text.Count(IsBar) >= 4
            ? [new Block.CellRun([.. Run(text)])]
            : [.. lines.Select((l, i) => new Block.Paragraph(l.Trim(), new Place(i + 1))).Where(p => p.Text.Length > 0)];
    }

    private static bool IsBar(char c) => c is '|' or '｜';

    private static bool IsBarred(string line) => line.Any(IsBar);

    /// <summary>Lines of several cells make tables, the others paragraphs; what stands alone between two rows is a row of one cell.</summary>
    private static List<Block> WithTables(IEnumerable<(int Line, string[] Cells)> lines)
    {
        (int Line, string[] Cells)[] all = [.. lines.Where(l => l.Cells.Any(c => c.Length > 0) && !IsRule(l.Cells))];
        int first = Array.FindIndex(all, l => l.Cells.Length > 1),
            last = Array.FindLastIndex(all, l => l.Cells.Length > 1);
        var blocks = new List<Block>();
        blocks.AddRange(all[..first].Select(l => new Block.Paragraph(string.Concat(l.Cells), new Place(l.Line))));
        int width = all[first..(last + 1)].Max(l => l.Cells.Length);
        blocks.Add(
            new Block.Table([
                .. all[first..(last + 1)]
                    .Select(
                        IReadOnlyList<Cell> (l) =>
                            [.. Enumerable.Range(0, width).Select(i => new Cell(i < l.Cells.Length ? l.Cells[i] : "", new Place(l.Line)))]
                    ),
            ])
        );
        blocks.AddRange(all[(last + 1)..].Select(l => new Block.Paragraph(string.Concat(l.Cells), new Place(l.Line))));
        return blocks;
    }

    // |---|:---:| under the head of a table in Markdown.
    private static bool IsRule(string[] cells) => cells.Length > 1 && cells.All(c => c.All(x => x is '-' or ':' or ' '));

    private static string[] BarCells(string line)
    {
        string trimmed = line.Trim();
        if (trimmed.Length > 0 && IsBar(trimmed[0]))
            trimmed = trimmed[1..];
        if (trimmed.Length > 0 && IsBar(trimmed[^1]))
            trimmed = trimmed[..^1];
        return [.. trimmed.Split('|', '｜').Select(c => c.Trim())];
    }

    /// <summary>Rows of cells parted by tabs, as a spreadsheet copies them: a cell in quotation marks may hold breaks and tabs.</summary>
    private static IEnumerable<(int Line, string[] Cells)> TabRows(string text)
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
                yield return (from, [.. cells]);
                cells.Clear();
                from = line;
            }
            else
                cell.Append(c);
        }

        Next();
        yield return (from, [.. cells]);

        void Next()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    // A quotation mark that no other closes before a tab or the end of a line is a part of the text.
    private static bool Closes(string text, int at)
    {
        for (int i = at + 1; i < text.Length; i++)
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

    private static IEnumerable<Cell> Run(string text)
    {
        int line = 1;
        foreach (string raw in text.Split('|', '｜'))
        {
            string cell = raw.Trim();
            yield return new Cell(cell, new Place(line + (cell.Length == 0 ? 0 : raw[..raw.IndexOf(cell[0])].Count(c => c == '\n'))));
            line += raw.Count(c => c == '\n');
        }
    }
}
