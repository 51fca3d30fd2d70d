using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>Reads one duty of <c>catalogue.yaml</c>: its numbers must fit its rhythm, its words and its day those of its published row.</summary>
internal static class DutyReader
{
    private static readonly Dictionary<string, Recurrence> Recurrences = RecurrenceNames.Codes.ToDictionary(
        c => c,
        c => RecurrenceNames.TryParse(c, out Recurrence r) ? r : default
    );

    private static readonly Dictionary<string, FormKind> Forms = Enum.GetValues<FormKind>().ToDictionary(CamelCase);

    private static readonly Dictionary<string, OpeningKind> Openings = Enum.GetValues<OpeningKind>().ToDictionary(CamelCase);

    /// <param name="rows">The published rows by their numbers.</param>
    /// <param name="known">When given, every unit and group must stand in it.</param>
    public static Obligation Read(YamlFields fields, Dictionary<int, TaskItem> rows, IReadOnlySet<string>? known, int? year)
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
            Policy = fields.Child("ladder", $"'{fields.Text("id")}', ladder") is { } ladder ? CatalogueReader.Policy(ladder) : null,
        };
        fields.End();
        if (Recurrences.ContainsKey(fields.Text("recurrence") ?? ""))
        {
            CheckPeriod(fields, duty);
            CheckCounts(fields, duty);
            CheckDayWithin(fields, duty);
            CheckExceptions(fields, duty);
        }

        if (duty.ShortName.Length > CatalogueReader.MaxShortName)
            fields.Fault(
                "shortName",
                $"'{duty.ShortName}' has {duty.ShortName.Length} characters",
                $"at most {CatalogueReader.MaxShortName}",
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

    private static string CamelCase<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
