namespace Ankang.Workflows.Letters;

/// <summary>A title in lines: broken by sense, never inside 《》 or （）, the lines of a like length.</summary>
internal static class LetterTitle
{
    /// <summary>二号 characters in a line of the text.</summary>
    private const double LongestLine = 20;

    // After these a line may end, before those one may begin.
    private static readonly string[] Ends = ["关于", "的", "等"],
        Begins = ["（", "完成情况"];

    public static IReadOnlyList<string> Lines(string title)
    {
        if (Width(title) <= LongestLine)
            return [title];
        // The break nearest the middle of those that sense allows; the middle itself where there is none.
        double middle = Width(title) / 2;
        int best = Enumerable
            .Range(1, title.Length - 1)
            .Where(i =>
                Ends.Any(e => title[..i].EndsWith(e, StringComparison.Ordinal)) || Begins.Any(b => title[i..].StartsWith(b, StringComparison.Ordinal))
            )
            .OrderBy(i => Math.Abs(Width(title[..i]) - middle))
            .FirstOrDefault(i => Width(title[..i]) <= LongestLine && Width(title[i..]) <= LongestLine, (int)Math.Min(title.Length / 2, LongestLine));
        return [title[..best], .. Lines(title[best..])];
    }

    /// <summary>In full-width characters: digits and Latin letters are half as wide.</summary>
    public static double Width(string text) => text.Sum(c => c < 128 ? 0.5 : 1);
}
