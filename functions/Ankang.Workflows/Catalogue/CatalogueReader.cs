using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>Reads <c>catalogue.yaml</c> against the list as published, which it must agree with.</summary>
public static partial class CatalogueReader
{
    public const int MaxShortName = 12;

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
        List<FileFault> faults,
        string? assessmentText = null
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
            .. top.Items("obligations", n => $"obligation {n}", required: true).Select(f => (f, DutyReader.Read(f, rows, known, list?.Year))),
        ];
        CheckIds(duties);
        HashSet<int> read = [.. duties.Select(d => d.Duty.Task)];
        foreach (TaskItem task in tasks.Where(t => !read.Contains(t.Number)))
            top.Fault(
                "obligations",
                $"task {task.Number} has no obligation",
                "at least one for every published task",
                $"Add what task {task.Number} asks for: {task.Text}"
            );
        top.End();
        // Read last, so that its faults are told with those of the duties that it may name.
        AssessmentPolicy? scores = assessmentText is null
            ? AssessmentPolicy.Standard
            : AssessmentReader.Read(
                assessmentText,
                CatalogueFolder.AssessmentName,
                [.. duties.Select(d => d.Duty)],
                known is null ? null : known.Contains,
                faults
            );

        return faults.Count == before && list is not null && office is not null && scores is not null
            ? new(
                list,
                [.. duties.Select(d => d.Duty).OrderBy(d => d.Task)],
                policy,
                office,
                // A list without a policy of its own keeps the version that it had before there were any.
                assessmentText is null
                    ? ContentVersion.Of(yamlText, publishedText)
                    : ContentVersion.Of(yamlText, publishedText, assessmentText)
            )
            {
                Assessment = scores,
            }
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
            TypedText.Address(fields.RequiredText("email")),
            fields.RequiredText("contactName"),
            fields.RequiredText("phone")
        );
        if (office.Email.Length > 0 && !EmailAddress.IsValid(office.Email))
            fields.Fault("email", $"'{office.Email}' is not a mail address", "an address such as anweiban@example.org", "Correct the address");
        fields.End();
        return office;
    }

    internal static LadderPolicy Policy(YamlFields fields)
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
            SignOffDays = fields.Number("signOffDays") ?? standard.SignOffDays,
            AcknowledgeDays = fields.Number("acknowledgeDays") ?? standard.AcknowledgeDays,
            TakeBackDays = fields.Number("takeBackDays") ?? standard.TakeBackDays,
            TellHelpers = fields.Flag("tellHelpers"),
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

    /// <summary>Two-digit task, a letter where the task has several, a slug; each once.</summary>
    /// <remarks>An id never changes: a duty that a change leaves alone keeps its letter, and one that others join later stays without.</remarks>
    private static void CheckIds((YamlFields Fields, Obligation Duty)[] duties)
    {
        var seen = new HashSet<string>();
        ILookup<int, string> idsOf = duties.ToLookup(d => d.Duty.Task, d => d.Duty.Id);
        foreach ((YamlFields fields, Obligation duty) in duties.Where(d => d.Duty is { Id.Length: > 0, Task: > 0 }))
        {
            bool several = idsOf[duty.Task].Skip(1).Any();
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
                    && idsOf[duty.Task].Count(id => IdShape().Match(id) is { Success: true } other && !other.Groups[2].Success) > 1
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

    [GeneratedRegex("^([0-9]{2,4})([a-z])?-")]
    private static partial Regex IdShape();
}
