using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>Reads the rows of a list as published: cells parted by <c>|</c>, columns 主要任务, 重点工作和要求, 责任单位, 完成时限, 完成进展.</summary>
/// <remarks>
/// (Headings of other lists that have no 一、 or (一) stand in 【】 and 〖〗.) A section fills a row; a 主要任务 cell spans several rows, so a row may
/// lack it; 完成进展 is empty. So the cells are
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
    public static DateOnly? DeadlineOf(string printed, int year) => Deadlines.DayOf(printed, year, out _);

    /// <summary>
    /// The published row allows the day: its own, one that the sentence names, or the year's end where the work goes on after its day
    /// (6月底前，持续推进).
    /// </summary>
    public static bool Allows(string deadline, string sentence, DateOnly due, int year) =>
        DeadlineOf(deadline, year) is not { } printed
        || printed == due
        || DeadlineOf(sentence, year) == due
        || (due == new DateOnly(year, 12, 31) && printed < due && GoesOn().IsMatch(deadline));

    internal static IReadOnlyList<TaskItem> Read(string text, string fileName, List<FileFault> faults)
    {
        try
        {
            TextIntake.Check(text);
        }
        catch (IntakeException e)
        {
            faults.Add(FileFault.Of(fileName, e));
            return [];
        }

        (int Line, string Text)[] cells = [.. Cells(text)];
        int head = Array.FindIndex(cells, c => c.Text == "完成时限");
        if (head < 0)
        {
            faults.Add(
                new(
                    fileName,
                    1,
                    "the head of the table was not found",
                    "the columns 主要任务 | 重点工作和要求 | 责任单位 | 完成时限",
                    "Store the list as published, cells parted by |"
                )
            );
            return [];
        }

        var tasks = new List<TaskItem>();
        string section = "",
            group = "";
        (int Line, int Number, string Text, string? Units)? open = null;
        foreach ((int line, string cell) in cells[(head + 1)..])
        {
            if (Section().IsMatch(cell))
                (section, group) = (Heading(cell), "");
            else if (Group().IsMatch(cell))
                group = Heading(cell);
            else if (Task().Match(cell) is { Success: true } match)
            {
                if (open is { } left)
                    faults.Add(Incomplete(fileName, left.Line, left.Number, left.Units));
                open = (line, int.Parse(match.Groups[1].Value), cell, null);
            }
            else if (open is { Units: null } row)
                open = row with { Units = Blanks.Removed(cell) };
            else if (open is { Units: { } units } full)
            {
                if (full.Number != tasks.Count + 1)
                    faults.Add(
                        new(
                            fileName,
                            full.Line,
                            $"task {full.Number} follows task {tasks.Count}",
                            $"task {tasks.Count + 1}",
                            "Restore the row that is missing or stands twice"
                        )
                    );
                tasks.Add(new(full.Number, section, group, full.Text, units, Blanks.Removed(cell)));
                open = null;
            }
        }

        if (open is { } last)
            faults.Add(Incomplete(fileName, last.Line, last.Number, last.Units));
        if (tasks.Count == 0 && faults.Count == 0)
            faults.Add(
                new(
                    fileName,
                    cells[head].Line,
                    "the table has no task",
                    "rows such as 1.… | 责任单位 | 12月31日前",
                    "Store the whole list as published"
                )
            );
        return tasks;
    }

    private static FileFault Incomplete(string fileName, int line, int number, string? units) =>
        new(
            fileName,
            line,
            $"task {number} has no {(units is null ? "责任单位" : "完成时限")}",
            "text, 责任单位 and 完成时限 in each row",
            "Restore the row as published"
        );

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

    /// <summary>The cell that this reader takes for the section <paramref name="text"/>: in 【】 where it has no 一、 of its own.</summary>
    internal static string SectionCell(string text) => Section().IsMatch(text) && !text.StartsWith('【') ? text : $"【{text}】";

    /// <summary>As <see cref="SectionCell"/>, for a group: in 〖〗 where it has no (一).</summary>
    internal static string GroupCell(string text) => Group().IsMatch(text) && !text.StartsWith('〖') ? text : $"〖{text}〗";

    /// <summary>True where a cell with this text would be taken for a heading or a task.</summary>
    internal static bool IsMarked(string text) => Section().IsMatch(text) || Group().IsMatch(text) || Task().IsMatch(text);

    private static string Heading(string cell) => cell[0] is '【' or '〖' ? cell[1..^1] : cell.TrimEnd('。');

    [GeneratedRegex("^[一二三四五六七八九十]+、|^【.*】$")]
    private static partial Regex Section();

    [GeneratedRegex("^[(（][一二三四五六七八九十]+[)）]|^〖.*〗$")]
    private static partial Regex Group();

    [GeneratedRegex("长期|常态|持续|贯穿|经常|一直")]
    private static partial Regex GoesOn();

    // 1.5 is no number of a task, 1.2021年… and 4.5月底前… are.
    [GeneratedRegex(@"^([0-9]{1,4})[.．、](?![0-9](?![0-9]{3}年|[0-9]?月))")]
    private static partial Regex Task();
}
