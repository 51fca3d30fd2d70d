using System.Text.RegularExpressions;
using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Notices;

/// <summary>Looks at the tags of a text before the engine parses it: only what mails need, never so deep that the parser would not return.</summary>
/// <remarks>
/// The engine counts steps while it writes, but not what a single one costs: a range of a thousand million numbers, or a filter
/// that writes a text into each letter of itself, takes all memory in one step. So what can multiply is not taken at all.
/// </remarks>
internal static partial class TemplateTags
{
    private static readonly HashSet<string> Opening = ["if", "unless", "case", "for", "comment"];

    private static readonly HashSet<string> Others = ["elsif", "else", "when", "assign", "include", "break", "continue"];

    /// <summary>Of the engine's filters those that only add; ours for dates stand in <see cref="NoticeTemplates"/>.</summary>
    private static readonly HashSet<string> Filters = ["append", "prepend", "default", "size", "first", "last", "join", "plus", "minus", "strip"];

    public static IReadOnlyList<TemplateFault> Check(TemplateSource source)
    {
        if (source.Text.Length > IntakeLimits.MaxTemplate)
            return [new(source.Name, 1, $"最多{IntakeLimits.MaxTemplate}字，现有{source.Text.Length}字。")];
        var faults = new List<TemplateFault>();
        int depth = 0;
        foreach (Match tag in Tag().Matches(source.Text))
        {
            string inside = Quoted().Replace(tag.Groups[1].Value, "''");
            string word = tag.Value[1] == '%' ? Word().Match(inside).Groups[1].Value : "";
            bool closes = word.StartsWith("end", StringComparison.Ordinal) && Opening.Contains(word[3..]);
            depth = Math.Max(
                0,
                depth
                    + (
                        Opening.Contains(word) ? 1
                        : closes ? -1
                        : 0
                    )
            );
            string? fault =
                word.Length > 0 && !closes && !Opening.Contains(word) && !Others.Contains(word)
                    ? $"不能使用标记“{word}”。可用：{string.Join("、", Opening.Concat(Others))}。"
                : depth > IntakeLimits.MaxTemplateDepth ? $"条件和循环嵌套超过{IntakeLimits.MaxTemplateDepth}层，请分成几个片段。"
                : inside.Contains("..", StringComparison.Ordinal) ? "不能对数字区间循环，请对占位符中的列表循环。"
                : Operator().Count(inside) > IntakeLimits.MaxTemplateOperators
                    ? $"一个标记中的条件、过滤器和括号超过{IntakeLimits.MaxTemplateOperators}个，请分开写。"
                : Filter().Matches(inside).Select(f => f.Groups[1].Value).FirstOrDefault(f => !IsKnown(f)) is { } filter
                    ? $"不能使用过滤器“{filter}”。可用：{string.Join("、", NoticeTemplates.DateFilters.Concat(Filters))}。"
                : null;
            if (fault is not null)
                faults.Add(new(source.Name, source.Text.AsSpan(0, tag.Index).Count('\n') + 1, fault));
        }

        return faults;
    }

    private static bool IsKnown(string filter) => Filters.Contains(filter) || NoticeTemplates.DateFilters.Contains(filter);

    // To the end of the tag, or of the text: quotation marks hide what would end it.
    [GeneratedRegex("""\{[{%]((?:'[^']*(?:'|\z)|"[^"]*(?:"|\z)|[^'"])*?)(?:[%}]\}|\z)""", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("""'[^']*(?:'|\z)|"[^"]*(?:"|\z)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[-\s]*(\w+)")]
    private static partial Regex Word();

    [GeneratedRegex(@"\|\s*(\w+)")]
    private static partial Regex Filter();

    [GeneratedRegex(@"\b(?:and|or)\b|[|(\[]")]
    private static partial Regex Operator();
}
