using System.Text.RegularExpressions;

namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>The one pattern of every id that becomes part of a key: <c>[a-z0-9]+(-[a-z0-9]+)*</c>, at most 40 characters.</summary>
public static partial class Ids
{
    /// <summary>In characters; ids are parts of storage keys.</summary>
    public const int MaxLength = 40;

    /// <summary>Lower-case letters and digits in groups joined by single hyphens, at most <see cref="MaxLength"/> characters.</summary>
    public static bool IsValid(string id) => id is { Length: <= MaxLength } && Pattern().IsMatch(id);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Pattern();
}
