namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>The rhythms (每旬, 每周, 每月, …) among the words of time.</summary>
internal static class Rhythms
{
    /// <param name="half">A half-width text.</param>
    public static IReadOnlyList<TimeWord> In(string half) => Of(TimeWords.In(half));

    public static IReadOnlyList<TimeWord> Of(IEnumerable<TimeWord> words) => [.. words.Where(w => w.Kind is TimeKind.Rhythm or TimeKind.Hint)];

    /// <summary>A rhythm stands in the text as printed.</summary>
    public static bool Any(string text) => In(Blanks.HalfWidth(text)).Any(r => !r.Weak);
}
