using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>What a cell 完成时限 or 频次 says: a day, a rhythm, or that a duty stands.</summary>
/// <param name="Words">Of time, in their order.</param>
/// <param name="Days">All the days it names, in their order.</param>
/// <param name="Rhythm">The rhythm it gives to duties that have none of their own.</param>
/// <param name="Count">How often in each period: 每月2次.</param>
/// <param name="Standing">长期坚持, 持续推进, 全年.</param>
/// <param name="Missing">Why the year's end had to be taken; null where a day, a rhythm or 长期 stands.</param>
/// <param name="Doubts">What was not understood.</param>
internal sealed partial record DeadlineCell(
    IReadOnlyList<TimeWord> Words,
    IReadOnlyList<DateOnly> Days,
    TimeWord? Rhythm,
    Count? Count,
    bool Standing,
    string? Missing,
    IReadOnlyList<string> Doubts
)
{
    /// <summary>The last day it names; null where it names none.</summary>
    public DateOnly? Day => Days.Count == 0 ? null : Days[^1];

    /// <summary>Of several days each is the end of a period of the rhythm, but for the last: 半年一次 with 6月底前、11月底前.</summary>
    public bool AgreesWith(Recurrence recurrence, int year) =>
        Period.Of(recurrence, year) is var periods && periods.Count == Days.Count && periods.Zip(Days).SkipLast(1).All(p => p.First.Last == p.Second);

    public static DeadlineCell Read(string printed, int year)
    {
        string text = Blanks.HalfWidth(printed);
        IReadOnlyList<TimeWord> words = TimeWords.In(text);
        IReadOnlyList<DateOnly> days = Deadlines.DaysOf(TimeWords.DatesOnly(text, words), year);
        DateOnly? day = days.Count == 0 ? null : days[^1];
        Count? count = Counts.In(text).FirstOrDefault(c => c.Deeds);
        TimeWord? rhythm = Rhythms.Of(words).FirstOrDefault(r => !r.Weak);
        // 全年4次 in a cell of its own.
        if (rhythm is null && count is not null && WholeYear().Match(text) is { Success: true } whole)
            rhythm = TimeWord.Yearly(whole.Value, whole.Index);
        bool standing = StandingWords().IsMatch(text);
        string? missing =
            text.Length == 0 ? "no 完成时限 is printed"
            : day is null && rhythm is null && !standing ? $"“{printed}” names no day: the end of the year is taken"
            : null;
        var doubts = new List<string>();
        if (rhythm?.Doubt is { } choices)
            doubts.Add($"“{rhythm.Text}” {choices}");
        if (day is { } far && far.Year > year)
            doubts.Add($"“{printed}” lies beyond the list's year");
        doubts.AddRange(
            words
                .Where(w =>
                    w.Kind
                        is TimeKind.Exception
                            or TimeKind.Occasion
                            or TimeKind.Season
                            or TimeKind.Noun
                            or TimeKind.Term
                            or TimeKind.Unread
                            or TimeKind.About
                    || (w.Kind == TimeKind.Rhythm && w.Recurrence != rhythm?.Recurrence)
                )
                .Select(w => $"“{w.Text}” in “{printed}” was not read")
        );
        return new(words, days, rhythm, count, standing, missing, doubts);
    }

    [GeneratedRegex("长期|常态|持续|全年|贯穿|经常|日常|一直|不间断|年内|本年度|(?:^|[^0-9])[0-9]{4}年(?:度)?$")]
    private static partial Regex StandingWords();

    [GeneratedRegex("全年|年内|年度|一年|1年")]
    private static partial Regex WholeYear();
}
