namespace Ankang.Workflows.Rules.Calendar;

/// <summary>A dispatch (发送批次): working days at 09:00 and 15:00, Asia/Shanghai.</summary>
/// <param name="Date">A working day.</param>
/// <param name="Hour">9 or 15.</param>
public readonly record struct Slot(DateOnly Date, int Hour) : IComparable<Slot>
{
    private static readonly int[] Hours = [9, 15];

    /// <summary>A missed slot is made up until this time of its day, else its mails leave at the next slot.</summary>
    private static readonly TimeOnly LatestMakeUp = new(17, 30);

    /// <summary>Part of storage keys: <c>20210401T09</c>.</summary>
    public string Id => $"{Date:yyyyMMdd}T{Hour:D2}";

    /// <summary>UTC.</summary>
    public DateTimeOffset Moment => ChinaTime.At(Date, new TimeOnly(Hour, 0));

    /// <summary>The slot that a host awake at <paramref name="now"/> has to serve; null on a day off, before 09:00 and after 17:30.</summary>
    public static Slot? Current(DateTimeOffset now, WorkCalendar calendar)
    {
        DateOnly today = ChinaTime.DateOf(now);
        TimeOnly time = ChinaTime.TimeOf(now);
        if (!calendar.IsWorkingDay(today) || time > LatestMakeUp)
            return null;
        foreach (int hour in Hours.Reverse())
            if (time >= new TimeOnly(hour, 0))
                return new Slot(today, hour);
        return null;
    }

    /// <summary>The slots of a day, latest first; none on a day off.</summary>
    public static IEnumerable<Slot> On(DateOnly day, WorkCalendar calendar) =>
        calendar.IsWorkingDay(day) ? Hours.Reverse().Select(hour => new Slot(day, hour)) : [];

    /// <summary>The ids of a day's slots, whether or not it is a working day.</summary>
    public static IEnumerable<string> IdsOf(DateOnly day) => Hours.Select(hour => new Slot(day, hour).Id);

    /// <summary>The first slot at or after <paramref name="moment"/>.</summary>
    public static Slot AtOrAfter(DateTimeOffset moment, WorkCalendar calendar)
    {
        for (DateOnly day = ChinaTime.DateOf(moment); ; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day))
                continue;
            foreach (int hour in Hours)
                if (new Slot(day, hour) is var slot && slot.Moment >= moment)
                    return slot;
        }
    }

    /// <summary>The first slot after <paramref name="moment"/>.</summary>
    public static Slot After(DateTimeOffset moment, WorkCalendar calendar) => AtOrAfter(moment.AddTicks(1), calendar);

    /// <exception cref="FormatException">The text is no slot id.</exception>
    public static Slot Parse(string id) =>
        id.Split('T') is [var date, var hour]
            ? new Slot(DateOnly.ParseExact(date, "yyyyMMdd"), int.Parse(hour))
            : throw new FormatException($"'{id}' is not a slot such as 20210401T09.");

    /// <summary>By moment.</summary>
    public int CompareTo(Slot other) => Moment.CompareTo(other.Moment);

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>Earlier.</summary>
    public static bool operator <(Slot left, Slot right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(Slot left, Slot right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(Slot left, Slot right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(Slot left, Slot right) => left.CompareTo(right) >= 0;
}
