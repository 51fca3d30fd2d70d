using System.Buffers;
using System.Text.RegularExpressions;

namespace Ankang.Workflows.Retention;

/// <summary>What of a text names some people: their addresses, names and telephone numbers.</summary>
internal sealed partial class PersonWords
{
    private readonly HashSet<string> _emails;
    private readonly string[] _names;
    private readonly SearchValues<string> _anyName;

    /// <param name="names">Names and numbers; empty ones are passed over.</param>
    public PersonWords(IEnumerable<string> emails, IEnumerable<string> names)
    {
        _emails = new HashSet<string>(emails, StringComparer.OrdinalIgnoreCase);
        // The longer first: 张三丰 is not 张三.
        _names = [.. names.Where(n => n.Length > 0).Distinct().OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal)];
        _anyName = SearchValues.Create(_names, StringComparison.Ordinal);
    }

    public bool HasAddress(string text) =>
        text.Contains('@', StringComparison.Ordinal) && Address().Matches(text).Any(m => _emails.Contains(m.Value));

    public bool HasName(string text) => _names.Length > 0 && text.AsSpan().ContainsAny(_anyName);

    /// <param name="nameBecomes">Stands where a name or number was; where an address was, <see cref="PersonErasure.Nobody"/> does.</param>
    public string Without(string text, string nameBecomes)
    {
        string without = HasAddress(text) ? Address().Replace(text, m => _emails.Contains(m.Value) ? PersonErasure.Nobody : m.Value) : text;
        return HasName(without) ? _names.Aggregate(without, (t, n) => t.Replace(n, nameBecomes, StringComparison.Ordinal)) : without;
    }

    // Whole, as far as it goes: another's address may end or begin like his.
    [GeneratedRegex(@"[A-Za-z0-9.!#$&'*+/=?^_`{|}~%-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
