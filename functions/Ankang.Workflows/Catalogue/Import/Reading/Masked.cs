using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>A text for reading: as printed without blanks, and beside it, character for character, in half-width with what is only quoted covered.</summary>
internal sealed partial class Masked
{
    /// <summary>Stands for each character of a quotation, a title or a bracket.</summary>
    public const char Cover = '□';

    private const string Opening = "(“‘《<[【「",
        Closing = ")”’》>]】」";

    public Masked(string text)
    {
        Printed = Blanks.Removed(text);
        Half = Blanks.HalfWidth(Printed);
        char[] covered = Half.ToCharArray();
        var depth = new int[covered.Length];
        var open = new Stack<int>();
        for (int i = 0; i < covered.Length; i++)
        {
            if (Opening.Contains(covered[i]))
                open.Push(i);
            else if (Closing.IndexOf(covered[i]) is >= 0 and var kind && open.Any(o => covered[o] == Opening[kind]))
            {
                // What was opened inside and never closed is a plain character.
                while (covered[open.Peek()] != Opening[kind])
                    open.Pop();
                for (int from = open.Pop(), j = from; j <= i; j++)
                    depth[j]++;
            }
        }

        for (int i = 0; i < covered.Length; i++)
            if (depth[i] > 0)
                covered[i] = Cover;
        (Covered, _depth) = (new string(covered), depth);
        Readable = WithBrackets();
        Words = TimeWords.In(Readable);
    }

    private readonly int[] _depth;

    public string Printed { get; }

    public string Half { get; }

    /// <summary>As <see cref="Half"/>, but quotations, titles and brackets are <see cref="Cover"/>.</summary>
    public string Covered { get; }

    /// <summary>As <see cref="Covered"/>, but brackets that say when or how often (每季度一次) are open.</summary>
    public string Readable { get; }

    /// <summary>The words of time of the whole text.</summary>
    public IReadOnlyList<TimeWord> Words { get; }

    public IReadOnlyList<TimeWord> WordsIn(int from, int to) => [.. Words.Where(w => w.At >= from && w.End <= to)];

    public IReadOnlyList<TimeWord> RhythmsIn(int from, int to) => Rhythms.Of(WordsIn(from, to));

    public bool IsCovered(int at) => _depth[at] > 0;

    private string WithBrackets()
    {
        char[] chars = Covered.ToCharArray();
        foreach (Match bracket in Bracket().Matches(Half))
            if (bracket.Value[0] != '(' || Counts.In(bracket.Value).Count > 0 || TimeWords.In(bracket.Value).Any(w => w.Kind != TimeKind.Described))
                Half.CopyTo(bracket.Index, chars, bracket.Index, bracket.Length);
        return new string(chars);
    }

    // 以“安全生产月”为契机 names a time in quotation marks.
    [GeneratedRegex("\\([^()]*\\)|(?:以|借助?|利用)[“\"‘《][^,。;]{0,14}[月周日节][”\"’》](?:活动)?为契机")]
    private static partial Regex Bracket();
}
