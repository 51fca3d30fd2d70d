namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>The text of a task as the parts of the document that it is made of: what stands in it is a duty, and nothing else is.</summary>
internal sealed class TaskText
{
    // Parts of one line follow each other without a break.
    private readonly Part[][] _lines;
    private readonly Part[] _mark;

    private TaskText(Part[][] lines, Part[] mark) => (_lines, _mark) = (lines, mark);

    public static TaskText Nothing { get; } = new([], []);

    /// <summary>Without its number, otherwise as printed but for bars.</summary>
    public string Text => field ??= Unbarred(string.Join('\n', _lines.Select(l => string.Concat(l.Select(p => p.Text)))));

    public bool IsEmpty => _lines.Length == 0;

    public static TaskText OfLines(IEnumerable<Part> lines) => Of(lines.Select(l => new[] { l }), []);

    public static TaskText OfLine(IEnumerable<Part> parts) =>
        Of(
            [
                [.. parts],
            ],
            []
        );

    /// <summary>Bars part the cells of the text that the product keeps.</summary>
    public static string Unbarred(string text) => text.Replace('|', '/').Replace('｜', '／').Trim();

    /// <summary>Goes on with <paramref name="more"/>, on a line of its own or not.</summary>
    public TaskText Then(TaskText more, bool sameLine = false) =>
        sameLine && !IsEmpty && !more.IsEmpty
            ? new([.. _lines[..^1], [.. _lines[^1], .. more._lines[0]], .. more._lines[1..]], [.. _mark, .. more._mark])
            : new([.. _lines, .. more._lines], [.. _mark, .. more._mark]);

    /// <summary>The first characters are the number of the task, which is a field of it and no part of its text.</summary>
    /// <param name="length">In <see cref="Text"/>; a break counts as one.</param>
    public TaskText WithoutMark(int length)
    {
        var mark = new List<Part>(_mark);
        var lines = new List<Part[]>();
        foreach (Part[] line in _lines)
        {
            var rest = new List<Part>();
            foreach (Part part in line)
            {
                int cut = Math.Min(length, part.Length);
                mark.Add(part.Slice(0, cut));
                rest.Add(part.From(cut));
                length -= cut;
            }

            lines.Add([.. rest]);
            length = Math.Max(0, length - 1);
        }

        return Of(lines, [.. mark]);
    }

    /// <summary>Texts of which none is longer than <see cref="LongText.Longest"/>; sentences that are longer stay unread.</summary>
    public IEnumerable<TaskText> Parted() =>
        Text.Length <= LongText.Longest
            ? [this]
            : _lines
                .SelectMany(l => l)
                .SelectMany(LongText.Parted)
                .Select(
                    (p, i) =>
                        Of(
                            [
                                [p],
                            ],
                            i == 0 ? _mark : []
                        )
                );

    /// <summary>Says of its parts that they are a duty, once the task stands in the list.</summary>
    public void Claim()
    {
        foreach (Part part in _lines.SelectMany(l => l))
            part.As(Fate.Duty);
        foreach (Part part in _mark)
            part.As(Fate.Field);
    }

    private static TaskText Of(IEnumerable<Part[]> lines, Part[] mark) => new([.. lines.Select(Trimmed).Where(l => l.Length > 0)], mark);

    // Blanks at the ends of a line are no part of it; those between its parts are.
    private static Part[] Trimmed(Part[] line)
    {
        int first = Array.FindIndex(line, p => p.Trimmed().Length > 0);
        if (first < 0)
            return [];
        int last = Array.FindLastIndex(line, p => p.Trimmed().Length > 0);
        Part[] kept = line[first..(last + 1)];
        kept[0] = kept[0] with { Start = kept[0].Trimmed().Start };
        kept[^1] = kept[^1] with { End = kept[^1].Trimmed().End };
        return kept;
    }
}
