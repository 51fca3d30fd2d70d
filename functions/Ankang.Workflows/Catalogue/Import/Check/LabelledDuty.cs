using System.Globalization;
using System.Text.RegularExpressions;
using Ankang.Workflows.Catalogue.Import.Reading;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import.Check;

/// <summary>One duty as a person labelled it: <c>monthly:2/24</c>, <c>monthly:1~day-28</c>, <c>once@2024-03-15</c>.</summary>
public sealed partial record LabelledDuty(Recurrence Recurrence, int? PerPeriod, int? PerYear, DayWithin? DueWithin, DateOnly? DueOn)
{
    /// <summary>A wording that the product cannot run as it is meant.</summary>
    public static LabelledDuty Review { get; } = new(default, null, null, null, null);

    /// <summary>Null where the text is no label.</summary>
    public static LabelledDuty? TryParse(string text)
    {
        if (text == "review")
            return Review;
        Match match = Shape().Match(text);
        if (!match.Success || !RecurrenceNames.TryParse(match.Groups[1].Value, out Recurrence recurrence))
            return null;
        DayWithin? within = match.Groups[4].Success ? DayWithin.Parse(match.Groups[4].Value.Replace('-', ' ')) : null;
        if (match.Groups[4].Success && within is null)
            return null;
        DateOnly due = default;
        if (
            match.Groups[5].Success
            && !DateOnly.TryParseExact(match.Groups[5].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out due)
        )
            return null;
        return new(recurrence, Number(match.Groups[2]), Number(match.Groups[3]), within, match.Groups[5].Success ? due : null);
    }

    internal bool Is(ReadDuty read) =>
        !ReferenceEquals(this, Review)
        && (read.Recurrence, read.PerPeriod, read.PerYear, read.DueWithin) == (Recurrence, PerPeriod, PerYear, DueWithin)
        && (DueOn is null || DueOn == read.DueOn);

    /// <summary>Rhythm and counts, whatever the day.</summary>
    internal bool IsRhythmOf(Obligation read) =>
        !ReferenceEquals(this, Review) && (read.Recurrence, read.PerPeriod, read.PerYear) == (Recurrence, PerPeriod, PerYear);

    /// <summary>The day within each period, and the last day where the label names one.</summary>
    internal bool IsDayOf(Obligation read) => read.DueWithin == DueWithin && (DueOn is null || DueOn == read.DueOn);

    private static int? Number(Group group) => group.Success ? int.Parse(group.Value) : null;

    [GeneratedRegex("^([a-z]+)(?::([0-9]{1,3})(?:/([0-9]{1,3}))?)?(?:~([a-z0-9-]+))?(?:@([0-9-]{10}))?$")]
    private static partial Regex Shape();
}
