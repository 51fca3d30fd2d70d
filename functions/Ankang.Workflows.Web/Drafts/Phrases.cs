using System.Text.RegularExpressions;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>English sentences of the domain with their Chinese. Of several that fit the first holds.</summary>
/// <param name="words">In the Chinese {1} to {9} are the parts that the pattern names.</param>
internal sealed partial class Phrases(params (string Pattern, string Chinese)[] words)
{
    private readonly (Regex Found, string Chinese)[] _words =
    [
        .. words.Select(w => (new Regex(w.Pattern, RegexOptions.CultureInvariant), w.Chinese)),
    ];

    /// <param name="part">What a part is called; as it stands where none is given.</param>
    /// <returns>Null where the sentence is not known.</returns>
    public string? Say(string text, Func<string, string>? part = null)
    {
        foreach ((Regex found, string chinese) in _words)
        {
            if (found.Match(text) is not { Success: true } match)
                continue;
            return Part().Replace(chinese, m => match.Groups[m.Value[1] - '0'].Value is var value && part is null ? value : part(value));
        }

        return null;
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Part();
}
