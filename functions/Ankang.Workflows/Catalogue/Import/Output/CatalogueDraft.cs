using System.Text;
using Ankang.Workflows.Catalogue.Import.Layout;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import.Output;

/// <summary>Writes what was read as a <c>catalogue.yaml</c> that the product takes at once, and that a person goes through by its comments.</summary>
internal static class CatalogueDraft
{
    public static string Write(ImportedList import)
    {
        TaskList list = import.List;
        var yaml = new StringBuilder();
        Line(0, "# Drafted by 'import' from the published list beside it (published.txt). Go through the lines marked REVIEW, then serve it.");
        Line(0, $"# {import.Duties.Count(d => d.Review is not null)} of {import.Duties.Count} duties want a look.");
        foreach (string note in import.Notes)
            Line(0, $"# NOTE: {Comment(note)}");
        foreach (Piece unread in import.Unread)
            Line(0, $"# NOTE: unread: {Comment(unread.ToString())}");
        Line(0, "");
        Line(0, "list:");
        Line(1, $"id: {list.Id}");
        Line(1, $"year: {list.Year}");
        Line(1, $"number: {Quoted(list.Number)}");
        Line(1, $"title: {Quoted(list.Title)}");
        Line(1, $"issuer: {Quoted(list.Issuer)}");
        Line(1, $"issuerShort: {Quoted(list.IssuerShort)}");
        Line(1, $"officeUnit: {list.OfficeUnit}");
        Line(1, $"issuedOn: {list.IssuedOn:yyyy-MM-dd}");
        Line(1, $"effectiveFrom: {list.EffectiveFrom:yyyy-MM-dd}");
        Line(1, $"closesOn: {list.ClosesOn:yyyy-MM-dd}");
        Line(0, "");
        Line(0, "# The office's real address, contact and telephone go here.");
        Line(0, "office:");
        Line(1, $"name: {Quoted(list.Issuer)}");
        Line(1, "email: office@example.org");
        Line(1, "contactName: 值班联络员");
        Line(1, "phone: 000-0000000");
        Line(0, "");
        Line(0, "obligations:");
        (string section, string group) = ("", "");
        foreach (ImportedDuty duty in import.Duties)
        {
            TaskItem task = import.TaskOf(duty.Duty);
            if (task.Section != section)
                Line(1, $"# ---- {Comment(section = task.Section)}");
            if (task.Group != group)
                Line(1, $"# {Comment(group = task.Group)}");
            Duty(duty);
        }

        return yaml.ToString();

        void Duty(ImportedDuty read)
        {
            Obligation duty = read.Duty;
            if (read.Review is { } review)
                Line(1, $"# REVIEW: {Comment(review)}");
            Line(1, $"- id: {duty.Id}");
            Line(2, $"task: {duty.Task}");
            Line(2, $"title: {Quoted(duty.Title)}");
            Line(2, $"shortName: {Quoted(duty.ShortName)}");
            Line(2, $"demand: {Quoted(duty.Demand)}");
            Line(2, $"recurrence: {duty.Recurrence.Code()}");
            if (duty.PerPeriod is { } perPeriod)
                Line(2, $"perPeriod: {perPeriod}");
            if (duty.PerYear is { } perYear)
                Line(2, $"perYear: {perYear}");
            if (duty.Within.Count > 0)
                Line(2, "within:");
            foreach (SubQuota quota in duty.Within)
            {
                Line(3, $"- what: {Quoted(quota.What)}");
                Line(4, $"perYear: {quota.PerYear}");
            }

            if (duty.Counter != "次")
                Line(2, $"counter: {Quoted(duty.Counter)}");
            if (duty.MinimumSize is { } size)
                Line(2, $"minimumSize: {size}");
            Line(2, $"askedOf: [{string.Join(", ", duty.AskedOf)}]");
            if (duty.Helpers.Count > 0)
                Line(2, $"helpers: [{string.Join(", ", duty.Helpers)}]");
            Line(2, $"due: {duty.DueOn:yyyy-MM-dd}");
            if (duty.DueWithin is { } within)
                Line(2, $"dueWithin: {within}");
            if (duty.ExceptMonths.Count > 0)
                Line(2, $"exceptMonths: [{string.Join(", ", duty.ExceptMonths)}]");
            Line(2, $"form: {char.ToLowerInvariant(duty.Form.ToString()[0])}{duty.Form.ToString()[1..]}");
            if (duty.Opening != OpeningKind.Period)
                Line(2, $"opening: {(duty.Opening == OpeningKind.Report ? "report" : "fulfilledByNotice")}");
            if (duty.ReportUp)
                Line(2, "reportUp: true");
            Line(2, $"source: {Quoted(duty.Source)}");
            if (duty.Evidence is { } evidence)
                Line(2, $"evidence: {Quoted(evidence)}");
            Line(0, "");
        }

        void Line(int level, string text) => yaml.Append(' ', text.Length == 0 ? 0 : level * 2).Append(text).Append('\n');
    }

    /// <summary>In single quotes, in which YAML knows no other sign than the quote itself.</summary>
    public static string Quoted(string text) => $"'{Blanks.Removed(text).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Comment(string text) =>
        string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
