using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Calendar;

/// <summary>Whether the known holiday notices reach as far as a list needs them.</summary>
public static class CalendarCoverage
{
    // The State Council publishes a year's notice in October to December of the year before.
    private const int PublishedFrom = 11;

    /// <summary>Asked of a list whenever it is shown or published: its ladder also needs the first quarter of the year after.</summary>
    /// <param name="today">Until November nobody can supply the next year's notice, and nobody is asked for it.</param>
    /// <returns>A warning for the office where the list's year or the next is missing; null when all is there that there can be.</returns>
    public static string? WarningFor(WorkCalendar calendar, int listYear, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (!Allows(calendar, listYear))
            return $"{listYear}年节假日安排尚未录入：日期暂按周末和法定节假日推算，清单可以起草和演练，不能正式启用。国务院办公厅通知发布后请补录。";
        int next = listYear + 1;
        return calendar.Years.Contains(next) || today < new DateOnly(listYear, PublishedFrom, 1)
            ? null
            : $"{next}年节假日安排尚未录入：{next}年第一季度的日期暂按周末和法定节假日推算，国务院办公厅通知发布后请补录。";
    }

    /// <summary>正式启用 of a list of that year: without the year's notice every date would be a guess, so the list stays a draft or in trial.</summary>
    public static bool Allows(WorkCalendar calendar, int listYear)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Years.Contains(listYear);
    }
}
