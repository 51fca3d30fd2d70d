using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>Writes a list in the one layout that the product keeps, cells parted by bars, the text of each cell as printed.</summary>
internal static partial class PublishedWriter
{
    /// <summary>Stands in a cell for which the list prints nothing.</summary>
    public const string NotPrinted = "未注明";

    /// <summary>The text has the layout already, and reads as the same tasks.</summary>
    public static bool Suits(string text, string fileName, TaskList list)
    {
        var faults = new List<FileFault>();
        IReadOnlyList<TaskItem> tasks = PublishedReader.Read(text, fileName, faults);
        string printed = Blanks.Removed(text);
        return faults.Count == 0
            && tasks.SequenceEqual(list.Tasks)
            && new[] { list.Title, list.Issuer, list.Number }.All(w => printed.Contains(w, StringComparison.Ordinal));
    }

    public static string Write(TaskList list)
    {
        var text = new StringBuilder();
        text.Append(list.Number)
            .Append('\n')
            .Append(list.Issuer)
            .Append('\n')
            .Append(ChineseDates.Full(list.IssuedOn))
            .Append('\n')
            .Append(list.Title)
            .Append('\n');
        text.Append("主要任务 |\n重点工作和要求 |\n责任单位 |\n完成时限 |\n完成进展 |\n");
        (string section, string group) = ("", "");
        foreach (TaskItem task in list.Tasks)
        {
            // A section begins without a group; one without a name (【】) only ends the group.
            if (task.Section != section || (task.Group.Length == 0 && group.Length > 0))
            {
                text.Append(PublishedReader.SectionCell(task.Section)).Append(" |\n||||\n");
                (section, group) = (task.Section, "");
            }

            if (task.Group != group)
                text.Append(PublishedReader.GroupCell(group = task.Group)).Append(" |\n");
            text.Append(task.Text).Append(" |\n").Append(task.Units).Append(" |\n").Append(task.Deadline).Append(" |\n|\n");
        }

        return text.ToString();
    }

    /// <summary>A row behind the last one and under its headings, of which the list prints the text alone.</summary>
    public static TaskItem Further(TaskList list, string text)
    {
        TaskItem last = list.Tasks[^1];
        // A bar would part the cell.
        string cell = TextCell(last.Number + 1, "", text.Replace('|', '/').Replace('｜', '／'));
        return new(last.Number + 1, last.Section, last.Group, cell, NotPrinted, NotPrinted);
    }

    /// <summary>The text of a task without its number.</summary>
    public static string TextOf(TaskItem task) => Usual().Replace(task.Text, "").TrimStart();

    /// <summary>The text of a task with its number, as <see cref="PublishedReader"/> finds it.</summary>
    public static string TextCell(int number, string mark, string text)
    {
        if (Usual().IsMatch(mark) && PublishedReader.IsMarked(mark + text))
            return mark + text;
        return $"{number}.{(text.Length > 0 && char.IsAsciiDigit(text[0]) ? " " : "")}{text}";
    }

    /// <summary>Units or deadline as printed, without blanks.</summary>
    public static string ValueCell(string printed, string label)
    {
        string value = Blanks.Removed(printed);
        return value.Length == 0 ? NotPrinted
            : PublishedReader.IsMarked(value) ? label + value
            : value;
    }

    [GeneratedRegex("^[0-9]{1,4}[.．、]")]
    private static partial Regex Usual();
}
