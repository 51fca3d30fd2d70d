using System.Collections.Frozen;

namespace Ankang.Workflows.Web.People;

/// <summary>Passwords that are tried first: a public list (<c>common-passwords.txt</c>, where its source and license stand), and our own words.</summary>
internal static class CommonPasswords
{
    // What a password of this product is made of first.
    private static readonly string[] OwnWords = ["ankang", "anwei", "anweiban", "anquan", "anjian", "yingji", "shengchan", "anquanshengchan"];
    private static readonly Lazy<FrozenSet<string>> Words = new(Read);

    /// <summary>True for a common password, and for a common word with digits and marks before or behind it.</summary>
    public static bool Has(string password)
    {
        string typed = password.ToLowerInvariant();
        return Words.Value.Contains(typed) || Words.Value.Contains(Core(typed));
    }

    private static string Core(string typed)
    {
        int from = 0,
            to = typed.Length;
        while (from < to && !char.IsLetter(typed[from]))
            from++;
        while (to > from && !char.IsLetter(typed[to - 1]))
            to--;
        return typed[from..to];
    }

    private static FrozenSet<string> Read()
    {
        using Stream stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Concat(OwnWords).ToFrozenSet(StringComparer.Ordinal);
    }
}
