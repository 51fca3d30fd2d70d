using System.Text.RegularExpressions;
using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Layout;
using Ankang.Workflows.Catalogue.Import.Reading;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>Reads a list as published, by rules and not by heart.</summary>
public static partial class ListImporter
{
    /// <param name="year">Of the list, where the document does not say it or says another.</param>
    /// <param name="directory">Units that are known already (the text of a units.yaml).</param>
    /// <param name="columns">What a person said the columns of each table are, as <see cref="ImportedList.Tables"/> has them.</param>
    /// <exception cref="CatalogueException">With every fault of the document that keeps it from being read.</exception>
    public static ImportedList Import(
        ListDocument document,
        int? year = null,
        string? directory = null,
        IReadOnlyList<IReadOnlyList<ColumnRole>>? columns = null
    )
    {
        PrintedList printed = PrintedList.Read(document, columns ?? []);
        ListHeading heading = ListHeading.Of(document);
        var notes = new List<string>(printed.Notes);
        if ((year ?? heading.Year ?? YearOfDays(printed, notes)) is not { } of)
        {
            throw DocumentReader.Fault(
                document.FileName,
                "nothing says of which year the list is",
                "a title such as 2021年…工作任务清单, a number with its year, or a date",
                "Name it with --year"
            );
        }

        printed = printed with { Tasks = [.. printed.Tasks.Select(Timed)] };
        TaskItem[] tasks = [.. printed.Tasks.Select(ToTask)];
        var units = new UnitBook(directory);
        TaskList list = ListHeadDraft.Of(heading, of, document.FileName, tasks, units, notes);

        ListStyle style = ListStyle.Of([.. printed.Tasks.Select(t => t.Text)], undated: printed.Tasks.All(t => t.Deadline.Length == 0));
        if (style.Undated)
            notes.Add($"no task has a 完成时限: the end of {of} is taken for all");
        var duties = new List<ImportedDuty>();
        foreach ((PrintedTask row, TaskItem task) in printed.Tasks.Zip(tasks))
            duties.AddRange(Duties(row, task, list, units, style));

        string published = document.Text is { } text && PublishedWriter.Suits(text, document.FileName, list) ? text : PublishedWriter.Write(list);
        return new(list, duties, notes, printed.Pieces, published, units.Skeleton(), printed.Tables);
    }

    // 整改时限：2024年12月底前: where nothing else says it, the year that most deadlines name.
    private static int? YearOfDays(PrintedList printed, List<string> notes)
    {
        int? year = printed
            .Tasks.SelectMany(t => WrittenYear().Matches(Blanks.HalfWidth($"{t.Deadline} {t.Text} {t.Section} {t.Group}")))
            .Select(m => int.Parse(m.Groups[1].Value))
            .GroupBy(y => y)
            .OrderByDescending(g => g.Count())
            .Select(g => (int?)g.Key)
            .FirstOrDefault();
        if (year is { } named)
            notes.Add($"no title says of which year the list is: {named} is taken, which its days name; correct year");
        return year;
    }

    private static IEnumerable<ImportedDuty> Duties(PrintedTask row, TaskItem task, TaskList list, UnitBook units, ListStyle style)
    {
        IReadOnlyList<ReadDuty> read = Limited(TaskReader.Read(row.Text, row.Deadline, list.Year, list.Title, style));
        UnitRoles roles = UnitRoles.Read(row.Lead, row.Support);
        var common = new List<string>();
        if (row.Filled)
            common.Add("units or deadline were taken from the row above");
        if (Rhythms.Any(row.Remark) || Counts.Any(row.Remark))
            common.Add($"备注 says “{Short(row.Remark)}”");
        common.AddRange(ImpossibleDays(row, list.Year));
        IReadOnlyList<string> before = [];
        for (int i = 0; i < read.Count; i++)
        {
            ReadDuty duty = read[i];
            IReadOnlyList<string> asked = Asked(duty, roles.AnswerableFor(duty, out string? unclear), ref before);
            IReadOnlyList<string> askedOf = units.Ids(asked, list.OfficeUnit);
            yield return DutyDraft.Of(
                duty,
                task,
                list,
                DutyDraft.IdOf(duty, task.Number, i, read.Count),
                askedOf,
                [.. roles.Helping.Select(units.Id).Distinct().Except(askedOf)],
                [
                    .. roles.Doubts,
                    .. unclear is null ? (string[])[] : [unclear],
                    .. asked.Count == 0 ? [DutyDraft.NobodyPrinted] : (string[])[],
                    .. row.Beside && duty.Recurrence == Recurrence.Continuous ? ["stands beside the table, and names no time"] : (string[])[],
                    .. i == 0 ? common : [],
                ]
            );
        }
    }

    // 牵头单位：A局；责任单位：B局，6月底完成: the time stands among the units.
    private static PrintedTask Timed(PrintedTask row) =>
        row.Deadline.Length == 0 && UnitRoles.Read(row.Lead, row.Support).Deadline is { Length: > 0 } time ? row with { Deadline = time } : row;

    /// <summary>The units of the row; the one that the sentence names where the row names none, or only a group of units.</summary>
    /// <param name="before">The subject of the sentence before, which holds on where the next names none.</param>
    private static IReadOnlyList<string> Asked(ReadDuty duty, IReadOnlyList<string> printed, ref IReadOnlyList<string> before)
    {
        if (NamedSubject.In(duty.Source) is { } named && UnitRoles.Read(named, "").Asked is { Count: > 0 } own)
        {
            before = own;
            if (printed.Count == 0 || (printed.All(n => Anybody().IsMatch(n)) && !own.Any(UnitNames.IsGroup)))
                return own;
        }

        return printed.Count > 0 ? printed : before;
    }

    // A task of more duties than letters keeps the rest together in its last one.
    private static IReadOnlyList<ReadDuty> Limited(IReadOnlyList<ReadDuty> read)
    {
        if (read.Count <= DutyDraft.Most)
            return read;
        ReadDuty last = read[DutyDraft.Most - 1];
        return
        [
            .. read.Take(DutyDraft.Most - 1),
            last with
            {
                Confidence = 0.1,
                Doubts =
                [
                    .. last.Doubts,
                    $"{read.Count - DutyDraft.Most} further duties of the task were not parted from this one: "
                        + $"{string.Join(" / ", read.Skip(DutyDraft.Most).Take(DutyDraft.Most).Select(d => Short(d.Source)))}",
                ],
            },
        ];
    }

    private static TaskItem ToTask(PrintedTask row)
    {
        string units =
            row.Support.Length == 0 ? row.Lead
            : row.Lead.Length == 0 ? $"配合单位：{row.Support}"
            : $"{row.Lead}；配合单位：{row.Support}";
        return new(
            row.Number!.Value,
            row.Section,
            row.Group,
            PublishedWriter.TextCell(row.Number.Value, row.Mark, row.Text),
            PublishedWriter.ValueCell(units, "责任单位："),
            PublishedWriter.ValueCell(row.Deadline, "完成时限：")
        );
    }

    private static IEnumerable<string> ImpossibleDays(PrintedTask task, int year)
    {
        foreach (string text in new[] { task.Deadline, task.Text })
        {
            Deadlines.DayOf(text, year, out bool impossible);
            if (impossible)
                yield return $"{task.Place} names a day that does not exist: “{Short(text)}”; correct it after the published list";
        }
    }

    internal static string Short(string text) => Blanks.Removed(text) is { Length: > 60 } longer ? longer[..59] + "…" : Blanks.Removed(text);

    // A cell that names nobody in particular.
    [GeneratedRegex(
        "^(?:市|县|区|镇|乡)?(?:级|直)?(?:各|有关|相关|成员|责任|所有|全体)+(?:级|直)?(?:有关|相关|成员|责任|行业|主管)*(?:单位|部门|科室|股室|处室)$"
    )]
    private static partial Regex Anybody();

    [GeneratedRegex("(20[0-9]{2})年")]
    private static partial Regex WrittenYear();
}
