using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>Reads <c>catalogue.yaml</c> against the list as published, which it must agree with.</summary>
public static partial class CatalogueReader
{
    public const int MaxShortName = 12;

    private static readonly Dictionary<string, Recurrence> Recurrences = RecurrenceNames.Codes.ToDictionary(
        c => c,
        c => RecurrenceNames.TryParse(c, out Recurrence r) ? r : default
    );

    private static readonly Dictionary<string, FormKind> Forms = Enum.GetValues<FormKind>().ToDictionary(CamelCase);

    private static readonly Dictionary<string, OpeningKind> Openings = Enum.GetValues<OpeningKind>().ToDictionary(CamelCase);

    /// <param name="directory">When given, every asked unit and group must stand in it.</param>
    /// <param name="publishedName">Names the published text in faults.</param>
    /// <exception cref="CatalogueException">With every fault of both texts.</exception>
    public static YearCatalogue Parse(
        string yamlText,
        string publishedText,
        string fileName,
        UnitDirectory? directory = null,
        string publishedName = CatalogueFolder.PublishedName
    )
    {
        var faults = new List<FileFault>();
        HashSet<string>? known = directory is null ? null : [.. directory.Units.Select(u => u.Id), .. directory.Groups.Select(g => g.Id)];
        YearCatalogue? catalogue = Read(yamlText, publishedText, fileName, publishedName, known, faults);
        return catalogue is not null && faults.Count == 0 ? catalogue : throw new CatalogueException(faults);
    }

    internal static YearCatalogue? Read(
        string yamlText,
        string publishedText,
        string fileName,
        string publishedName,
        IReadOnlySet<string>? known,
        List<FileFault> faults
    )
    {
        int before = faults.Count;
        IReadOnlyList<TaskItem> tasks = PublishedReader.Read(publishedText, publishedName, faults);
        if (YamlFields.Top(yamlText, fileName, faults) is not { } top)
            return null;

        TaskList? list = top.Child("list", "list", required: true) is { } head ? List(head, tasks, publishedText, known) : null;
        OfficeCard? office = top.Child("office", "office", required: true) is { } card ? Office(card) : null;
        LadderPolicy policy = top.Child("ladder", "ladder") is { } ladder ? Policy(ladder) : new();

        var rows = tasks.GroupBy(t => t.Number).ToDictionary(g => g.Key, g => g.First());
        (YamlFields Fields, Obligation Duty)[] duties =
        [
            .. top.Items("obligations", n => $"obligation {n}", required: true).Select(f => (f, Duty(f, rows, known, list?.Year))),
        ];
        CheckIds(duties);
        foreach (TaskItem task in tasks.Where(t => rows.Count > 0 && duties.All(d => d.Duty.Task != t.Number)))
            top.Fault(
                "obligations",
                $"task {task.Number} has no obligation",
                "at least one for every published task",
                $"Add what task {task.Number} asks for: {task.Text}"
            );
        top.End();

        return faults.Count == before && list is not null && office is not null
            ? new(list, [.. duties.Select(d => d.Duty).OrderBy(d => d.Task)], policy, office, ContentVersion.Of(yamlText, publishedText))
            : null;
    }

    private static TaskList List(YamlFields fields, IReadOnlyList<TaskItem> tasks, string publishedText, IReadOnlySet<string>? known)
    {
        DateOnly issuedOn = fields.Date("issuedOn", required: true) ?? DateOnly.MinValue;
        int year = fields.RequiredNumber("year", least: 2000);
        var list = new TaskList
        {
            Id = fields.RequiredText("id"),
            Year = year,
            Number = fields.RequiredText("number"),
            Title = fields.RequiredText("title"),
            Issuer = fields.RequiredText("issuer"),
            IssuerShort = fields.RequiredText("issuerShort"),
            OfficeUnit = fields.RequiredText("officeUnit"),
            IssuedOn = issuedOn,
            EffectiveFrom = fields.Date("effectiveFrom") ?? issuedOn,
            ClosesOn = fields.Date("closesOn") ?? new(year + 1, 3, 31),
            Tasks = tasks,
        };
        if (list.Id.Length > 0 && !Ids.IsValid(list.Id))
            fields.Fault("id", $"the id '{list.Id}' cannot be part of a key", "small letters, digits and single hyphens", "Write it as ankang-2021");
        if (list.ClosesOn <= list.EffectiveFrom)
            fields.Fault(
                "closesOn",
                $"the list closes on {list.ClosesOn:O}, not after {list.EffectiveFrom:O}",
                "a last day after effectiveFrom",
                "Correct one of the two dates"
            );
        if (known is not null && list.OfficeUnit.Length > 0 && !known.Contains(list.OfficeUnit))
            fields.Fault(
                "officeUnit",
                $"the unit '{list.OfficeUnit}' is not in the directory",
                "the office's own unit",
                "Correct the id or add the unit"
            );

        string published = Blanks.Removed(publishedText);
        foreach ((string key, string value) in new[] { ("number", list.Number), ("title", list.Title), ("issuer", list.Issuer) })
            if (value.Length > 0 && !published.Contains(Blanks.Removed(value), StringComparison.Ordinal))
                fields.Fault(key, $"'{value}' does not stand in the published text", $"the {key} as published", "Copy it from the published text");
        fields.End();
        return list;
    }

    private static OfficeCard Office(YamlFields fields)
    {
        var office = new OfficeCard(
            fields.RequiredText("name"),
            fields.RequiredText("email"),
            fields.RequiredText("contactName"),
            fields.RequiredText("phone")
        );
        if (office.Email.Length > 0 && !EmailAddress.IsValid(office.Email))
            fields.Fault("email", $"'{office.Email}' is not a mail address", "an address such as anweiban@example.org", "Correct the address");
        fields.End();
        return office;
    }

    private static LadderPolicy Policy(YamlFields fields)
    {
        var standard = new LadderPolicy();
        var policy = new LadderPolicy
        {
            CourtesyDays = fields.Number("courtesyDays", least: 0) ?? standard.CourtesyDays,
            NoticeDays = fields.Number("noticeDays") ?? standard.NoticeDays,
            ReminderDay = fields.Number("reminderDay") ?? standard.ReminderDay,
            SupervisionDay = fields.Number("supervisionDay") ?? standard.SupervisionDay,
            SupervisionGap = fields.Number("supervisionGap") ?? standard.SupervisionGap,
            InterviewDay = fields.Number("interviewDay") ?? standard.InterviewDay,
            InterviewGap = fields.Number("interviewGap") ?? standard.InterviewGap,
            ReviewDays = fields.Number("reviewDays") ?? standard.ReviewDays,
            ReturnDays = fields.Number("returnDays") ?? standard.ReturnDays,
            ExtensionDays = fields.Number("extensionDays") ?? standard.ExtensionDays,
            AcknowledgeDays = fields.Number("acknowledgeDays") ?? standard.AcknowledgeDays,
            TakeBackDays = fields.Number("takeBackDays") ?? standard.TakeBackDays,
        };
        if (policy.SupervisionDay <= policy.ReminderDay || policy.InterviewDay <= policy.SupervisionDay)
            fields.Fault(
                "supervisionDay",
                $"the rungs fall on days {policy.ReminderDay}, {policy.SupervisionDay} and {policy.InterviewDay}",
                "提醒 before 督办 before 约谈",
                "Raise the later days"
            );
        fields.End();
        return policy;
    }

    private static Obligation Duty(YamlFields fields, Dictionary<int, TaskItem> rows, IReadOnlySet<string>? known, int? year)
    {
        int task = fields.RequiredNumber("task");
        TaskItem? row = rows.GetValueOrDefault(task);
        if (row is null && task > 0 && rows.Count > 0)
            fields.Fault(
                "task",
                $"task {task} is not in the published list",
                $"a task from {rows.Keys.Min()} to {rows.Keys.Max()}",
                "Correct the number"
            );

        var duty = new Obligation
        {
            Id = fields.RequiredText("id"),
            Task = task,
            Title = fields.RequiredText("title"),
            ShortName = fields.RequiredText("shortName"),
            Demand = fields.RequiredText("demand"),
            Recurrence = fields.Word("recurrence", Recurrences),
            PerPeriod = fields.Number("perPeriod"),
            PerYear = fields.Number("perYear"),
            Within = [.. fields.Items("within", n => $"quota {n} within").Select(Sub)],
            Counter = fields.Text("counter") ?? "次",
            MinimumSize = fields.Number("minimumSize"),
            Units = row?.Units ?? "",
            AskedOf = fields.Texts("askedOf"),
            Helpers = fields.Texts("helpers"),
            DueOn = fields.Date("due", required: true) ?? DateOnly.MinValue,
            DueWithin = fields.Text("dueWithin") is { } within ? DayWithin.Parse(within) : null,
            ExceptMonths = Months(fields),
            Source = fields.RequiredText("source"),
            Form = fields.Word("form", Forms),
            Opening = fields.Word("opening", Openings, OpeningKind.Period),
            ReportUp = fields.Flag("reportUp"),
            Review = fields.Flag("review"),
            Evidence = fields.Text("evidence"),
            Policy = fields.Child("ladder", $"'{fields.Text("id")}', ladder") is { } ladder ? Policy(ladder) : null,
        };
        fields.End();
        if (Recurrences.ContainsKey(fields.Text("recurrence") ?? ""))
        {
            CheckPeriod(fields, duty);
            CheckCounts(fields, duty);
            CheckDayWithin(fields, duty);
            CheckExceptions(fields, duty);
        }

        if (duty.ShortName.Length > MaxShortName)
            fields.Fault(
                "shortName",
                $"'{duty.ShortName}' has {duty.ShortName.Length} characters",
                $"at most {MaxShortName}",
                "Find a shorter name for mails and tables"
            );
        CheckAsked(fields, duty, known);
        if (row is not null)
            CheckAgainst(fields, duty, row, year);
        return duty;
    }

    private static int[] Months(YamlFields fields)
    {
        IReadOnlyList<string> written = fields.Texts("exceptMonths");
        foreach (string month in written.Where(m => !int.TryParse(m, out int number) || number is < 1 or > 12))
            fields.Fault("exceptMonths", $"'{month}' is no month", "months from 1 to 12, as [7, 8]", "Write the months in Arabic digits");
        return [.. written.Select(m => int.TryParse(m, out int number) ? number : 0).Where(m => m is >= 1 and <= 12).Distinct().Order()];
    }

    private static SubQuota Sub(YamlFields fields)
    {
        var quota = new SubQuota(fields.RequiredText("what"), fields.RequiredNumber("perYear"));
        fields.End();
        return quota;
    }

    private static void CheckPeriod(YamlFields fields, Obligation duty)
    {
        if (duty.Demand.Length == 0)
            return;
        bool names = duty.Demand.Contains("{period}", StringComparison.Ordinal);
        if (names != duty.Recurrence.IsPeriodic())
            fields.Fault(
                "demand",
                $"'{duty.Demand}' {(names ? "names" : "does not name")} its period, though the recurrence is {duty.Recurrence.Code()}",
                "{period} in the demand of a recurring duty, and of no other",
                names ? "Take {period} out" : "Write {period} where 3月 or 第一季度 is to stand"
            );
        if (duty.Demand.Replace("{period}", "", StringComparison.Ordinal).AsSpan().IndexOfAny('{', '}') >= 0)
            fields.Fault("demand", $"'{duty.Demand}' has a field that is not known", "{period} only", "Correct the braces");
    }

    private static void CheckCounts(YamlFields fields, Obligation duty)
    {
        bool periodic = duty.Recurrence.IsPeriodic();
        if (periodic && duty.PerPeriod is null && !fields.Has("perPeriod"))
            fields.Fault("perPeriod", "'perPeriod' is missing", "the printed minimum a period, 1 where none is printed", "Add 'perPeriod: 1'");
        if (duty.Recurrence == Recurrence.Continuous && duty.PerPeriod is not null)
            fields.Fault("perPeriod", "a continuous duty has a number", "none: a standing duty is not counted", "Delete 'perPeriod'");
        if (!periodic && duty.PerYear is not null)
            fields.Fault(
                "perYear",
                $"a yearly quota stands on a duty that is {duty.Recurrence.Code()}",
                "a quota only beside a rhythm",
                "Delete 'perYear', or correct the recurrence"
            );
        if (duty.Within.Any(w => w.PerYear > (duty.PerYear ?? 0)))
            fields.Fault(
                "within",
                "a part of the yearly quota is greater than the whole",
                $"at most {duty.PerYear ?? 0}",
                "Correct 'within' or 'perYear'"
            );
        if (duty.Opening == OpeningKind.FulfilledByNotice && duty.Evidence is null)
            fields.Fault("evidence", "'evidence' is missing", "what fulfils a duty that opens closed", "Add 'evidence: …'");
    }

    private static void CheckExceptions(YamlFields fields, Obligation duty)
    {
        if (duty.ExceptMonths.Count > 0 && duty.Recurrence is not (Recurrence.Weekly or Recurrence.Tendaily or Recurrence.Monthly))
            fields.Fault(
                "exceptMonths",
                $"months are excepted from a duty that is {duty.Recurrence.Code()}",
                "excepted months only where no period is longer than a month",
                "Delete 'exceptMonths', or correct 'recurrence'"
            );
    }

    private static void CheckDayWithin(YamlFields fields, Obligation duty)
    {
        if (fields.Text("dueWithin") is not { } written)
            return;
        if (duty.DueWithin is null)
            fields.Fault(
                "dueWithin",
                $"'{written}' is no day within a period",
                "day 25, month 1 day 10, next month day 5, weekday 5 or first weekday 1",
                "Write it in one of these forms, or delete it: the end of the period holds then"
            );
        else if (!duty.DueWithin.Fits(duty.Recurrence))
            fields.Fault(
                "dueWithin",
                $"'{written}' is no day of a duty that is {duty.Recurrence.Code()}",
                "a weekday for weekly duties, a month that the rhythm has for others",
                "Correct 'dueWithin' or 'recurrence'"
            );
    }

    private static void CheckAsked(YamlFields fields, Obligation duty, IReadOnlySet<string>? known)
    {
        if (duty.AskedOf.Count == 0 && duty.Opening != OpeningKind.Report)
            fields.Fault("askedOf", "no unit is asked", "at least one unit or group", "Add 'askedOf: [members]' or the like");
        foreach (
            (string key, string asked) in duty
                .AskedOf.Select(a => ("askedOf", a))
                .Concat(duty.Helpers.Select(h => ("helpers", h)))
                .Where(a => known?.Contains(a.Item2) == false)
        )
            fields.Fault(
                key,
                $"'{asked}' is no unit or group of the directory",
                "ids that stand in units.yaml",
                "Correct the id, or add the unit or group"
            );
    }

    /// <summary>The words and the day of a duty must be those of its published row.</summary>
    private static void CheckAgainst(YamlFields fields, Obligation duty, TaskItem row, int? year)
    {
        if (duty.Source.Length > 0 && !Blanks.Removed(row.Text).Contains(Blanks.Removed(duty.Source), StringComparison.Ordinal))
        {
            bool width = Blanks.HalfWidth(row.Text).Contains(Blanks.HalfWidth(duty.Source), StringComparison.Ordinal);
            fields.Fault(
                "source",
                $"'{duty.Source}' does not stand in the published row of task {row.Number}",
                $"a part of: {row.Text}",
                width
                    ? "Only the width of the punctuation differs: copy the sentence from the published text"
                    : "Copy the sentence from the published text"
            );
        }

        if (
            year is { } of
            && duty.DueOn != DateOnly.MinValue
            && !PublishedReader.Allows(row.Deadline, duty.Source, duty.DueOn, of)
            && PublishedReader.DeadlineOf(row.Deadline, of) is { } printed
        )
            fields.Fault(
                "due",
                $"'due' is {duty.DueOn:O}, the published row says {row.Deadline}",
                $"{printed:O}, or a day that the source names",
                "Correct the date; a deadline stays as published, also on a day off"
            );
    }

    /// <summary>Two-digit task, a letter where the task has several, a slug; each once.</summary>
    /// <remarks>An id never changes: a duty that a change leaves alone keeps its letter, and one that others join later stays without.</remarks>
    private static void CheckIds((YamlFields Fields, Obligation Duty)[] duties)
    {
        var seen = new HashSet<string>();
        foreach ((YamlFields fields, Obligation duty) in duties.Where(d => d.Duty is { Id.Length: > 0, Task: > 0 }))
        {
            bool several = duties.Count(d => d.Duty.Task == duty.Task) > 1;
            Match match = IdShape().Match(duty.Id);
            string shape = $"{duty.Task:D2}{(several ? "a" : "")}-some-words";
            if (!Ids.IsValid(duty.Id) || !match.Success)
                fields.Fault(
                    "id",
                    $"the id '{duty.Id}' cannot be part of a key",
                    $"as {shape}: small letters, digits and single hyphens, at most {Ids.MaxLength} characters",
                    "Rename it; once published an id never changes"
                );
            else if (
                int.Parse(match.Groups[1].Value) != duty.Task
                || (
                    !match.Groups[2].Success
                    && duties.Count(d =>
                        d.Duty.Task == duty.Task && IdShape().Match(d.Duty.Id) is { Success: true } other && !other.Groups[2].Success
                    ) > 1
                )
            )
                fields.Fault(
                    "id",
                    $"the id '{duty.Id}' does not fit task {duty.Task}",
                    $"as {shape}: two digits of the task, a letter where the task has several duties",
                    "Correct the id or the task"
                );
            if (!seen.Add(duty.Id))
                fields.Fault("id", $"the id '{duty.Id}' stands twice", "each id once", "Rename or delete one of them");
        }
    }

    private static string CamelCase<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex("^([0-9]{2,4})([a-z])?-")]
    private static partial Regex IdShape();
}
