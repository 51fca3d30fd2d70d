using System.Collections.Immutable;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>Reads <c>assessment.yaml</c>: how the work of a list is scored (考核办法).</summary>
public static class AssessmentReader
{
    /// <summary>A policy with the values that hold where the text says nothing.</summary>
    /// <param name="catalogue">The list whose tasks and duties it may name; null to take any.</param>
    /// <param name="directory">The units and groups that it may name; null to take any.</param>
    /// <exception cref="CatalogueException">With every fault of the text.</exception>
    public static AssessmentPolicy Parse(
        string text,
        YearCatalogue? catalogue,
        UnitDirectory? directory,
        string fileName = CatalogueFolder.AssessmentName
    )
    {
        var faults = new List<FileFault>();
        AssessmentPolicy? policy = Read(text, fileName, catalogue?.Obligations, directory is null ? null : id => directory.Knows(id), faults);
        return policy is not null && faults.Count == 0 ? policy : throw new CatalogueException(faults);
    }

    /// <returns>Null where the text is not YAML; else what could be read, to be used only where no fault was noted.</returns>
    internal static AssessmentPolicy? Read(
        string text,
        string fileName,
        IReadOnlyCollection<Obligation>? duties,
        Func<string, bool>? knows,
        List<FileFault> faults
    )
    {
        if (YamlFields.Top(text, fileName, faults) is not { } top)
            return null;
        AssessmentPolicy standard = AssessmentPolicy.Standard;
        YamlFields? caps = top.Child("caps", "caps");
        (ImmutableSortedDictionary<int, decimal> tasks, ImmutableSortedDictionary<string, decimal> within) = Weights(top, duties);
        var policy = new AssessmentPolicy
        {
            Groups = Groups(top, knows),
            Deductions = Deductions(top.Child("deductions", "deductions")),
            RepeatedFrom = top.Number("repeatedFrom", least: 2) ?? standard.RepeatedFrom,
            ByDateInForce = top.Word("extension", AssessmentText.Extensions, standard.ByDateInForce),
            HelperShare = top.Decimal("helperShare", 0, 1) ?? standard.HelperShare,
            ItemCap = caps?.Decimal("item", 0, AssessmentPolicy.Base) ?? standard.ItemCap,
            DutyCap = caps?.Decimal("duty", 0, AssessmentPolicy.Base) ?? standard.DutyCap,
            BonusCap = caps?.Decimal("bonus", 0, AssessmentPolicy.Base) ?? standard.BonusCap,
            TaskWeights = tasks,
            DutyWeights = within,
            Bonuses = top.Knows("bonuses") ? HandRows(top, "bonuses", "bonus", isBonus: true) : standard.Bonuses,
            Vetoes = top.Knows("vetoes") ? HandRows(top, "vetoes", "veto", isBonus: false) : standard.Vetoes,
            Grades = top.Knows("grades") ? Grades(top) : standard.Grades,
        };
        caps?.End();
        Once(top, "groups", policy.Groups.Select(g => g.Id), "group");
        Once(top, "bonuses", policy.Bonuses.Concat(policy.Vetoes).Select(r => r.Id).Concat(AssessmentText.Rows.Keys), "row");
        top.End();
        return policy;
    }

    private static ImmutableDictionary<AssessmentRow, decimal> Deductions(YamlFields? fields)
    {
        var read = AssessmentPolicy.Standard.Deductions.ToBuilder();
        foreach ((string name, AssessmentRow row) in AssessmentText.Rows)
            if (fields?.Decimal(name, 0, AssessmentPolicy.Base) is { } points)
                read[row] = points;
        fields?.End();
        return read.ToImmutable();
    }

    private static AssessmentGroup[] Groups(YamlFields top, Func<string, bool>? knows)
    {
        var groups = new List<AssessmentGroup>();
        foreach (YamlFields fields in top.Items("groups", n => $"group {n}"))
        {
            var group = new AssessmentGroup(Id(fields), fields.RequiredText("name"), fields.Texts("of"));
            if (group.Of.Count == 0)
                fields.Fault("of", "'of' names nobody", "ids of units or groups of units.yaml", "Write them in square brackets, or delete the entry");
            foreach (string unknown in group.Of.Where(o => knows?.Invoke(o) == false))
                fields.Fault(
                    "of",
                    $"'{unknown}' is no unit or group of the directory",
                    "ids that stand in units.yaml",
                    "Correct the id, or add the unit or group"
                );
            fields.End();
            groups.Add(group);
        }

        return [.. groups];
    }

    private static (ImmutableSortedDictionary<int, decimal> Tasks, ImmutableSortedDictionary<string, decimal> Duties) Weights(
        YamlFields top,
        IReadOnlyCollection<Obligation>? known
    )
    {
        var tasks = ImmutableSortedDictionary.CreateBuilder<int, decimal>();
        var duties = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (YamlFields fields in top.Items("weights", n => $"weight {n}"))
        {
            decimal weight = fields.Text("weight", required: true) is null ? 1 : fields.Decimal("weight", 0.01m, 100) ?? 1;
            int? task = fields.Number("task");
            string? duty = fields.Text("duty");
            if (task is null == duty is null)
                fields.Fault("task", "the weight is of a task or of a duty", "one of 'task' and 'duty'", "Write one of the two");
            else if (task is { } number)
            {
                if (known?.All(o => o.Task != number) == true)
                    fields.Fault("task", $"task {number} is not in the published list", "a published number", "Correct the number");
                if (!tasks.TryAdd(number, weight))
                    fields.Fault("task", $"task {number} has two weights", "one weight a task", "Delete one of the two");
            }
            else
            {
                if (known?.All(o => o.Id != duty) == true)
                    fields.Fault("duty", $"there is no obligation '{duty}'", "an id that stands in catalogue.yaml", "Correct the id");
                if (!duties.TryAdd(duty!, weight))
                    fields.Fault("duty", $"the obligation '{duty}' has two weights", "one weight a duty", "Delete one of the two");
            }

            fields.End();
        }

        return (tasks.ToImmutable(), duties.ToImmutable());
    }

    private static HandRow[] HandRows(YamlFields top, string key, string name, bool isBonus)
    {
        var rows = new List<HandRow>();
        foreach (YamlFields fields in top.Items(key, n => $"{name} {n}"))
        {
            decimal most = 0;
            if (isBonus && fields.Text("most", required: true) is not null)
                most = fields.Decimal("most", 0.01m, AssessmentPolicy.Base) ?? 0;
            rows.Add(new HandRow(Id(fields), fields.RequiredText("name"), most));
            fields.End();
        }

        return [.. rows];
    }

    private static Grade[] Grades(YamlFields top)
    {
        var grades = new List<Grade>();
        foreach (YamlFields fields in top.Items("grades", n => $"grade {n}"))
        {
            decimal from = fields.Text("from", required: true) is null ? 0 : fields.Decimal("from", 0, AssessmentPolicy.Base) ?? 0;
            if (grades.Count > 0 && from >= grades[^1].From)
                fields.Fault("from", $"the grade begins at {from}, not below {grades[^1].From}", "the highest grade first", "Put it in order");
            grades.Add(new Grade(from, fields.RequiredText("name")));
            fields.End();
        }

        if (grades is not [.., { From: 0 }])
            top.Fault("grades", "a low score has no grade", "a last grade from 0", "Add '- { from: 0, name: 不合格 }'");
        return grades.Count > 0 ? [.. grades] : [.. AssessmentPolicy.Standard.Grades];
    }

    private static string Id(YamlFields fields)
    {
        string id = fields.RequiredText("id");
        if (id.Length > 0 && !Ids.IsValid(id))
            fields.Fault("id", $"the id '{id}' cannot be part of a key", "small letters, digits and single hyphens", "Write it as grave-accident");
        return id;
    }

    private static void Once(YamlFields top, string key, IEnumerable<string> ids, string what)
    {
        foreach (string twice in ids.Where(i => i.Length > 0).GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key))
            top.Fault(key, $"the {what} '{twice}' stands twice", "each id once", "Rename or delete one of them");
    }
}
