namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>A unit was merged into another (并入), split (分设) or abolished (撤销): who answers in its place.</summary>
/// <param name="By">Ids of the units that take over; one for a merger, several for a split, none where nobody does.</param>
/// <param name="From">The first day on which they answer.</param>
public sealed record UnitReplacement(IReadOnlyList<string> By, DateOnly From)
{
    /// <summary>A file that takes a replacement back says so; one that says nothing leaves it as it is.</summary>
    public static readonly UnitReplacement Never = new([], DateOnly.MaxValue);
}
