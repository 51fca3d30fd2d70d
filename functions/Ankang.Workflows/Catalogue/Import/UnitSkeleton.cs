using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>The units and groups that a list names, found in a directory or new to it.</summary>
/// <param name="Existing">The text of the directory that was given; null without one.</param>
public sealed partial record UnitSkeleton(string? Existing, IReadOnlyList<UnitSkeleton.Entry> New)
{
    /// <summary>An id that an import made up, for a name that the directory did not have.</summary>
    public static bool IsDrafted(string id) => Drafted().IsMatch(id);

    /// <summary>The one unit that is asked for a group until its roster is written.</summary>
    public static string StandInOf(string group) => group + "-all";

    internal static string IdOf(bool isGroup, int number) => $"{(isGroup ? "group" : "unit")}-{number:D2}";

    [GeneratedRegex("^(?:unit|group)-[0-9]{2,}$")]
    private static partial Regex Drafted();

    /// <param name="Name">As printed.</param>
    /// <param name="IsGroup">各…, …成员单位: its roster is not in the list.</param>
    public sealed record Entry(string Id, string Name, bool IsGroup);
}
