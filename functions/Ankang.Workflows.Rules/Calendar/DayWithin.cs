using System.Globalization;
using System.Text.RegularExpressions;

namespace Ankang.Workflows.Rules.Calendar;

/// <summary>The day until which each period of a rhythm is due, where a list sets one: 每月25日前, 每季度首月10日前, 次月5日前, 每周五前.</summary>
/// <remarks>
/// The day itself is inside, civil date in Asia/Shanghai. Written <c>day 25</c>, <c>month 1 day 10</c> (counted from the period's first),
/// <c>next month day 5</c> (the month after the period) or <c>weekday 5</c> (Monday is 1). A day that a month lacks is its last.
/// </remarks>
public sealed partial record DayWithin
{
    private const int NextMonth = 0;

    private readonly int? _month;
    private readonly int _day;

    // No month: a weekday.
    private DayWithin(int? month, int day) => (_month, _day) = (month, day);

    /// <summary>A day of the period's first, second, … month, counted from 1.</summary>
    public static DayWithin OfMonth(int month, int day) => new(Within(month, 1, 12), Within(day, 1, 31));

    /// <summary>A day of the month after the period (次月5日前).</summary>
    public static DayWithin OfNextMonth(int day) => new(NextMonth, Within(day, 1, 31));

    /// <param name="weekday">1 Monday to 7 Sunday, as ISO 8601 counts.</param>
    public static DayWithin OfWeek(int weekday) => new(null, Within(weekday, 1, 7));

    /// <returns>Null where the text is none of the four forms.</returns>
    public static DayWithin? Parse(string text) =>
        Form().Match(text) is not { Success: true } match ? null
        : match.Groups["weekday"].Success ? OfWeek(Number(match.Groups["weekday"]))
        : match.Groups["next"].Success ? OfNextMonth(Number(match.Groups["day"]))
        : OfMonth(match.Groups["month"].Success ? Number(match.Groups["month"]) : 1, Number(match.Groups["day"]));

    /// <summary>Reads what <see cref="Chinese"/> writes.</summary>
    /// <returns>Null where the text is none of its forms.</returns>
    public static DayWithin? ParseChinese(string text, Recurrence recurrence) =>
        ChineseForm().Match(text) is not { Success: true } match ? null
        : match.Groups["weekday"].Success ? OfWeek("一二三四五六日".IndexOf(match.Groups["weekday"].Value[0]) + 1)
        : match.Groups["next"].Success ? OfNextMonth(Number(match.Groups["day"]))
        : OfMonth(
            match.Groups["last"].Success ? MonthsOf(recurrence) ?? 1
                : match.Groups["month"].Success ? Number(match.Groups["month"])
                : 1,
            Number(match.Groups["day"])
        );

    /// <summary>Each period of the rhythm has such a day: a weekday in a week, a month in a rhythm of so many months.</summary>
    public bool Fits(Recurrence recurrence) =>
        _month is not { } month ? recurrence == Recurrence.Weekly : MonthsOf(recurrence) is { } months && month <= months;

    /// <summary>Later than the period's last day only where the month after it is meant.</summary>
    public DateOnly In(Period period)
    {
        if (_month is { } month)
        {
            DateOnly first =
                month == NextMonth ? period.Last.AddDays(1) : new DateOnly(period.First.Year, period.First.Month, 1).AddMonths(month - 1);
            return new(first.Year, first.Month, Math.Min(_day, DateTime.DaysInMonth(first.Year, first.Month)));
        }

        DateOnly day = period.Last;
        while (day > period.First && ((int)day.DayOfWeek + 6) % 7 + 1 != _day)
            day = day.AddDays(-1);
        // A week cut at New Year may lack the day: its end holds.
        return ((int)day.DayOfWeek + 6) % 7 + 1 == _day ? day : period.Last;
    }

    /// <summary>As people say it beside the rhythm: 25日前, 首月10日前, 次月5日前, 周五前.</summary>
    public string Chinese(Recurrence recurrence) =>
        _month switch
        {
            null => $"周{"一二三四五六日"[_day - 1]}前",
            NextMonth => $"次月{_day}日前",
            _ when recurrence == Recurrence.Monthly => $"{_day}日前",
            1 => $"首月{_day}日前",
            { } month when month == MonthsOf(recurrence) => $"末月{_day}日前",
            { } month => $"第{month}个月{_day}日前",
        };

    /// <summary>As a catalogue writes it: <c>day 25</c>, <c>next month day 5</c>.</summary>
    public override string ToString() =>
        _month switch
        {
            null => $"weekday {_day}",
            NextMonth => $"next month day {_day}",
            1 => $"day {_day}",
            { } month => $"month {month} day {_day}",
        };

    private static int? MonthsOf(Recurrence recurrence) =>
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

    [GeneratedRegex("^(?:weekday (?<weekday>[1-7])|(?:(?<next>next month )|month (?<month>[1-9]|1[0-2]) )?day (?<day>[1-9]|[12][0-9]|3[01]))$")]
    private static partial Regex Form();

    [GeneratedRegex(
        "^每?(?:周(?<weekday>[一二三四五六日])|(?:月|首月|(?<last>末月)|(?<next>次月)|第(?<month>[1-9]|1[0-2])个月)?(?<day>[1-9]|[12][0-9]|3[01])日)前?$"
    )]
    private static partial Regex ChineseForm();
}
