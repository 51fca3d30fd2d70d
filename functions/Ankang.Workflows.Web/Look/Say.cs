using System.Globalization;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Web.Look;

/// <summary>Dates as people say them: the year only where it is not this one.</summary>
public static class Say
{
    /// <summary>3月31日</summary>
    public static string Day(DateOnly date, DateOnly today) => date.Year == today.Year ? ChineseDates.Short(date) : ChineseDates.Full(date);

    /// <summary>3月31日 周三</summary>
    public static string DayAndWeekday(DateOnly date, DateOnly today) => $"{Day(date, today)} {ChineseDates.Weekday(date)}";

    /// <summary>A figure a month: 3, 2.5.</summary>
    public static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>4月8日 09:00, in Asia/Shanghai.</summary>
    public static string Moment(DateTimeOffset instant, DateOnly today) =>
        $"{Day(ChinaTime.DateOf(instant), today)} {ChinaTime.TimeOf(instant):HH':'mm}";

    /// <summary>2021年4月8日 周四 09:00</summary>
    public static string FullMoment(DateTimeOffset instant)
    {
        DateOnly day = ChinaTime.DateOf(instant);
        return $"{ChineseDates.Full(day)} {ChineseDates.Weekday(day)} {ChinaTime.TimeOf(instant):HH':'mm}";
    }
}
