using System.Globalization;
using System.Text.RegularExpressions;

namespace Ankang.Workflows.Rules.Calendar;

/// <summary>The day until which each period of a rhythm is due, where a list sets one: 每月25日前, 每季度首月10日前, 次月5日前, 每周五前, 每月第一个周一.</summary>
/// <remarks>
/// The day itself is inside, civil date in Asia/Shanghai. Written <c>day 25</c>, <c>month 1 day 10</c> (counted from the period's first),
/// <c>next month day 5</c> (the month after the period), <c>weekday 5</c> (Monday is 1) or <c>first weekday 1</c> to <c>last weekday 7</c>
/// (of a month). A day that a month lacks is its last.
/// </remarks>
public sealed partial record DayWithin
{
    /// <summary>The last week of a month that has the weekday.</summary>
    public const int LastWeek = 5;

    private const int NextMonth = 0;

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "last"];

    private readonly int? _month;
    private readonly int? _week;
    private readonly int _day;

    // No month: a weekday, of every week or of one week of a month.
    private DayWithin(int? month, int day, int? week = null) => (_month, _day, _week) = (month, day, week);

    /// <summary>A day of the period's first, second, … month, counted from 1.</summary>
    public static DayWithin OfMonth(int month, int day) => new(Within(month, 1, 12), Within(day, 1, 31));

    /// <summary>A day of the month after the period (次月5日前).</summary>
    public static DayWithin OfNextMonth(int day) => new(NextMonth, Within(day, 1, 31));

    /// <param name="weekday">1 Monday to 7 Sunday, as ISO 8601 counts.</param>
    public static DayWithin OfWeek(int weekday) => new(null, Within(weekday, 1, 7));

    /// <param name="week">1 to 4, or <see cref="LastWeek"/>: the first Monday of a month is that of week 1.</param>
    /// <param name="weekday">1 Monday to 7 Sunday.</param>
    public static DayWithin OfMonthWeek(int week, int weekday) => new(null, Within(weekday, 1, 7), Within(week, 1, LastWeek));

    /// <returns>Null where the text is none of the five forms.</returns>
    public static DayWithin? Parse(string text) =>
        Form().Match(text) is not { Success: true } match ? null
        : match.Groups["week"].Success ? OfMonthWeek(Array.IndexOf(Ordinals, match.Groups["week"].Value) + 1, Number(match.Groups["weekday"]))
        : match.Groups["weekday"].Success ? OfWeek(Number(match.Groups["weekday"]))
        : match.Groups["next"].Success ? OfNextMonth(Number(match.Groups["day"]))
        : OfMonth(match.Groups["month"].Success ? Number(match.Groups["month"]) : 1, Number(match.Groups["day"]));

    /// <summary>Reads what <see cref="Chinese"/> writes.</summary>
    /// <returns>Null where the text is none of its forms.</returns>
    public static DayWithin? ParseChinese(string text, Recurrence recurrence) =>
        ChineseForm().Match(text) is not { Success: true } match ? null
        : match.Groups["week"].Success
            ? OfMonthWeek("一二三四最".IndexOf(match.Groups["week"].Value[0]) + 1, "一二三四五六日".IndexOf(match.Groups["weekday"].Value[0]) + 1)
        : match.Groups["weekday"].Success ? OfWeek("一二三四五六日".IndexOf(match.Groups["weekday"].Value[0]) + 1)
        : match.Groups["next"].Success ? OfNextMonth(Number(match.Groups["day"]))
        : OfMonth(
            match.Groups["last"].Success ? MonthsOf(recurrence) ?? 1
                : match.Groups["month"].Success ? Number(match.Groups["month"])
                : 1,
            match.Groups["day"].Success ? Number(match.Groups["day"]) : 31
        );

    /// <summary>Each period of the rhythm has such a day: a weekday in a week or month, a month in a rhythm of so many months.</summary>
    public bool Fits(Recurrence recurrence) =>
        _week is not null ? recurrence == Recurrence.Monthly
        : _month is not { } month ? recurrence == Recurrence.Weekly
        : MonthsOf(recurrence) is { } months && month <= months;

    /// <summary>Later than the period's last day only where the month after it is meant.</summary>
    public DateOnly In(Period period)
    {
        if (_month is { } month)
        {
            DateOnly first =
                month == NextMonth ? period.Last.AddDays(1) : new DateOnly(period.First.Year, period.First.Month, 1).AddMonths(month - 1);
            return new(first.Year, first.Month, Math.Min(_day, DateTime.DaysInMonth(first.Year, first.Month)));
        }

        if (_week is { } week)
        {
            DateOnly first = new(period.First.Year, period.First.Month, 1);
            DateOnly nth = first.AddDays((_day - IsoDay(first) + 7) % 7 + (week - 1) * 7);
            return nth.Month == first.Month ? nth : nth.AddDays(-7);
        }

        DateOnly day = period.Last;
        while (day > period.First && IsoDay(day) != _day)
            day = day.AddDays(-1);
        // A week cut at New Year may lack the day: its end holds.
        return IsoDay(day) == _day ? day : period.Last;
    }

    private static int IsoDay(DateOnly day) => ((int)day.DayOfWeek + 6) % 7 + 1;

    /// <summary>As people say it beside the rhythm: 25日前, 首月10日前, 次月5日前, 周五前.</summary>
    public string Chinese(Recurrence recurrence) =>
        _month switch
        {
            null => _week switch
            {
                null => "",
                LastWeek => "最后一个",
                { } week => $"第{"一二三四"[week - 1]}个",
            } + $"周{"一二三四五六日"[_day - 1]}前",
            NextMonth => $"次月{_day}日前",
            _ when recurrence == Recurrence.Monthly => $"{_day}日前",
            1 => $"首月{DayInMonth}前",
            { } month when month == MonthsOf(recurrence) => $"末月{DayInMonth}前",
            { } month => $"第{month}个月{DayInMonth}前",
        };

    /// <summary>As a catalogue writes it: <c>day 25</c>, <c>next month day 5</c>.</summary>
    public override string ToString() =>
        _month switch
        {
            null => $"{(_week is { } week ? Ordinals[week - 1] + " " : "")}weekday {_day}",
            NextMonth => $"next month day {_day}",
            1 => $"day {_day}",
            { } month => $"month {month} day {_day}",
        };

    // 首月31日前 would name a day that many months lack.
    private string DayInMonth => _day == 31 ? "底" : $"{_day}日";

    /// <summary>The months of one period; null for a rhythm that is shorter, and for none.</summary>
    public static int? MonthsOf(Recurrence recurrence) =>
        recurrence switch
        {
            Recurrence.Monthly => 1,
            Recurrence.Bimonthly => 2,
            Recurrence.Quarterly => 3,
            Recurrence.HalfYearly => 6,
            Recurrence.Yearly => 12,
            _ => null,
        };

    private static int Within(int number, int least, int most) =>
        number >= least && number <= most ? number : throw new ArgumentOutOfRangeException(nameof(number), number, $"Expected {least} to {most}.");

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?:(?:(?<week>first|second|third|fourth|last) )?weekday (?<weekday>[1-7])"
            + "|(?:(?<next>next month )|month (?<month>[1-9]|1[0-2]) )?day (?<day>[1-9]|[12][0-9]|3[01]))$"
    )]
    private static partial Regex Form();

    [GeneratedRegex(
        "^每?(?:月?(?:第(?<week>[一二三四])个|(?<week>最)后一个)?周(?<weekday>[一二三四五六日])"
            + "|(?:月|首月|(?<last>末月)|(?<next>次月)|第(?<month>[1-9]|1[0-2])个月)?(?<day>[1-9]|[12][0-9]|3[01])日"
            + "|(?:首月|(?<last>末月)|第(?<month>[1-9]|1[0-2])个月)底)前?$"
    )]
    private static partial Regex ChineseForm();
}
