using System.Text.RegularExpressions;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>The keys of the JSON API by name; in the settings under <see cref="Section"/>.</summary>
/// <remarks>
/// They are settings and not rows: whoever runs the host already keeps the mail server's password and the link key there, or in a vault
/// that the settings refer to; nobody has to be shown a secret on a page, and a copy of the tables holds none.
/// </remarks>
public sealed partial class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Shortest secret: 24 random bytes in base64.</summary>
    public const int ShortestSecret = 32;

    /// <summary>The one key of before, which is refused so that nobody thinks it holds.</summary>
    public string? Key { get; set; }

    /// <summary>Each under the name that histories say.</summary>
    public Dictionary<string, ApiKeySettings> Keys { get; set; } = [];

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (Key is not null)
            yield return $"{Section}:Key is read no more: write {Section}:Keys:NAME:Secret, and what it may do into {Section}:Keys:NAME:Scopes.";
        foreach ((string name, ApiKeySettings key) in Keys)
        {
            string at = $"{Section}:Keys:{name}";
            if (!Name().IsMatch(name) || name == ApiKey.OfThisHost)
                yield return $"{at}: '{name}' is no name of a key; write 2 to 40 small letters, digits and hyphens, not '{ApiKey.OfThisHost}'.";
            foreach ((string setting, string? secret) in new[] { ("Secret", key.Secret ?? ""), ("PreviousSecret", key.PreviousSecret) })
            {
                if (secret?.Length < ShortestSecret)
                    yield return $"{at}:{setting} has {secret.Length} characters; write at least {ShortestSecret}, such as 'openssl rand -base64 24' prints.";
            }

            if (key.ScopesOrNull is null or ApiScope.None)
                yield return $"{at}:Scopes is '{key.Scopes}'; write one or more of read, report and publish, with blanks between.";
        }

        foreach (
            IGrouping<string, string> same in Keys.SelectMany(k => k.Value.Secrets.Select(s => (k.Key, Secret: s))).GroupBy(s => s.Secret, s => s.Key)
        )
        {
            if (same.Count() > 1)
                yield return $"{Section}:Keys: {string.Join(" and ", same.Order(StringComparer.Ordinal).Distinct())} hold one secret twice; write another.";
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$")]
    private static partial Regex Name();
}
