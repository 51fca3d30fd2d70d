using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Reads the day that is set within each period: 每月25日前, 每季度首月10日前, 次月5日前, 每周五前, 每月第一个周一.</summary>
/// <param name="Day">Null for the end of the period.</param>
/// <param name="Doubt">Why a person should look at it; null where it was read.</param>
internal sealed partial record DaysWithin(DayWithin? Day, string? Doubt = null)
{
    /// <param name="words">Of one duty.</param>
    /// <param name="text">The half-width text of the duty, for what is said of the period (上月, 当月).</param>
    /// <returns>Null where the words set no such day.</returns>
    public static DaysWithin? In(IReadOnlyList<TimeWord> words, string text, Recurrence recurrence)
    {
        TimeWord[] days = [.. words.Where(IsSetBy)];
        if (days.Length == 0)
            return null;
        string word = days[0].Text;
        if (days is [{ Kind: TimeKind.DayWithin }] && Read(word, text, recurrence) is { } read && read.Day?.Fits(recurrence) != false)
            return read with { Doubt = read.Doubt is null ? null : $"“{word}” {read.Doubt}" };
        return new(null, $"“{string.Join('、', days.Select(d => d.Text))}” sets a day within each period, the product asks by its end");
    }

    /// <summary>A day within a period, also one that the product does not know (10日、20日前, 5个工作日内).</summary>
    public static bool IsSetBy(TimeWord word) =>
        word.Kind == TimeKind.DayWithin || (word.Kind is TimeKind.Unread or TimeKind.Term && Odd().IsMatch(word.Text));

    /// <summary>The text with its rhythm but without the day in it: 每月25日前报送 becomes 每月报送.</summary>
    public static string Undated(string text)
    {
        string left = Blanks.Removed(text);
        foreach (TimeWord day in TimeWords.In(Blanks.HalfWidth(text)).Where(w => w.Kind == TimeKind.DayWithin).Reverse())
            left = left.Remove(day.At, day.Text.Length);
        return left;
    }

    private static DaysWithin? Read(string word, string text, Recurrence recurrence)
    {
        Match match = Parts().Match(word);
        if (!match.Success)
            return null;
        int? number = match.Groups["day"].Success ? ChineseNumbers.Parse(match.Groups["day"].Value) : null;
        if (match.Groups["day"].Success && number is not (>= 1 and <= 31))
            return null;
        if (match.Groups["weekday"].Success)
        {
            int weekday = "一二三四五六日".IndexOf(match.Groups["weekday"].Value.Replace('天', '日')[0]) + 1;
            return match.Groups["nth"] is not { Success: true } nth ? new(DayWithin.OfWeek(weekday))
                : nth.Value.Contains('最') ? new(DayWithin.OfMonthWeek(DayWithin.LastWeek, weekday))
                : ChineseNumbers.Parse(nth.Value.Trim('第', '个', '周', '的').Replace('首', '一')) is >= 1 and <= 4 and var which
                    ? new(DayWithin.OfMonthWeek(which, weekday))
                : null;
        }

        if (match.Groups["next"].Success)
            return number is { } of ? new(DayWithin.OfNextMonth(of)) : null;
        int day = number
            ?? match.Groups["ten"].Value switch
            {
                "上" => 10,
                "中" => 20,
                _ => 31,
            };
        if (match.Groups["end"].Success)
            return new(null, null);
        int month =
            match.Groups["last"].Success ? DayWithin.MonthsOf(recurrence) ?? 1
            : match.Groups["number"].Success && ChineseNumbers.Parse(match.Groups["number"].Value) is { } which2 ? which2
            : 1;
        if (month == DayWithin.MonthsOf(recurrence) && day == 31)
            return new(null, null);
        bool early = month == 1 && day < 31 && (recurrence != Recurrence.Monthly || day <= 10);
        // Early in a period a report is of the one before, if the text says so; a meeting is of its own.
        if (early && OfBefore().IsMatch(text))
            return new(DayWithin.OfNextMonth(day));
        string? doubt =
            early && !Current().IsMatch(text) && !Event().IsMatch(text)
                ? "may be of the period itself or of the one before, the period itself is taken"
                : null;
        return month is >= 1 and <= 12 ? new(DayWithin.OfMonth(month, day), doubt) : null;
    }

    [GeneratedRegex(
        "^(?:(?<nth>第[一二三四1-4]个?|首个?|最后[一1]?个?)(?:周的?)?(?:周|星期)(?<weekday>[一二三四五六日天])"
            + "|周?(?<weekday>[一二三四五六日天])(?:下班|上午|下午)?(?:以?前|之前)?$"
            + "|(?:应?于|在)?(?<next>次月|下个?月)的?(?<day>[0-9一二三四五六七八九十]+)[日号]"
            + "|(?<next>(?:结束|终了)?之?后)(?<day>[0-9一二三四五六七八九十]+)[日天]"
            + "|(?:首个?月|(?<last>末月|最后[一1]个月)|第(?<number>[一二三四五六1-6])个月)前?的?(?:(?<day>[0-9一二三四五六七八九十]+)[日号]|(?<ten>[上中下])旬|)"
            + "|(?<ten>[上中下])旬|(?<end>月?度?季?度?[底末])|(?<day>[0-9一二三四五六七八九十]+)[日号])"
    )]
    private static partial Regex Parts();

    [GeneratedRegex("^[0-9一二三四五六七八九十]+[日号]|工作日")]
    private static partial Regex Odd();

    [GeneratedRegex("上个?月|上一个?月|上季度?|上一季度|上期")]
    private static partial Regex OfBefore();

    [GeneratedRegex("当月|本月|当季|本季|当期|本期")]
    private static partial Regex Current();

    [GeneratedRegex("召开|开展|组织|检查|学习|研究|培训|演练|巡查|督查")]
    private static partial Regex Event();
}
