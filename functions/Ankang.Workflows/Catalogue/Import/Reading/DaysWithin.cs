using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Reads the day that a text sets within each period: 每月25日前, 每季度首月10日前, 次月5日前, 每周五前.</summary>
internal static partial class DaysWithin
{
    /// <param name="half">A half-width text.</param>
    /// <returns>Null where the text sets no such day.</returns>
    public static DaySet? In(string half, Recurrence recurrence)
    {
        MatchCollection places = Place().Matches(half);
        if (places.Count == 0)
            return null;
        string words = places[0].Value;
        if (places.Count == 1 && Read(half[places[0].Index..], half, recurrence) is { } read && read.Day?.Fits(recurrence) != false)
            return read with { Doubt = read.Doubt is null ? null : $"“{words}” {read.Doubt}" };
        return new(null, $"“{words}” sets a day within each period, the product asks by its end");
    }

    /// <summary>The text but for the words that <see cref="In"/> reads.</summary>
    public static string Without(string half) => Place().Replace(half, "");

    /// <summary>The text with its rhythm but without the day in it: 每月25日前报送 becomes 每月报送.</summary>
    public static string Undated(string text) => Day().Replace(text, "");

    /// <param name="at">From where the day is set.</param>
    private static DaySet? Read(string at, string text, Recurrence recurrence)
    {
        if (End().IsMatch(at))
            return new(null);
        if (Weekday().Match(at) is { Success: true } week)
            return new(DayWithin.OfWeek("一二三四五六日天".IndexOf(week.Groups["day"].Value[0]) is var of && of > 6 ? 7 : of + 1));
        if (After().Match(at) is { Success: true } after && DayOf(after) is { } next)
            return new(DayWithin.OfNextMonth(next));
        if (InMonth().Match(at) is not { Success: true } match || DayOf(match) is not { } day)
            return null;

        int month =
            match.Groups["last"].Success
                ? recurrence switch
                {
                    Recurrence.Bimonthly => 2,
                    Recurrence.Quarterly => 3,
                    Recurrence.HalfYearly => 6,
                    _ => 1,
                }
            : match.Groups["number"].Success && ChineseNumbers.Parse(match.Groups["number"].Value) is { } number ? number
            : 1;
        bool early = month == 1 && (recurrence != Recurrence.Monthly || day <= 10);
        // Early in a period a report is of the one before, if the text says so; a meeting is of its own.
        if (early && Before().IsMatch(text))
            return new(DayWithin.OfNextMonth(day));
        string? doubt =
            early && !Current().IsMatch(text) && !Event().IsMatch(text)
                ? "may be of the period itself or of the one before, the period itself is taken"
                : null;
        return month is >= 1 and <= 12 ? new(DayWithin.OfMonth(month, day), doubt) : null;
    }

    private static int? DayOf(Match match) => int.Parse(match.Groups["day"].Value) is >= 1 and <= 31 and var day ? day : null;

    // Wider than what is read, so that the rest falls to review.
    [GeneratedRegex(
        "每年[0-9]{1,2}月?[、,和及][0-9]{1,2}|每(?:个)?月(?:的)?[0-9]{1,2}[日号](?:以?前)?|(?:首月|末月|次月|首个月|第[一二三]个月|最后一个月|季末|季度末|(?<![0-9一二三四五六七八九十])月末|"
            + "(?<![0-9一二三四五六七八九十])月底|下个?月)(?:月)?的?[0-9]{0,2}(?:个工作)?[日号]?(?:以?前)|每(?:周|星期)[一二三四五六日天]|每季度第[1-3]个月|每季度(?:首|末)月?[0-9]{0,2}[日号]?前?|"
            + "(?:每(?:月|季度|半年)(?:结束)?|(?:月度|季度|半年)?结束)后[0-9]{1,2}(?:个工作)?日"
    )]
    private static partial Regex Place();

    [GeneratedRegex("^(?:季度?末|月末|月底)(?:以?前)")]
    private static partial Regex End();

    [GeneratedRegex("^每(?:周|星期)(?<day>[一二三四五六日天])(?:下班|上午|下午)?(?:以?前|之前)")]
    private static partial Regex Weekday();

    [GeneratedRegex("^(?:(?:次月|下个?月)(?<day>[0-9]{1,2})[日号](?:以?前|之前)|[^,]{0,8}?后(?<day>[0-9]{1,2})(?:日|天)之?内)")]
    private static partial Regex After();

    [GeneratedRegex(
        "^(?:每个?月的?|(?:每季度|每半年)?(?:首个?月|(?<last>末月|最后一个月)|第(?<number>[一二三1-3])个月)前?的?)(?<day>[0-9]{1,2})[日号](?:以?前|之前|内)"
    )]
    private static partial Regex InMonth();

    [GeneratedRegex(
        "(?<=每个?月)的?[0-9]{1,2}[日号](?:以?前|之前)?|(?:首个?月|末月|最后一个月|第[一二三1-3]个月)前?的?[0-9]{1,2}[日号](?:以?前|之前|内)|于?(?:次月|下个?月)[0-9]{1,2}[日号](?:以?前|之前)|"
            + "(?<=每(?:周|星期))[一二三四五六日天](?:下班|上午|下午)?(?:以?前|之前)|结束后[0-9]{1,2}(?:日|天)之?内"
    )]
    private static partial Regex Day();

    [GeneratedRegex("上个?月|上一个?月|上季度?|上一季度|上期")]
    private static partial Regex Before();

    [GeneratedRegex("当月|本月|当季|本季|当期|本期")]
    private static partial Regex Current();

    [GeneratedRegex("召开|开展|组织|检查|学习|研究|培训|演练|巡查|督查")]
    private static partial Regex Event();
}
