using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Parts a text into sentences and clauses; what stands in brackets or quotation marks is not parted.</summary>
internal static partial class Sentences
{
    private static readonly System.Buffers.SearchValues<char> Stops = System.Buffers.SearchValues.Create("。;!?,:、.()[]-—·…'\"");

    /// <summary>
    /// The sentences with their final stop: at 。 and ;, and before (1) and ①. One of stops alone, or of a number that nothing follows, says
    /// nothing.
    /// </summary>
    public static IEnumerable<(int Start, int End)> Of(Masked text) =>
        Parted(text).Where(s => text.Half.AsSpan()[(s.Start + Skip(text, s.Start, s.End))..s.End].ContainsAnyExcept(Stops));

    private static IEnumerable<(int Start, int End)> Parted(Masked text)
    {
        HashSet<int> marks = [.. Mark().Matches(text.Half).Select(m => m.Index)];
        int start = 0;
        for (int i = 0; i < text.Half.Length; i++)
        {
            if (marks.Contains(i) && i > start)
            {
                yield return (start, i);
                start = i;
            }

            if (text.IsCovered(i) || text.Half[i] is not ('。' or ';' or '!' or '?'))
                continue;
            yield return (start, i + 1);
            start = i + 1;
        }

        if (start < text.Half.Length)
            yield return (start, text.Half.Length);
    }

    /// <summary>The clauses of a sentence, without the commas between them.</summary>
    public static IEnumerable<(int Start, int End)> Clauses(Masked text, int start, int end)
    {
        int from = start + Skip(text, start, end);
        for (int i = from; i < end; i++)
        {
            if (text.IsCovered(i) || text.Half[i] != ',')
                continue;
            if (i > from)
                yield return (from, i);
            from = i + 1;
        }

        if (from < end)
            yield return (from, end);
    }

    // (1), ① or 一是 before the sentence.
    private static int Skip(Masked text, int start, int end) => Number().Match(text.Half[start..end]) is { Success: true } mark ? mark.Length : 0;

    [GeneratedRegex(@"(?<=[。;:,]|^)(?:\([0-9]{1,2}\)|[0-9]{1,2}[.、)](?![0-9]))|[①-⑳]|(?<=[。;:,])(?:[一二三四五六七八九]是)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:\([0-9]{1,2}\)|[0-9]{1,2}[.、)](?![0-9])|[①-⑳]|[一二三四五六七八九]是)")]
    private static partial Regex Number();
}
