using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>What must hold of a duty: its numbers fit its rhythm, its words and its day are those of its published row.</summary>
/// <remarks>Asked by the reader of <c>catalogue.yaml</c>, and by the import before it writes one.</remarks>
internal static class DutyRules
{
    /// <param name="Key">Of <c>catalogue.yaml</c>.</param>
    internal sealed record Breach(string Key, string Found, string Expected, string Mend);

    /// <param name="row">The published row of its task; null where the list has none.</param>
    /// <param name="year">Of the list; null where it is not known.</param>
    public static IEnumerable<Breach> Broken(Obligation duty, TaskItem? row, int? year) =>
        [.. OfRhythm(duty), .. OfWords(duty), .. row is null ? [] : OfRow(duty, row, year)];

    /// <summary>What follows from the rhythm, which must have been read.</summary>
    public static IEnumerable<Breach> OfRhythm(Obligation duty) => [.. OfPeriod(duty), .. OfCounts(duty), .. OfDays(duty)];

    /// <summary>What holds whatever the rhythm.</summary>
    public static IEnumerable<Breach> OfWords(Obligation duty)
    {
        if (duty.ShortName.Length > CatalogueReader.MaxShortName)
            yield return new(
                "shortName",
                $"'{duty.ShortName}' has {duty.ShortName.Length} characters",
                $"at most {CatalogueReader.MaxShortName}",
                "Find a shorter name for mails and tables"
            );
        if (duty.AskedOf.Count == 0 && duty.Opening != OpeningKind.Report)
            yield return new("askedOf", "no unit is asked", "at least one unit or group", "Add 'askedOf: [members]' or the like");
        if (duty.Opening == OpeningKind.FulfilledByNotice && duty.Evidence is null)
            yield return new("evidence", "'evidence' is missing", "what fulfils a duty that opens closed", "Add 'evidence: …'");
    }

    /// <summary>The words and the day of a duty must be those of its published row.</summary>
    public static IEnumerable<Breach> OfRow(Obligation duty, TaskItem row, int? year)
    {
        if (duty.Source.Length > 0 && !Blanks.Removed(row.Text).Contains(Blanks.Removed(duty.Source), StringComparison.Ordinal))
        {
            bool width = Blanks.HalfWidth(row.Text).Contains(Blanks.HalfWidth(duty.Source), StringComparison.Ordinal);
            yield return new(
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
            yield return new(
                "due",
                $"'due' is {duty.DueOn:O}, the published row says {row.Deadline}",
                $"{printed:O}, or a day that the source names",
                "Correct the date; a deadline stays as published, also on a day off"
            );
    }

    private static IEnumerable<Breach> OfPeriod(Obligation duty)
    {
        if (duty.Demand.Length == 0)
            yield break;
        bool names = duty.Demand.Contains("{period}", StringComparison.Ordinal);
        if (names != duty.Recurrence.IsPeriodic())
            yield return new(
                "demand",
                $"'{duty.Demand}' {(names ? "names" : "does not name")} its period, though the recurrence is {duty.Recurrence.Code()}",
                "{period} in the demand of a recurring duty, and of no other",
                names ? "Take {period} out" : "Write {period} where 3月 or 第一季度 is to stand"
            );
        if (duty.Demand.Replace("{period}", "", StringComparison.Ordinal).AsSpan().IndexOfAny('{', '}') >= 0)
            yield return new("demand", $"'{duty.Demand}' has a field that is not known", "{period} only", "Correct the braces");
    }

    private static IEnumerable<Breach> OfCounts(Obligation duty)
    {
        bool periodic = duty.Recurrence.IsPeriodic();
        if (periodic && duty.PerPeriod is null)
            yield return new("perPeriod", "'perPeriod' is missing", "the printed minimum a period, 1 where none is printed", "Add 'perPeriod: 1'");
        if (duty.Recurrence == Recurrence.Continuous && duty.PerPeriod is not null)
            yield return new("perPeriod", "a continuous duty has a number", "none: a standing duty is not counted", "Delete 'perPeriod'");
        if (!periodic && duty.PerYear is not null)
            yield return new(
                "perYear",
                $"a yearly quota stands on a duty that is {duty.Recurrence.Code()}",
                "a quota only beside a rhythm",
                "Delete 'perYear', or correct the recurrence"
            );
        if (duty.Within.Any(w => w.PerYear > (duty.PerYear ?? 0)))
            yield return new(
                "within",
                "a part of the yearly quota is greater than the whole",
                $"at most {duty.PerYear ?? 0}",
                "Correct 'within' or 'perYear'"
            );
    }

    private static IEnumerable<Breach> OfDays(Obligation duty)
    {
        if (duty.DueWithin is { } day && !day.Fits(duty.Recurrence))
            yield return new(
                "dueWithin",
                $"'{day}' is no day of a duty that is {duty.Recurrence.Code()}",
                "a weekday for weekly duties, a month that the rhythm has for others",
                "Correct 'dueWithin' or 'recurrence'"
            );
        if (duty.ExceptMonths.Count > 0 && duty.Recurrence is not (Recurrence.Weekly or Recurrence.Tendaily or Recurrence.Monthly))
            yield return new(
                "exceptMonths",
                $"months are excepted from a duty that is {duty.Recurrence.Code()}",
                "excepted months only where no period is longer than a month",
                "Delete 'exceptMonths', or correct 'recurrence'"
            );
    }
}
