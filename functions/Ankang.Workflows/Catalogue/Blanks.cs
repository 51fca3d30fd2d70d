namespace Ankang.Workflows.Catalogue;

/// <summary>Published cells carry stray blanks and breaks (市安委会各成员 单位); comparisons leave them out.</summary>
internal static class Blanks
{
    public static string Removed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Full-width punctuation made half-width, to tell a wrong comma from a wrong sentence.</summary>
    public static string HalfWidth(string text) => string.Concat(Removed(text).Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));
}
