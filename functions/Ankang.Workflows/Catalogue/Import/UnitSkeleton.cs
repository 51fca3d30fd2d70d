namespace Ankang.Workflows.Catalogue.Import;

/// <summary>The units and groups that a list names, found in a directory or new to it.</summary>
/// <param name="Existing">The text of the directory that was given; null without one.</param>
public sealed record UnitSkeleton(string? Existing, IReadOnlyList<UnitSkeleton.Entry> New)
{
    /// <param name="Name">As printed.</param>
    /// <param name="IsGroup">各…, …成员单位: its roster is not in the list.</param>
    public sealed record Entry(string Id, string Name, bool IsGroup);
}
