using System.Collections.Frozen;
using System.Globalization;

namespace Ankang.Workflows.Rules.Calendar;

/// <summary>
/// The days that are off by law (全国年节及纪念日放假办法), computed: what holds for a year before the State Council has said how its
/// days are moved.
/// </summary>
/// <remarks>
/// From 2025 on: 元旦, 除夕 to 初三, 清明, 1 and 2 May, 端午, 中秋, 1 to 3 October. Before: without 除夕 and 2 May. Make-up days (调休) are
/// nobody's to compute.
/// </remarks>
internal static class StatutoryDays
{
    private const int FirstYearOfToday = 2025;
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static FrozenSet<DateOnly> Of(int year) => DaysOf(year).ToFrozenSet();

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        yield return new(year, 1, 1);
        yield return new(year, 4, Qingming(year));
        yield return new(year, 5, 1);
        if (year >= FirstYearOfToday)
            yield return new(year, 5, 2);
        for (int day = 1; day <= 3; day++)
            yield return new(year, 10, day);
        // The lunar calendar of the framework knows 1901 to 2100.
        if (year < Lunar.MinSupportedDateTime.Year + 1 || year >= Lunar.MaxSupportedDateTime.Year)
            yield break;
        DateOnly spring = OfLunar(year, 1, 1);
        for (int day = year >= FirstYearOfToday ? -1 : 0; day <= 2; day++)
            yield return spring.AddDays(day);
        yield return OfLunar(year, 5, 5);
        yield return OfLunar(year, 8, 15);
    }

    private static DateOnly OfLunar(int year, int month, int day)
    {
        // A leap month (闰月) has a number of its own and moves those after it.
        int leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    // The day of April on which the sun stands at 15 degrees, by the usual approximation for 2000 to 2099.
    private static int Qingming(int year)
    {
        int inCentury = year % 100;
        return (int)(inCentury * 0.2422 + 4.81) - inCentury / 4;
    }
}
