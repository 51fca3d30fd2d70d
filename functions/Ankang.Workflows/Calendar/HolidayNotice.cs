using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Calendar;

/// <summary>One year's holiday notice (国务院办公厅关于…年部分节假日安排的通知), checked for what no notice says.</summary>
/// <param name="Year">The year it is for; a few of its days may lie just before or after it.</param>
/// <param name="Warnings">What is unusual, for the office to look at.</param>
public sealed record HolidayNotice(int Year, IReadOnlyList<CalendarDay> Days, IReadOnlyList<string> Warnings)
{
    private const int FewestDays = 6;
    private const int MostHolidays = 45;
    private const int FarthestFromNewYear = 10;
    private static readonly TimeSpan FarthestMakeUp = TimeSpan.FromDays(21);
    private static readonly string[] Festivals = ["元旦", "春节", "清明", "劳动", "端午", "国庆"];

    /// <exception cref="FaultyFileException">With every fault of the text.</exception>
    public static HolidayNotice Parse(string text, string fileName)
    {
        IReadOnlyList<(int Line, CalendarDay Day)> rows = HolidayFile.ParseLines(text, fileName);
        var faults = new List<FileFault>();
        if (rows.Count < FewestDays)
            throw new FaultyFileException([
                new(
                    fileName,
                    1,
                    $"the notice has {rows.Count} days",
                    $"a whole year's notice: at least {FewestDays} days",
                    "Copy every holiday and every make-up day of the notice"
                ),
            ]);

        int year = rows.GroupBy(r => r.Day.Date.Year).MaxBy(g => g.Count())!.Key;
        (DateOnly first, DateOnly last) = (
            new DateOnly(year, 1, 1).AddDays(-FarthestFromNewYear),
            new DateOnly(year, 12, 31).AddDays(FarthestFromNewYear)
        );
        foreach ((int line, CalendarDay day) in rows.Where(r => r.Day.Date < first || r.Day.Date > last))
            faults.Add(
                new(
                    fileName,
                    line,
                    $"{day.Date:O} stands in the notice for {year}",
                    $"days of {year}, at most {FarthestFromNewYear} days outside it",
                    "Give each year's notice a file of its own, or correct the year"
                )
            );
        foreach (IGrouping<DateOnly, (int Line, CalendarDay Day)> twice in rows.GroupBy(r => r.Day.Date).Where(g => g.Count() > 1))
            faults.Add(
                new(fileName, twice.Last().Line, $"{twice.Key:O} stands twice", "each day once", "Delete the row that the notice does not have")
            );

        DateOnly[] holidays = [.. rows.Where(r => r.Day.Kind == DayKind.Holiday).Select(r => r.Day.Date)];
        if (holidays.Length > MostHolidays)
            faults.Add(
                new(
                    fileName,
                    1,
                    $"the notice has {holidays.Length} days off",
                    $"at most {MostHolidays}: weekends that are off anyway do not stand in it",
                    "List the days that the notice names, nothing else"
                )
            );
        foreach (
            (int line, CalendarDay day) in rows.Where(r =>
                r.Day.Kind == DayKind.Workday && !holidays.Any(h => Math.Abs(h.DayNumber - r.Day.Date.DayNumber) <= FarthestMakeUp.Days)
            )
        )
            faults.Add(
                new(
                    fileName,
                    line,
                    $"the make-up day {day.Date:O} is far from every holiday",
                    $"a holiday within {FarthestMakeUp.Days} days of it",
                    "Correct the date after the notice"
                )
            );
        if (faults.Count > 0)
            throw new FaultyFileException(faults);

        string[] missing = [.. Festivals.Where(f => !rows.Any(r => r.Day.Name.Contains(f, StringComparison.Ordinal)))];
        return new HolidayNotice(
            year,
            [.. rows.Select(r => r.Day)],
            missing.Length == 0 ? [] : [$"The notice for {year} does not name {string.Join("、", missing)}."]
        );
    }
}
