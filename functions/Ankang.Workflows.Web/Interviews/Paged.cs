namespace Ankang.Workflows.Web.Interviews;

/// <summary>One page of a list that would be too long for one.</summary>
/// <param name="Number">From 1.</param>
public sealed record Paged<T>(IReadOnlyList<T> Shown, int Number, int Pages);

/// <summary>Parts a list into pages.</summary>
public static class Paged
{
    private const int Size = 20;

    /// <param name="number">The page that is asked for; the nearest there is is shown.</param>
    /// <param name="first">What the page must have, wherever it stands; where it is nowhere, the asked page is shown.</param>
    public static Paged<T> Of<T>(IReadOnlyList<T> all, int number, Func<T, bool> first)
    {
        ArgumentNullException.ThrowIfNull(all);
        int pages = Math.Max(1, (all.Count + Size - 1) / Size);
        int at = Enumerable.Range(0, all.Count).FirstOrDefault(i => first(all[i]), -1);
        int shown = at >= 0 ? (at / Size) + 1 : Math.Clamp(number, 1, pages);
        return new Paged<T>([.. all.Skip((shown - 1) * Size).Take(Size)], shown, pages);
    }
}
