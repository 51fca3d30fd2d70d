using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>Reads one duty of <c>catalogue.yaml</c>: by the rules that hold of every duty.</summary>
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
        IEnumerable<DutyRules.Breach> broken =
        [
            .. Recurrences.ContainsKey(fields.Text("recurrence") ?? "") ? DutyRules.OfRhythm(duty) : [],
            .. DutyRules.OfWords(duty),
            .. row is null ? [] : DutyRules.OfRow(duty, row, year),
        ];
        // A number that is none was named already.
        foreach (DutyRules.Breach breach in broken.Where(b => b.Key != "perPeriod" || duty.PerPeriod is not null || !fields.Has("perPeriod")))
            fields.Fault(breach.Key, breach.Found, breach.Expected, breach.Mend);
        CheckWritten(fields, duty, known);
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

    /// <summary>What only the text can lack: a day that is none, an id that nothing has.</summary>
    private static void CheckWritten(YamlFields fields, Obligation duty, IReadOnlySet<string>? known)
    {
        if (duty.DueWithin is null && fields.Text("dueWithin") is { } written)
            fields.Fault(
                "dueWithin",
                $"'{written}' is no day within a period",
                "day 25, month 1 day 10, next month day 5, weekday 5 or first weekday 1",
                "Write it in one of these forms, or delete it: the end of the period holds then"
            );
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

    private static string CamelCase<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
