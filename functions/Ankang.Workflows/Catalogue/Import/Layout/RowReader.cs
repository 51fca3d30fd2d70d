using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Reading;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Reads a row under its columns into a task, or into what the task above still lacks.</summary>
internal sealed class RowReader(Harvest harvest)
{
    public void Read(Item.Row item)
    {
        (IReadOnlyList<Slot> row, Columns columns, bool plain) = item;
        foreach (int column in columns.Headings.Where(c => c < row.Count))
            if (row[column].IsOwn && !BelongsToText(row[column].Text))
            {
                Heading(row[column].Text, last: column == columns.Headings.Last());
                row[column].As(Fate.Heading);
            }

        Slot text = columns.Text < row.Count ? row[columns.Text] : Slot.Empty(row[0].Place);
        if (text.IsEmpty && OnlyHeading(row, columns) is { } heading)
            text = heading;
        (int? number, string mark) = NumberOf(row, columns, text);
        string lead = Joined(row, columns.Of(ColumnRole.Lead)),
            support = Joined(row, columns.Of(ColumnRole.Support)),
            deadline = Joined(row, columns.Of(ColumnRole.Deadline)),
            remark = Remark(row, columns);
        Slot[] own = [.. row.Where(s => s.IsOwn)];
        Slot[] added =
        [
            .. columns.Headings.Where(c => c < row.Count && row[c] != text && row[c].IsOwn && BelongsToText(row[c].Text)).Select(c => row[c]),
        ];
        TaskText body = added
            .Aggregate(TaskText.Nothing, (all, slot) => all.Then(slot.Words.WithoutMark(Marks.At(slot.Text)?.Mark.Length ?? 0)))
            .Then(text.Words.WithoutMark(mark.Length));

        PrintedTask? before = harvest.Last;
        bool ownUnits = columns.Of(ColumnRole.Lead, ColumnRole.Support, ColumnRole.Deadline).Any(c => c < row.Count && row[c].IsOwn);
        if (body.IsEmpty)
        {
            foreach (Slot slot in own.Where(s => s.Kind == CellKind.Number))
                slot.As(Fate.Heading);
            // Units without a text: the task above has more of them than fit into its row.
            if (plain || before is null || !ownUnits)
                return;
            harvest.Replace(Joined(before, lead, support, deadline, remark));
            Fields(own, columns.Headings, row);
            return;
        }

        Fields(own, columns.Headings, row);
        if (text.Repeated && before is not null && before.Text.EndsWith(body.Text, StringComparison.Ordinal))
        {
            // One task, several rows of units.
            foreach (Slot slot in added)
                slot.As(Fate.Field);
            harvest.Replace(Joined(before, lead, support, deadline, remark));
        }
        else if (number is null && before is { Number: not null } && !ownUnits)
        {
            // The task goes on: over a page break, or in a further row of its measures.
            harvest.Replace(
                before with
                {
                    Words = before.Words.Then(body, sameLine: Marks.At(text.Text) is null),
                    Remark = Both(before.Remark, remark),
                }
            );
        }
        else
        {
            Given given = harvest.Given;
            TaskText[] parts = [.. body.Parted()];
            if (parts.Length == 0)
                return;
            // A text that copies a merged cell has it in its first row only.
            bool filled = plain && before is not null && (before.Section, before.Group) == (given.Section, given.Group);
            PrintedTask task = new(text.IsEmpty ? own[0].Place : text.Place)
            {
                Number = number,
                Mark = mark,
                Section = given.Section,
                Group = given.Group,
                Words = parts[0],
                Lead =
                    lead.Length > 0 ? lead
                    : filled ? before!.Lead
                    : given.Lead,
                Support = lead.Length == 0 && support.Length == 0 && filled ? before!.Support : support,
                Deadline =
                    deadline.Length > 0 ? deadline
                    : given.Deadline.Length > 0 ? given.Deadline
                    : filled ? before!.Deadline
                    : "",
                Remark = remark,
                Filled =
                    filled
                    && (
                        (lead.Length == 0 && before!.Lead.Length > 0)
                        || (deadline.Length == 0 && given.Deadline.Length == 0 && before!.Deadline.Length > 0)
                    ),
            };
            harvest.Add(task);
            foreach (TaskText part in parts[1..])
                harvest.Add(task with { Number = null, Mark = "", Words = part });
        }
    }

    // A row whose measures are empty: its heading is what is to be done, if it says who or until when.
    private static Slot? OnlyHeading(IReadOnlyList<Slot> row, Columns columns) =>
        columns.Of(ColumnRole.Lead, ColumnRole.Deadline).Any(c => c < row.Count && row[c].IsOwn)
            ? columns.Headings.Where(c => c < row.Count && row[c].IsOwn).Select(c => row[c]).LastOrDefault()
            : null;

    // What a heading says of a rhythm or a number belongs to the duty: it is read with the text.
    private static bool BelongsToText(string heading) => Rhythms.Any(heading) || Counts.Any(heading);

    private static void Fields(Slot[] own, IEnumerable<int> headings, IReadOnlyList<Slot> row)
    {
        HashSet<Slot> heads = [.. headings.Where(c => c < row.Count).Select(c => row[c])];
        foreach (Slot slot in own.Where(s => !heads.Contains(s)))
            slot.As(Fate.Field);
    }

    private void Heading(string text, bool last) =>
        harvest.Given = harvest.Given.Under(text, section: Marks.At(text) is { Level: Marks.Section } || !last);

    private static (int? Number, string Mark) NumberOf(IReadOnlyList<Slot> row, Columns columns, Slot text)
    {
        foreach (int column in columns.Of(ColumnRole.Number).Where(c => c < row.Count))
            if (
                row[column] is { Repeated: false } cell
                && ChineseNumbers.Parse(Blanks.HalfWidth(cell.Text).TrimEnd('.', '、', ')').TrimStart('(')) is { } number
            )
                return (number, "");
        if (Marks.At(text.Text) is { Level: Marks.Number } inText && !text.Repeated)
            return (inText.Number, inText.Mark);
        foreach (int column in columns.Headings.Where(c => c < row.Count))
            if (row[column] is { Repeated: false } cell && Marks.At(cell.Text) is { Level: Marks.Number } inHeading)
                return (inHeading.Number, "");
        return (null, "");
    }

    private static string Joined(IReadOnlyList<Slot> row, IEnumerable<int> columns) =>
        string.Join('、', columns.Where(c => c < row.Count).Select(c => row[c].Text).Where(t => t.Length > 0).Distinct());

    // Of columns that tell nothing of a duty what names a time is kept, to be looked at.
    private static string Remark(IReadOnlyList<Slot> row, Columns columns) =>
        string.Join(
            '、',
            Enumerable
                .Range(0, Math.Min(row.Count, columns.Count))
                .Where(c =>
                    row[c].IsOwn
                    && (
                        columns[c] == ColumnRole.Remark
                        || (columns[c] == ColumnRole.Other && row[c].Kind == CellKind.Sentence && Tells.Time(row[c].Text))
                    )
                )
                .Select(c => row[c].Text)
                .Distinct()
        );

    private static PrintedTask Joined(PrintedTask task, string lead, string support, string deadline, string remark) =>
        task with
        {
            Lead = Both(task.Lead, lead),
            Support = Both(task.Support, support),
            Deadline = Both(task.Deadline, deadline),
            Remark = Both(task.Remark, remark),
        };

    private static string Both(string one, string other) =>
        other.Length == 0 || one.Split('、').Contains(other) ? one
        : one.Length == 0 ? other
        : one + "、" + other;
}
