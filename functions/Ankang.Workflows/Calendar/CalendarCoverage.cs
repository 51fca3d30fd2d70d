using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Calendar;

/// <summary>Whether the known holiday notices reach as far as a list needs them.</summary>
public static class CalendarCoverage
{
    /// <summary>Asked before a list is imported or published: its ladder also needs the first quarter of the year after.</summary>
    /// <returns>A warning for the office where only the next year is missing; null when all is there.</returns>
    /// <exception cref="FaultyFileException">No notice for <paramref name="listYear"/> is known.</exception>
    public static string? WarningFor(WorkCalendar calendar, int listYear)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (!calendar.Years.Contains(listYear))
        {
            string known = calendar.Years.Count == 0 ? "none" : string.Join(", ", calendar.Years);
            throw new FaultyFileException([
                new(
                    $"{listYear}.csv",
                    1,
                    $"there is no holiday calendar for {listYear} (known: {known})",
                    $"the holidays and make-up working days of {listYear}, columns date,name,kind",
                    $"Add holidays/{listYear}.csv after the State Council's notice (节假日安排), then publish the list again"
                ),
            ]);
        }

        int next = listYear + 1;
        return calendar.Years.Contains(next)
            ? null
            : $"{next}年节假日安排尚未录入：{next}年第一季度的日期暂按周末和法定节假日推算，国务院办公厅通知发布后请补录。";
    }
}
