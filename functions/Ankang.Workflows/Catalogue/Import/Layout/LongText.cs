namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Parts texts that are far longer than a task at the ends of their sentences, so that reading takes time in proportion to the length.</summary>
internal static class LongText
{
    public const int Longest = 3000;

    /// <summary>Parts of at most <see cref="Longest"/> characters; what has no stop for so long is no sentence, and stays unread.</summary>
    public static IEnumerable<Part> Parted(Part part)
    {
        while (part.Length > Longest)
        {
            int stop = part.Of.Text.AsSpan(part.Start, Longest).LastIndexOfAny("。；;\n");
            if (stop < 0)
            {
                int next = part.Of.Text.AsSpan(part.Start, part.Length).IndexOfAny("。；;\n");
                Part unread = next < 0 ? part : part.Slice(0, next + 1);
                unread.As(Fate.Unread, $"a sentence of more than {Longest} characters");
                part = part.From(unread.Length);
            }
            else
            {
                yield return part.Slice(0, stop + 1).Trimmed();
                part = part.From(stop + 1).Trimmed();
            }
        }

        if (part.Length > 0)
            yield return part;
    }
}
