using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>What a cell 完成时限 says: a day, a rhythm, or that a duty stands.</summary>
/// <param name="Day">The day it names; null where it names none.</param>
/// <param name="Rhythm">The rhythm it gives to duties that have none of their own.</param>
/// <param name="Standing">长期坚持, 持续推进, 全年.</param>
/// <param name="Doubt">Why a person should look at it.</param>
internal sealed partial record DeadlineCell(DateOnly? Day, Rhythm? Rhythm, bool Standing, string? Doubt)
{
    /// <param name="impossible">The cell names a day that does not exist.</param>
    public static DeadlineCell Read(string printed, int year, out bool impossible)
    {
        string text = Blanks.HalfWidth(printed);
        DateOnly? day = Deadlines.DayOf(text, year, out impossible);
        Rhythm? rhythm = Rhythms.In(text).FirstOrDefault(r => !r.Weak);
        bool standing = StandingWords().IsMatch(text);
        string? doubt =
            text.Length == 0 ? "no 完成时限 is printed"
            : NamesSeveral(text) ? $"“{printed}” names several days, the last is taken"
            : rhythm?.Doubt is { } nearest ? $"“{printed}”: {nearest}"
            : day is null && rhythm is null && !standing ? $"“{printed}” names no day: the end of the year is taken"
            : day is { } far && far.Year > year ? $"“{printed}” lies beyond the list's year"
            : standing && day is not null ? $"“{printed}”: what goes on after the day is not run"
            : null;
        return new(day, rhythm, standing, doubt);
    }

    /// <summary>Days one after the other, as 3月底前、9月底前; the two ends of a span are one.</summary>
    public static bool NamesSeveral(string half) => Dates().Count(half) > 1 && half.IndexOfAny(['至', '-', '—', '–', '~']) < 0;

    [GeneratedRegex("长期|常态|持续|全年|贯穿|经常|日常|一直|不间断|年内|本年度|(?:^|[^0-9])[0-9]{4}年(?:度)?$")]
    private static partial Regex StandingWords();

    [GeneratedRegex("[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)")]
    private static partial Regex Dates();
}
