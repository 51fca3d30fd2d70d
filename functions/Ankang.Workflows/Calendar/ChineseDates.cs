using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Calendar;

/// <summary>Dates as official Chinese writes them: Arabic digits, no leading zeros.</summary>
public static class ChineseDates
{
    private const string Weekdays = "日一二三四五六";

    /// <summary>2021年4月7日</summary>
    public static string Full(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日";

    /// <summary>4月7日</summary>
    public static string Short(DateOnly date) => $"{date.Month}月{date.Day}日";

    /// <summary>周三</summary>
    public static string Weekday(DateOnly date) => $"周{Weekdays[(int)date.DayOfWeek]}";

    /// <summary>2021年4月7日（周三）</summary>
    public static string FullWithWeekday(DateOnly date) => $"{Full(date)}（{Weekday(date)}）";

    /// <summary>4月9日10时12分, in Asia/Shanghai; the minutes are left out on the hour.</summary>
    public static string Moment(DateTimeOffset instant)
    {
        TimeOnly time = ChinaTime.TimeOf(instant);
        string minutes = time.Minute == 0 ? "" : $"{time.Minute}分";
        return $"{Short(ChinaTime.DateOf(instant))}{time.Hour}时{minutes}";
    }

    /// <summary>The period as a unit reads it: 2021年第7周, 2021年3月中旬, 2021年3月, 2021年1—2月, 第一季度, 上半年, 全年; empty for one-off duties.</summary>
    public static string PeriodName(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (period.Id == Period.OnceId)
            return "";
        string[] parts = period.Id.Split('-');
        if (parts.Length == 1)
            return "全年";
        if (parts.Length == 3)
            return $"{period.First.Year}年{period.First.Month}月{"上中下"[parts[2][1] - '1']}旬";
        return parts[1][0] switch
        {
            'w' => $"{period.First.Year}年第{int.Parse(parts[1][1..])}周",
            'q' => $"第{"一二三四"[parts[1][1] - '1']}季度",
            'h' => parts[1] == "h1" ? "上半年" : "下半年",
            'b' => $"{period.First.Year}年{period.First.Month}—{period.Last.Month}月",
            _ => $"{period.First.Year}年{period.First.Month}月",
        };
    }
}
