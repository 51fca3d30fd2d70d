namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>A text for reading: as printed without blanks, and beside it, character for character, in half-width with what is only quoted covered.</summary>
internal sealed class Masked
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
    }

    private readonly int[] _depth;

    public string Printed { get; }

    public string Half { get; }

    /// <summary>As <see cref="Half"/>, but quotations, titles and brackets are <see cref="Cover"/>.</summary>
    public string Covered { get; }

    public bool IsCovered(int at) => _depth[at] > 0;
}
