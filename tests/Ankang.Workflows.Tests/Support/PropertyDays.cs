namespace Ankang.Workflows.Tests.Support;

/// <summary>Working days read off a wall calendar: an oracle that steps day by day, written from the words of the rules.</summary>
/// <param name="off">Days off by notice.</param>
/// <param name="on">Make-up working days by notice.</param>
internal sealed class PropertyDays(IReadOnlySet<DateOnly> off, IReadOnlySet<DateOnly> on)
{
    // Days after the last notice that are off by law, read off a printed calendar: 元旦, 除夕 to 初三, 清明.
    private static readonly string[] ByLaw = ["2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-04-05"];

    /// <summary>Reads the holiday files, line by line; what was drawn reaches some months beyond them.</summary>
    public static PropertyDays Read(string folder)
    {
        var rows = Directory
            .GetFiles(folder, "*.csv")
            .SelectMany(File.ReadAllLines)
            .Select(l => l.Split(','))
            .Where(p => p.Length == 3 && p[0] != "date")
            .ToList();
        return new PropertyDays(
            rows.Where(p => p[2] == "holiday").Select(p => p[0]).Concat(ByLaw).Select(DateOnly.Parse).ToHashSet(),
            rows.Where(p => p[2] == "workday").Select(p => DateOnly.Parse(p[0])).ToHashSet()
        );
    }

    public bool IsWorked(DateOnly day) => on.Contains(day) || (!off.Contains(day) && (int)day.DayOfWeek is >= 1 and <= 5);

    /// <summary>The nth working day after a day: "the 1st working day after the due day".</summary>
    public DateOnly After(DateOnly day, int n)
    {
        while (n > 0)
        {
            day = day.AddDays(1);
            if (IsWorked(day))
                n--;
        }

        return day;
    }

    public DateOnly Before(DateOnly day)
    {
        do day = day.AddDays(-1);
        while (!IsWorked(day));
        return day;
    }

    public DateOnly OnOrBefore(DateOnly day) => IsWorked(day) ? day : Before(day);

    /// <summary>Working days of (after, until].</summary>
    public int Between(DateOnly after, DateOnly until)
    {
        int count = 0;
        foreach (DateOnly day in Enumerable.Range(0, Math.Max(0, until.DayNumber - after.DayNumber)).Select(i => after.AddDays(i + 1)))
            if (IsWorked(day))
                count++;
        return count;
    }
}
