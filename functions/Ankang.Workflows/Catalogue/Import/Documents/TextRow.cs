namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>A line of a text with its cells, or several that are one row.</summary>
internal sealed record TextRow(int Line, string[] Cells)
{
    public bool IsEmpty => Cells.All(c => c.Length == 0);

    /// <summary>|---|:---:| under the head of a table in Markdown.</summary>
    public bool IsRule => Cells.Length > 1 && Cells.All(c => c.All(x => x is '-' or ':' or ' '));

    /// <summary>A line with one cell that is not empty is a paragraph, however it is indented.</summary>
    public static TextRow Of(int line, IReadOnlyList<string> cells) =>
        new(line, cells.Count(c => c.Length > 0) == 1 && cells.Count <= 2 ? [cells.First(c => c.Length > 0)] : [.. cells]);

    /// <summary>The last cell of a line goes on in the first of the next.</summary>
    public static TextRow Joined(IReadOnlyList<TextRow> lines)
    {
        List<string> cells = [.. lines[0].Cells];
        foreach (TextRow line in lines.Skip(1))
        {
            cells[^1] = string.Join('\n', new[] { cells[^1], line.Cells[0] }.Where(c => c.Length > 0));
            cells.AddRange(line.Cells[1..]);
        }

        return new(lines[0].Line, [.. cells]);
    }
}
