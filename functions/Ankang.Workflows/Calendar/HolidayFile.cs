using System.Globalization;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Calendar;

/// <summary>
/// Reads the yearly holiday notices (节假日安排): one file a notice, columns <c>date,name,kind</c> or 日期,名称,类别 in any order, kind
/// <c>holiday</c> (放假) or <c>workday</c> (调休上班).
/// </summary>
/// <remarks>A notice may hold days of the year before (2022-12-31 in that for 2023), so files are joined and looked up by date.</remarks>
public static class HolidayFile
{
    private const string Header = "date,name,kind";
    private static readonly char[] Separators = [',', '，', ';', '\t'];
    private static readonly string[][] Heads =
    [
        ["date", "日期"],
        ["name", "名称", "节日", "节假日"],
        ["kind", "类别", "类型", "安排"],
    ];
    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Joins all <c>*.csv</c> of <paramref name="folder"/> into one calendar.</summary>
    /// <exception cref="FaultyFileException">With every fault of every file.</exception>
    public static WorkCalendar Load(string folder) => Join(ReadTexts(folder));

    /// <summary>All <c>*.csv</c> of a folder, by name, not yet parsed.</summary>
    /// <exception cref="FaultyFileException">There is none.</exception>
    public static IReadOnlyList<(string FileName, string Text)> ReadTexts(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            throw new FaultyFileException([
                new(
                    folder,
                    1,
                    "there is no holiday calendar here",
                    $"files such as 2026.csv with the columns {Header}",
                    "Add one file for each year's holiday notice"
                ),
            ]);
        }

        return [.. files.Select(f => (Path.GetFileName(f), File.ReadAllText(f)))];
    }

    /// <summary>As <see cref="Load"/>, of texts already read.</summary>
    /// <exception cref="FaultyFileException">With every fault of every text.</exception>
    public static WorkCalendar Join(IReadOnlyList<(string FileName, string Text)> files)
    {
        var faults = new List<FileFault>();
        var seen = new Dictionary<DateOnly, (DayKind Kind, string Where)>();
        var days = new List<CalendarDay>();
        foreach ((string fileName, string text) in files)
        {
            foreach ((int line, CalendarDay day) in Read(text, fileName, faults))
            {
                if (seen.TryAdd(day.Date, (day.Kind, $"{fileName}, line {line}")))
                    days.Add(day);
                else if (seen[day.Date].Kind != day.Kind)
                    faults.Add(
                        new(
                            fileName,
                            line,
                            $"{day.Date:O} is a {NameOf(day.Kind)} here and a {NameOf(seen[day.Date].Kind)} in {seen[day.Date].Where}",
                            "one kind for one date",
                            "Delete the row that the notice does not have"
                        )
                    );
            }
        }

        return faults.Count == 0 ? new(days) : throw new FaultyFileException(faults);
    }

    /// <exception cref="FaultyFileException">With every fault of the text.</exception>
    public static IReadOnlyList<CalendarDay> Parse(string text, string fileName)
    {
        return [.. ParseLines(text, fileName).Select(d => d.Day)];
    }

    /// <summary>As <see cref="Parse"/>, each day with its line.</summary>
    internal static IReadOnlyList<(int Line, CalendarDay Day)> ParseLines(string text, string fileName)
    {
        var faults = new List<FileFault>();
        List<(int, CalendarDay)> days = Read(text, fileName, faults);
        return faults.Count == 0 ? days : throw new FaultyFileException(faults);
    }

    private static List<(int Line, CalendarDay Day)> Read(string text, string fileName, List<FileFault> faults)
    {
        var days = new List<(int, CalendarDay)>();
        try
        {
            TextIntake.Check(text, IntakeLimits.MaxHolidays);
        }
        catch (IntakeException e)
        {
            faults.Add(FileFault.Of(fileName, e));
            return days;
        }

        string[] lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        string[] heads = [.. lines[0].Split(Separators).Select(h => h.Trim())];
        int[] at = [.. Heads.Select(names => Array.FindIndex(heads, names.Contains))];
        if (heads.Length != Heads.Length || at.Contains(-1))
        {
            at = [0, 1, 2];
            faults.Add(new(fileName, 1, $"the first line is '{lines[0].Trim()}'", $"'{Header}'", "Write the column names in the first line"));
        }

        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0)
                continue;
            string[] row = [.. lines[i].Split(Separators).Select(c => c.Trim())];
            if (row.Length != Heads.Length)
            {
                faults.Add(
                    new(
                        fileName,
                        i + 1,
                        $"'{lines[i].Trim()}' has {row.Length} values",
                        $"three, as 2026-10-01,国庆节,holiday",
                        "Write date, name and kind, parted by commas"
                    )
                );
                continue;
            }

            string[] cells = [.. at.Select(column => row[column])];
            DayKind? kind = cells[2] switch
            {
                "holiday" or "放假" or "休" => DayKind.Holiday,
                "workday" or "调休上班" or "上班" or "班" => DayKind.Workday,
                _ => null,
            };
            bool dated = DateOnly.TryParseExact(cells[0], Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
            if (!dated)
                faults.Add(
                    new(fileName, i + 1, $"'{cells[0]}' is not a date", "a day of the calendar as 2026-10-01", "Correct the date after the notice")
                );
            if (cells[1].Length == 0)
                faults.Add(
                    new(fileName, i + 1, "the name of the holiday is missing", "a name such as 国庆节", "Write the name between the two commas")
                );
            if (kind is null)
                faults.Add(
                    new(fileName, i + 1, $"the kind is '{cells[2]}'", "'holiday' (放假) or 'workday' (调休上班)", "Write one of the two words")
                );
            if (dated && kind == DayKind.Workday && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                faults.Add(
                    new(
                        fileName,
                        i + 1,
                        $"{cells[0]} is a {date.DayOfWeek}, worked anyway",
                        "a Saturday or Sunday for 'workday' (调休上班)",
                        "Correct the date, or write 'holiday'"
                    )
                );
            else if (dated && kind is { } known && cells[1].Length > 0)
                days.Add((i + 1, new(date, cells[1], known)));
        }

        return days;
    }

    private static string NameOf(DayKind kind) => kind == DayKind.Holiday ? "holiday" : "workday";
}
