using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Answers;

namespace Ankang.Workflows.Bulletins;

/// <summary>The text of a bulletin as people edit it: paragraphs with placeholders, <c>{应办}</c>, that stay true until it is issued.</summary>
public static partial class BulletinText
{
    private const int LongestText = 20_000;
    private const int LongestTitle = 120;

    public const string StandardTitle = "关于{期间}{范围}安全生产工作任务完成情况的通报";

    public const string Standard = """
        各有关单位：
        现将{期间}《{清单}》（{文号}）{范围}完成情况通报如下。
        一、总体情况
        {总体情况}
        {较上期}
        二、完成较好的单位
        {较好单位}
        三、存在的主要问题
        {滞后单位}
        {提醒督办约谈}
        {改为通报}
        四、下步工作要求
        （一）限期办结逾期事项。{限期要求}
        （二）抓紧办理将到期事项。{下期到期}
        （三）严格落实督办要求。经提醒、督办仍未办结的，将按任务清单有关规定约谈，完成情况纳入年度安全生产目标任务考核。
        """;

    /// <summary>What is wrong with a title and a text, each with its line and mend; empty where nothing is.</summary>
    public static IReadOnlyList<FormError> Check(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        var errors = new List<FormError>();
        if (title.Trim().Length == 0)
            errors.Add(new("title", "请填写标题。"));
        else if (title.Length > LongestTitle || title.Contains('\n', StringComparison.Ordinal))
            errors.Add(new("title", $"标题为一行，最多{LongestTitle}字，已填{title.Length}字。"));
        if (text.Trim().Length == 0)
            errors.Add(new("text", "请填写正文。"));
        else if (text.Length > LongestText)
            errors.Add(new("text", $"正文最多{LongestText}字，已填{text.Length}字。"));
        errors.AddRange(Unknown(title).Select(name => new FormError("title", Says("标题", name))));
        foreach ((int index, string line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            errors.AddRange(Unknown(line).Select(name => new FormError("text", Says($"正文第{index + 1}行", name))));
            string rest = Placeholder().Replace(line, "");
            if (rest.Contains('{', StringComparison.Ordinal) || rest.Contains('}', StringComparison.Ordinal))
                errors.Add(new("text", $"正文第{index + 1}行的花括号不成对；占位符写作{{应办}}。"));
        }

        return errors;
    }

    /// <summary>A title with its placeholders filled in.</summary>
    public static string FillTitle(string title, IReadOnlyDictionary<string, string> words) => Fill(title.Trim(), words);

    /// <summary>Paragraphs with their placeholders filled in. A line that holds nothing but placeholders that are empty is left out.</summary>
    public static IReadOnlyList<string> FillText(string text, IReadOnlyDictionary<string, string> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. text.ReplaceLineEndings("\n")
                .Split('\n')
                .SelectMany(line => Fill(line, words).Split('\n'))
                .Select(l => l.Trim())
                .Where(l => l.Length > 0),
        ];
    }

    private static string Fill(string line, IReadOnlyDictionary<string, string> words) =>
        Placeholder().Replace(line, found => words.GetValueOrDefault(found.Groups[1].Value) ?? found.Value);

    private static IEnumerable<string> Unknown(string line) =>
        Placeholder().Matches(line).Select(m => m.Groups[1].Value).Where(name => BulletinWords.All.All(w => w.Name != name)).Distinct();

    // The nearest name is the mend in most cases: 办结绿 for 办结率.
    private static string Says(string where, string name)
    {
        string? near = BulletinWords
            .All.Select(w => (w.Name, Shared: w.Name.Intersect(name).Count()))
            .Where(w => w.Shared > 0)
            .OrderByDescending(w => w.Name.Zip(name).TakeWhile(c => c.First == c.Second).Count())
            .ThenByDescending(w => w.Shared)
            .ThenBy(w => Math.Abs(w.Name.Length - name.Length))
            .Select(w => w.Name)
            .FirstOrDefault();
        StringBuilder says = new($"{where}：没有占位符{{{name}}}。");
        says.Append(near is null ? "请改用页面所列的占位符。" : $"是否为{{{near}}}？");
        return says.ToString();
    }

    [GeneratedRegex(@"\{([^{}\n]*)\}")]
    private static partial Regex Placeholder();
}
