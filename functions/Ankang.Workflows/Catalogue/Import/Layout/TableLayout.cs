using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Reading;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Reads lists that are tables, whichever columns they have.</summary>
internal sealed class TableLayout
{
    private readonly List<PrintedTask> _tasks = [];
    private readonly List<Unread> _unread = [];
    private readonly List<string> _notes = [];
    private Columns? _columns;
    private string _section = "",
        _group = "";

    private readonly bool _plain;

    private TableLayout(bool plain) => _plain = plain;

    /// <summary>Null where the document has no table that is a list.</summary>
    public static PrintedList? Read(ListDocument document)
    {
        var layout = new TableLayout(document.Text is not null);
        foreach (Block block in document.Blocks)
        {
            switch (block)
            {
                case Block.Table table:
                    layout.Rows(table.Rows);
                    break;
                case Block.CellRun run:
                    layout.Rows(CellRuns.Rows(run.Cells));
                    break;
                case Block.Paragraph { Text: var text } paragraph
                    when layout._columns is not null && Marks.At(text) is { Level: Marks.Section or Marks.Group }:
                    layout.Heading(text);
                    break;
                case Block.Paragraph paragraph:
                    layout._unread.Add(new(paragraph.Text, paragraph.Place));
                    break;
            }
        }

        return layout._columns is null || layout._tasks.Count == 0 ? null : new(layout._tasks, layout._unread, layout._notes, "table");
    }

    private void Rows(IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            IReadOnlyList<Cell> row = rows[i];
            if (Columns.From(row, i + 1 < rows.Count ? rows[i + 1] : null, out bool two) is { } columns)
            {
                // A head of its own for each part, or again on each page.
                _columns = columns;
                if (two)
                    i++;
            }
            else if (_columns is null || row.Count < _columns.Text + 1)
            {
                _unread.AddRange(row.Where(c => c is { Repeated: false, IsEmpty: false }).Select(c => new Unread(c.Text, c.Place)));
            }
            else
            {
                Row(row, _columns);
            }
        }
    }

    private void Row(IReadOnlyList<Cell> printed, Columns columns)
    {
        IReadOnlyList<Cell> row = _plain ? Aligned(printed, columns) : printed;
        Cell[] own = [.. row.Where(c => c is { IsEmpty: false, Repeated: false })];
        bool inText = own.Length == 1 && _tasks.Count > 0 && ReferenceEquals(row[columns.Text], own[0]) && columns.Text > 0;
        if (own is [var only] && !inText && row.All(c => c.IsEmpty || c.Text == only.Text) && Single(only))
            return;

        foreach (int column in columns.Headings.Where(c => c < row.Count))
            if (row[column] is { IsEmpty: false, Repeated: false } heading && !BelongsToText(heading.Text))
                Heading(heading.Text, last: column == columns.Headings.Last());

        Cell text = row[columns.Text];
        (int? number, string mark) = NumberOf(row, columns);
        string lead = Joined(row, columns.Of(ColumnRole.Lead)),
            support = Joined(row, columns.Of(ColumnRole.Support)),
            deadline = Joined(row, columns.Of(ColumnRole.Deadline));
        string remark = Joined(row, columns.Of(ColumnRole.Remark), own: true);
        string body = string.Join(
            '\n',
            columns
                .Headings.Where(c => c < row.Count && !row[c].Repeated && BelongsToText(row[c].Text))
                .Select(c => Marks.At(row[c].Text) is { } m ? row[c].Text[m.Mark.Length..] : row[c].Text)
                .Append(text.Text[(text.Text.StartsWith(mark, StringComparison.Ordinal) ? mark.Length : 0)..])
                .Where(t => t.Length > 0)
        );

        PrintedTask? before = _tasks.LastOrDefault();
        bool ownUnits = columns
            .Of(ColumnRole.Lead, ColumnRole.Support, ColumnRole.Deadline)
            .Any(c => c < row.Count && row[c] is { IsEmpty: false, Repeated: false });
        if (text.Repeated && before is not null && before.Text.EndsWith(body, StringComparison.Ordinal))
        {
            // One task, several rows of units.
            _tasks[^1] = before with
            {
                Lead = Both(before.Lead, lead),
                Support = Both(before.Support, support),
                Deadline = Both(before.Deadline, deadline),
                Remark = Both(before.Remark, remark),
            };
        }
        else if (number is null && before is { Number: not null } && !ownUnits && body.Length > 0)
        {
            // The task goes on: over a page break, or in a further row of its measures.
            _tasks[^1] = before with { Text = before.Text + (Marks.At(text.Text) is null ? "" : "\n") + body, Remark = Both(before.Remark, remark) };
        }
        else if (body.Length > 0)
        {
            // A text that copies a merged cell has it in its first row only.
            bool filled = _plain && before is not null && (before.Section, before.Group) == (_section, _group);
            _tasks.Add(
                new(text.IsEmpty ? own[0].Place : text.Place)
                {
                    Number = number,
                    Mark = mark,
                    Section = _section,
                    Group = _group,
                    Text = body,
                    Lead = lead.Length == 0 && filled ? before!.Lead : lead,
                    Support = lead.Length == 0 && filled ? before!.Support : support,
                    Deadline = deadline.Length == 0 && filled ? before!.Deadline : deadline,
                    Remark = remark,
                    Filled = filled && (lead.Length == 0 || deadline.Length == 0),
                }
            );
        }
        else
        {
            _unread.AddRange(
                own.Where(c => c.Text != _group && c.Text != _section && Marks.Heading(c.Text) != _group && Marks.Heading(c.Text) != _section)
                    .Select(c => new Unread(c.Text, c.Place))
            );
        }
    }

    /// <summary>A text may leave out the cells that a merged one above covers: the numbered cell shows how many.</summary>
    private static IReadOnlyList<Cell> Aligned(IReadOnlyList<Cell> row, Columns columns)
    {
        int numbered = row.TakeWhile(c => Marks.At(c.Text) is not { Level: Marks.Number }).Count();
        int missing = columns.Text - numbered;
        if (missing <= 0 || numbered >= row.Count || columns[numbered] == ColumnRole.Number || row.Skip(row.Count - missing).Any(c => !c.IsEmpty))
            return row;
        return
        [
            .. row.Take(numbered),
            .. Enumerable.Repeat(new Cell("", row[numbered].Place), missing),
            .. row.Skip(numbered).Take(row.Count - numbered - missing),
        ];
    }

    /// <summary>A row of one cell: a section, a group, or a remark.</summary>
    private bool Single(Cell cell)
    {
        if (Marks.At(cell.Text) is { Level: Marks.Section or Marks.Group })
        {
            // A long numbered paragraph over the whole width is no heading.
            if (cell.Text.Length > 80 && Rhythms.Any(cell.Text))
                return false;
            Heading(cell.Text);
            return true;
        }

        if (Marks.At(cell.Text) is not null)
            return false;
        if (cell.Text.StartsWith('注') || cell.Text.StartsWith("备注", StringComparison.Ordinal) || cell.Text.Length > 40 || BelongsToText(cell.Text))
            _unread.Add(new(cell.Text, cell.Place));
        else
            Heading(cell.Text);
        return true;
    }

    // What a heading says of a rhythm or a number belongs to the duty: it is read with the text.
    private static bool BelongsToText(string heading) => Rhythms.Any(heading) || Counts.Any(heading);

    private void Heading(string text, bool last = true)
    {
        string heading = Marks.Heading(text);
        if (Marks.At(text) is { Level: Marks.Section } || !last)
            (_section, _group) = (heading, "");
        else
            _group = heading;
    }

    private static (int? Number, string Mark) NumberOf(IReadOnlyList<Cell> row, Columns columns)
    {
        foreach (int column in columns.Of(ColumnRole.Number).Where(c => c < row.Count))
            if (
                row[column] is { Repeated: false } cell
                && ChineseNumbers.Parse(Blanks.HalfWidth(cell.Text).TrimEnd('.', '、', ')').TrimStart('(')) is { } number
            )
                return (number, "");
        if (Marks.At(row[columns.Text].Text) is { Level: Marks.Number } inText && !row[columns.Text].Repeated)
            return (inText.Number, inText.Mark);
        foreach (int column in columns.Headings.Where(c => c < row.Count))
            if (row[column] is { Repeated: false } cell && Marks.At(cell.Text) is { Level: Marks.Number } inHeading)
                return (inHeading.Number, "");
        return (null, "");
    }

    private static string Joined(IReadOnlyList<Cell> row, IEnumerable<int> columns, bool own = false) =>
        string.Join(
            '、',
            columns.Where(c => c < row.Count && !(own && row[c].Repeated)).Select(c => row[c].Text).Where(t => t.Length > 0).Distinct()
        );

    private static string Both(string one, string other) =>
        other.Length == 0 || one.Split('、').Contains(other) ? one
        : one.Length == 0 ? other
        : one + "、" + other;
}
