using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Ankang.Workflows.Rules.Calendar;

/// <summary>Working days (工作日): Monday to Friday, less public holidays, plus make-up days (调休).</summary>
/// <remarks>
/// Data is looked up by date, never by file year: the notice for 2023 holds 2022-12-31. In a year whose notice is not known the
/// days that are off by law are computed.
/// </remarks>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<DateOnly, CalendarDay> _days;
    private readonly IReadOnlyList<DaySpan> _still = [];

    // Computed once a year that is asked for.
    private readonly ConcurrentDictionary<int, FrozenSet<DateOnly>> _byLaw = new();

    /// <exception cref="ArgumentException">One date stands twice with different kinds.</exception>
    public WorkCalendar(IEnumerable<CalendarDay> days)
    {
        var byDate = new Dictionary<DateOnly, CalendarDay>();
        foreach (CalendarDay day in days)
        {
            if (!byDate.TryAdd(day.Date, day) && byDate[day.Date].Kind != day.Kind)
                throw new ArgumentException(
                    $"{day.Date:O} stands twice in the holiday calendar, as {byDate[day.Date].Kind} and as {day.Kind}.",
                    nameof(days)
                );
        }

        _days = byDate.ToFrozenDictionary();
        Years = [.. byDate.Keys.Where(d => d.DayOfYear > 1).Select(d => d.Year).GroupBy(y => y).Where(g => g.Count() > 5).Select(g => g.Key).Order()];
    }

    private WorkCalendar(WorkCalendar calendar, IReadOnlyList<DaySpan> still) =>
        (_days, Years, _byLaw, _still) = (calendar._days, calendar.Years, calendar._byLaw, still);

    /// <summary>The same calendar for one whose clocks stand still in some spans (暂停): none of their days is a working day.</summary>
    internal WorkCalendar Without(IReadOnlyList<DaySpan> spans) => spans.Count == 0 ? this : new WorkCalendar(this, spans);

    /// <summary>
    /// The years for which a holiday notice is known; in others weekends and the computed days off by law are off, and dates are
    /// provisional.
    /// </summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Names the calendar by its content.</summary>
    public string Version => field ??= ContentVersion.Of([.. Days.Select(d => $"{d.Date:O},{d.Name},{d.Kind}")]);

    /// <summary>The days of the holiday notices, by date.</summary>
    public IEnumerable<CalendarDay> Days => _days.Values.OrderBy(d => d.Date);

    /// <summary>The calendar with a year's holiday notice, which replaces what was known of its year.</summary>
    /// <param name="year">The year that the notice is for; a few of its days may lie just before or after it.</param>
    public WorkCalendar With(int year, IReadOnlyList<CalendarDay> notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        HashSet<DateOnly> own = [.. notice.Select(d => d.Date)];
        // The end of December belongs to the New Year of the next notice.
        bool Stays(DateOnly day) => day.Year != year || (Years.Contains(year + 1) && day > new DateOnly(year, 12, 21));
        return new WorkCalendar([.. Days.Where(d => Stays(d.Date) && !own.Contains(d.Date)), .. notice]);
    }

    /// <summary>The calendar with the days of <paramref name="other"/> in years that are not known here.</summary>
    public WorkCalendar WithYearsOf(WorkCalendar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new WorkCalendar([.. Days, .. other.Days.Where(d => !Years.Contains(d.Date.Year) && !_days.ContainsKey(d.Date))]);
    }

    /// <summary>Worked by everybody, and outside the spans in which clocks stand still.</summary>
    public bool IsWorkingDay(DateOnly date) => !_still.Any(s => s.Holds(date)) && IsWorked(date);

    private bool IsWorked(DateOnly date) =>
        _days.TryGetValue(date, out CalendarDay? day)
            ? day.Kind == DayKind.Workday
            : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && !(IsProvisional(date) && _byLaw.GetOrAdd(date.Year, StatutoryDays.Of).Contains(date));

    /// <summary>True when no holiday notice for the year of <paramref name="date"/> is known.</summary>
    public bool IsProvisional(DateOnly date) => !Years.Contains(date.Year);

    /// <summary>The <paramref name="count"/>th working day after <paramref name="date"/>; <paramref name="date"/> itself never counts.</summary>
    /// <param name="count">At least 1 forwards, at most -1 backwards.</param>
    public DateOnly AddWorkingDays(DateOnly date, int count)
    {
        ArgumentOutOfRangeException.ThrowIfZero(count);
        int step = Math.Sign(count);
        for (int left = Math.Abs(count); left > 0; )
        {
            date = date.AddDays(step);
            if (IsWorkingDay(date))
                left--;
        }

        return date;
    }

    /// <summary>The last working day on or before <paramref name="date"/>.</summary>
    public DateOnly OnOrBefore(DateOnly date) => IsWorkingDay(date) ? date : AddWorkingDays(date, -1);

    /// <summary>Working days in (<paramref name="after"/>, <paramref name="until"/>]: what "已逾期n个工作日" counts from the due day.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly until)
    {
        int count = 0;
        for (DateOnly day = after.AddDays(1); day <= until; day = day.AddDays(1))
            if (IsWorkingDay(day))
                count++;
        return count;
    }
}
