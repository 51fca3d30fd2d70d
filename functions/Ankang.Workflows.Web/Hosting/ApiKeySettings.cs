namespace Ankang.Workflows.Web.Hosting;

/// <summary>One key of the JSON API.</summary>
public sealed class ApiKeySettings
{
    public string? Secret { get; set; }

    /// <summary>Holds beside the other while a program is told the new one.</summary>
    public string? PreviousSecret { get; set; }

    /// <summary>One or more of read, report, publish.</summary>
    public string Scopes { get; set; } = "read";

    internal IEnumerable<string> Secrets => new[] { Secret, PreviousSecret }.OfType<string>();

    /// <summary>Null where a word is none of the three.</summary>
    internal ApiScope? ScopesOrNull
    {
        get
        {
            ApiScope scopes = ApiScope.None;
            foreach (string word in Scopes.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Any(c => !char.IsAsciiLetter(c)) || !Enum.TryParse(word, ignoreCase: true, out ApiScope scope))
                    return null;
                scopes |= scope;
            }

            return scopes;
        }
    }
}
