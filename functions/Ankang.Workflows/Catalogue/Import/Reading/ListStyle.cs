using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>How a list as a whole is written, which no task tells alone.</summary>
/// <param name="Titled">Its tasks begin with a title: 强化企业主体责任。每季度…</param>
/// <param name="Undated">No task has a 完成时限: the year's end holds for all.</param>
internal sealed partial record ListStyle(bool Titled, bool Undated)
{
    private const int LongestTitle = 20;
    private const int LeastTasks = 3;

    /// <summary>What a task is read by that stands alone.</summary>
    public static ListStyle Plain { get; } = new(false, false);

    /// <param name="tasks">The texts of all tasks, without their numbers.</param>
    public static ListStyle Of(IReadOnlyList<string> tasks, bool undated)
    {
        IReadOnlyList<Masked> texts = [.. tasks.Select(t => new Masked(t)).Where(t => Sentences.Of(t).Skip(1).Any())];
        // Four of five: one task may begin with a duty at once.
        bool titled = texts.Count >= LeastTasks && texts.Count(IsTitled) * 5 >= texts.Count * 4;
        return new(titled, undated);
    }

    /// <summary>A short first sentence without a rhythm, a number, a day or 报….</summary>
    public static bool IsTitled(Masked text)
    {
        if (Sentences.Of(text).Take(2).ToArray() is not [(var start, var end), _])
            return false;
        string first = text.Half[start..end];
        return first.Length <= LongestTitle
            && first[^1] == '。'
            && !first.Contains(',')
            && !ReportUp().IsMatch(first)
            && Rhythms.In(first).Count == 0
            && Counts.In(first).Count == 0
            && !first.Any(char.IsAsciiDigit);
    }

    [GeneratedRegex("报[市县区省镇]|备案")]
    private static partial Regex ReportUp();
}
