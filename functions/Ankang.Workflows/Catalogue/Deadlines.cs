using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Catalogue;

/// <summary>The day that a printed deadline names: 12月31日前, 6月底前, 第三季度, 6—9月, 年底前.</summary>
public static partial class Deadlines
{
    /// <summary>Marks of a day that is none in the calendar, such as 2月30日.</summary>
    private static readonly DateOnly None = DateOnly.MinValue;

    /// <summary>The last day that the text names; the list's year holds unless another is written (次年, 2022年).</summary>
    /// <param name="impossible">The text names a day that does not exist, such as 2月30日.</param>
    /// <returns>Null where the text names no day, or one that does not exist.</returns>
    public static DateOnly? DayOf(string printed, int year, out bool impossible)
    {
        List<DateOnly> days = Read(printed, year);
        impossible = days.Contains(None);
        return days.Count == 0 || impossible ? null : days[^1];
    }

    /// <summary>As <see cref="DayOf"/>, all the days that the text names; none where one of them does not exist.</summary>
    internal static IReadOnlyList<DateOnly> DaysOf(string printed, int year) => Read(printed, year) is var days && days.Contains(None) ? [] : days;

    private static List<DateOnly> Read(string printed, int year)
    {
        string text = Blanks.HalfWidth(printed);
        int? written = null;
        var days = new List<DateOnly>();
        foreach (Match match in Day().Matches(text))
        {
            // 2021年3月1日至6月30日: the second has the year of the first.
            if (YearOf(match, year) is { } own)
                written = own;
            days.Add(Read(match, written ?? year));
        }

        return days;
    }

    private static int? YearOf(Match match, int year) =>
        match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value)
        : match.Groups["next"].Success ? year + 1
        : match.Groups["this"].Success ? year
        : null;

    private static DateOnly Read(Match match, int year)
    {
        if (year is < 1900 or > 2199)
            return None;
        if (match.Groups["quarter"].Success)
            return EndOf(
                year,
                "一二三四".IndexOf(match.Groups["quarter"].Value[0]) is >= 0 and var at ? at * 3 + 3 : (match.Groups["quarter"].Value[0] - '0') * 3
            );
        if (match.Groups["half"].Success)
            return EndOf(year, match.Groups["half"].Value == "上" ? 6 : 12);
        if (match.Groups["end"].Success)
            return EndOf(year, 12);
        if (NumberOf(match.Groups["month"].Value) is not (>= 1 and <= 12 and var month))
            return None;
        if (!match.Groups["day"].Success)
            return match.Groups["ten"].Value switch
            {
                "上" => new(year, month, 10),
                "中" => new(year, month, 20),
                _ => EndOf(year, month),
            };
        int day = NumberOf(match.Groups["day"].Value);
        return day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : None;
    }

    private static int NumberOf(string text) => ChineseNumbers.Parse(text) ?? 0;

    private static DateOnly EndOf(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    /// <summary>A day as lists write it, as a part of wider patterns.</summary>
    /// <remarks>
    /// A month, quarter or half alone is a deadline where 前, 底, 份 or the end follows, a range ends in it, or an act begins behind it
    /// (第一季度召开会议, 6月开展宣传); 3月起 begins something and is none.
    /// </remarks>
    internal const string DayPattern =
        @"(?:(?<year>\d{4})[年.\-/]|(?<next>次年|明年)|(?<this>当年|今年|本年))?"
        + @"(?:(?<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
        + @"|(?<=\d{4}[.\-/])(?<month>\d{1,2})[.\-/](?<day>\d{1,2})(?!\d)"
        + $@"|(?<month>\d{{1,2}}|十[一二]?|[一二三四五六七八九])月(?:份)?(?:(?:底|末|(?<ten>[上中下])旬)(?={End}|{Act}|[、和及])|(?={End}|{Act}))"
        + $"|第?(?<quarter>[一二三四1-4])季度(?:末|底)?(?={End})|(?:第(?<quarter>[一1])|第?(?<quarter>[二三四2-4]))季度(?={Act})"
        + $"|(?<half>[上下])半年(?={End}|{Act})"
        + @"|(?<=\d{4}年)(?<end>年?底|末)|(?<end>年底|年末))(?!起|以来|开始)";

    private const string End = "以?前|之前|完成(?!情况)|内|$|[,;。)]";

    private const string Act = "开展|组织|召开|举办|举行|进行|启动|集中|开工|竣工|完工|建成";

    [GeneratedRegex(DayPattern)]
    private static partial Regex Day();
}
