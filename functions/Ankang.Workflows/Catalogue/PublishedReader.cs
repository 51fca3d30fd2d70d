using System.Globalization;
using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Catalogue;

/// <summary>Reads the rows of a list as published: cells parted by <c>|</c>, columns 主要任务, 重点工作和要求, 责任单位, 完成时限, 完成进展.</summary>
/// <remarks>
/// A section fills a row; a 主要任务 cell spans several rows, so a row may lack it; 完成进展 is empty. So the cells are
/// read in their order, not by column: what a cell is follows from how it begins, and from what its task still lacks.
/// </remarks>
public static partial class PublishedReader
{
    /// <exception cref="CatalogueException">With every fault of the text.</exception>
    public static IReadOnlyList<TaskItem> Parse(string text, string fileName)
    {
        var faults = new List<FileFault>();
        IReadOnlyList<TaskItem> tasks = Read(text, fileName, faults);
        return faults.Count == 0 ? tasks : throw new CatalogueException(faults);
    }

    /// <summary>The day a printed deadline names, such as 12月31日前; the list's year holds unless another is written (次年, 2022年).</summary>
    /// <returns>Null where the cell names no day.</returns>
    public static DateOnly? DeadlineOf(string printed, int year)
    {
        Match match = Day().Match(Blanks.Removed(printed));
        if (!match.Success) return null;
        if (match.Groups["year"].Success) year = int.Parse(match.Groups["year"].Value);
        else if (match.Groups["next"].Success) year++;
        string date = $"{year:D4}-{int.Parse(match.Groups["month"].Value):D2}-{int.Parse(match.Groups["day"].Value):D2}";
        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
    }

    internal static IReadOnlyList<TaskItem> Read(string text, string fileName, List<FileFault> faults)
    {
        (int Line, string Text)[] cells = [.. Cells(text)];
        int head = Array.FindIndex(cells, c => c.Text == "完成时限");
        if (head < 0)
        {
            faults.Add(new(fileName, 1, "the head of the table was not found", "the columns 主要任务 | 重点工作和要求 | 责任单位 | 完成时限",
                "Store the list as published, cells parted by |"));
            return [];
        }

        var tasks = new List<TaskItem>();
        string section = "", group = "";
        (int Line, int Number, string Text, string? Units)? open = null;
        foreach ((int line, string cell) in cells[(head + 1)..])
        {
            if (Section().IsMatch(cell)) (section, group) = (cell.TrimEnd('。'), "");
            else if (Group().IsMatch(cell)) group = cell.TrimEnd('。');
            else if (Task().Match(cell) is { Success: true } match)
            {
                if (open is { } left) faults.Add(Incomplete(fileName, left.Line, left.Number, left.Units));
                open = (line, int.Parse(match.Groups[1].Value), cell, null);
            }
            else if (open is { Units: null } row) open = row with { Units = Blanks.Removed(cell) };
            else if (open is { Units: { } units } full)
            {
                if (full.Number != tasks.Count + 1)
                    faults.Add(new(fileName, full.Line, $"task {full.Number} follows task {tasks.Count}", $"task {tasks.Count + 1}",
                        "Restore the row that is missing or stands twice"));
                tasks.Add(new(full.Number, section, group, full.Text, units, Blanks.Removed(cell)));
                open = null;
            }
        }

        if (open is { } last) faults.Add(Incomplete(fileName, last.Line, last.Number, last.Units));
        if (tasks.Count == 0 && faults.Count == 0)
            faults.Add(new(fileName, cells[head].Line, "the table has no task", "rows such as 1.… | 责任单位 | 12月31日前", "Store the whole list as published"));
        return tasks;
    }

    private static FileFault Incomplete(string fileName, int line, int number, string? units) =>
        new(fileName, line, $"task {number} has no {(units is null ? "责任单位" : "完成时限")}", "text, 责任单位 and 完成时限 in each row", "Restore the row as published");

    private static IEnumerable<(int Line, string Text)> Cells(string text)
    {
        int line = 1;
        foreach (string raw in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('|', '｜'))
        {
            string cell = raw.Trim();
            if (cell.Length > 0)
                yield return (line + raw[..raw.IndexOf(cell[0])].Count(c => c == '\n'), cell);
            line += raw.Count(c => c == '\n');
        }
    }

    [GeneratedRegex("^[一二三四五六七八九十]+、")]
    private static partial Regex Section();

    [GeneratedRegex("^[(（][一二三四五六七八九十]+[)）]")]
    private static partial Regex Group();

    [GeneratedRegex(@"^(\d{1,3})[.．、](?!\d)")]
    private static partial Regex Task();

    [GeneratedRegex(@"(?:(?<year>\d{4})年|(?<next>次年))?(?<month>\d{1,2})月(?<day>\d{1,2})日")]
    private static partial Regex Day();
}
