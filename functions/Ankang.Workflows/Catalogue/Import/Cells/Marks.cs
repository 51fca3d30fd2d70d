using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Cells;

/// <summary>The numbers before headings and paragraphs: 一、 (一) 1. (1) ①, in this order from the whole to the part.</summary>
internal static partial class Marks
{
    public const int Section = 0,
        Group = 1,
        Number = 2,
        Bracketed = 3,
        Circled = 4;

    /// <summary>The mark that <paramref name="text"/> begins with; null where there is none.</summary>
    public static (int Level, int Number, string Mark)? At(string text)
    {
        Match match = Any().Match(text);
        if (!match.Success)
            return null;
        string number = match.Groups["n"].Value;
        int level =
            match.Groups["s"].Success ? Section
            : match.Groups["g"].Success ? Group
            : match.Groups["a"].Success ? Number
            : match.Groups["b"].Success ? Bracketed
            : Circled;
        int? value = level == Circled ? match.Value.Trim()[0] - '①' + 1 : ChineseNumbers.Parse(number);
        return value is { } count ? (level, count, match.Value) : null;
    }

    /// <summary>A section or group as the list prints it, without blanks, breaks and the final 。</summary>
    public static string Heading(string text) => Blanks.Removed(text).TrimEnd('。', '.', ':', '：');

    [GeneratedRegex(
        @"^\s*(?:(?<s>)(?<n>[一二三四五六七八九十]{1,4})\s*、|(?<s>)第(?<n>[一二三四五六七八九十]{1,4})(?:部分|章|条)[、:：\s]*"
            + @"|(?<g>)(?:问题|任务|事项)(?<n>[一二三四五六七八九十]{1,3})\s*[、:：]"
            + @"|(?<g>)[（(]\s*(?<n>[一二三四五六七八九十]{1,4})\s*[）)]\s*[、.．]?|(?<a>)(?<n>[0-9０-９]{1,3})\s*[.．、](?![0-9０-９](?![0-9０-９]{3}年|[0-9０-９]?月))"
            + @"|(?<b>)[（(]\s*(?<n>[0-9０-９]{1,3})\s*[）)]\s*[、.．]?|(?<b>)(?<n>[0-9０-９]{1,3})[）)]|(?<c>)[①-⑳])\s*"
    )]
    private static partial Regex Any();
}
