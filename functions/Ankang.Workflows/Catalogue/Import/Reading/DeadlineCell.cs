using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>What a cell 完成时限 says: a day, a rhythm, or that a duty stands.</summary>
/// <param name="Day">The day it names; null where it names none.</param>
/// <param name="Rhythm">The rhythm it gives to duties that have none of their own.</param>
/// <param name="Standing">长期坚持, 持续推进, 全年.</param>
/// <param name="WithinPeriod">The words that set a day within each period; null where none do.</param>
/// <param name="Doubt">Why a person should look at it.</param>
internal sealed partial record DeadlineCell(DateOnly? Day, Rhythm? Rhythm, bool Standing, string? WithinPeriod, string? Doubt)
{
    /// <param name="impossible">The cell names a day that does not exist.</param>
    public static DeadlineCell Read(string printed, int year, out bool impossible)
    {
        string text = Blanks.HalfWidth(printed);
        DateOnly? day = Deadlines.DayOf(text, year, out impossible);
        Rhythm? rhythm = Rhythms.In(text).FirstOrDefault(r => !r.Weak);
        bool standing = StandingWords().IsMatch(text);
        string? doubt = text.Length == 0 ? "no 完成时限 is printed"
            : NamesSeveral(text) ? $"“{printed}” names several days, the last is taken"
            : rhythm?.Doubt is { } nearest ? $"“{printed}”: {nearest}"
            : day is null && rhythm is null && !standing ? $"“{printed}” names no day: the end of the year is taken"
            : day is { } far && far.Year > year ? $"“{printed}” lies beyond the list's year"
            : standing && day is not null ? $"“{printed}”: what goes on after the day is not run"
            : null;
        return new(day, rhythm, standing, InPeriod().Match(text) is { Success: true } inside ? inside.Value : null, doubt);
    }

    /// <summary>Days one after the other, as 3月底前、9月底前; the two ends of a span are one.</summary>
    public static bool NamesSeveral(string half) => Dates().Count(half) > 1 && half.IndexOfAny(['至', '-', '—', '–', '~']) < 0;

    /// <summary>A day within each period: 每月25日前, 每季度首月10日前.</summary>
    [GeneratedRegex("每年[0-9]{1,2}月?[、,和及][0-9]{1,2}|每(?:个)?月(?:的)?[0-9]{1,2}[日号](?:以?前)?|(?:首月|末月|次月|首个月|第一个月|最后一个月|季末|季度末|(?<![0-9一二三四五六七八九十])月末|(?<![0-9一二三四五六七八九十])月底|下月)(?:月)?[0-9]{0,2}(?:个工作)?[日号]?(?:以?前)|每(?:周|星期)[一二三四五六日天]|每季度第[一二三1-3]个月|每季度(?:首|末)月?[0-9]{0,2}[日号]?前?|每(?:月|季度|半年)(?:结束)?后[0-9]{1,2}(?:个工作)?日")]
    public static partial Regex InPeriod();

    [GeneratedRegex("长期|常态|持续|全年|贯穿|经常|日常|一直|不间断|年内|本年度|(?:^|[^0-9])[0-9]{4}年(?:度)?$")]
    private static partial Regex StandingWords();

    [GeneratedRegex("[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)")]
    private static partial Regex Dates();
}
