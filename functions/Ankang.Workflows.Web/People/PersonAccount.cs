using System.Text.RegularExpressions;

namespace Ankang.Workflows.Web.People;

/// <summary>账号: part of a key, so kept to one pattern; a mail address fits, as identity providers tell them.</summary>
internal static partial class PersonAccount
{
    public const int MaxLength = 80;

    /// <summary>Blanks and case do not matter to whoever types it.</summary>
    public static string Normalize(string? typed) => (typed ?? "").Trim().ToLowerInvariant();

    public static bool IsValid(string account) => account.Length is >= 2 and <= MaxLength && Pattern().IsMatch(account);

    [GeneratedRegex("^[a-z0-9][a-z0-9._@+-]*$")]
    private static partial Regex Pattern();
}
