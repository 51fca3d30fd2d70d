using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Publication;

/// <summary>A change that was applied to a list, with what it made different: old and new words, as its preview had them.</summary>
/// <param name="Change">When, by whom and why.</param>
/// <param name="List">What changed for the list as a whole.</param>
/// <param name="Units">What its directory file said otherwise than the one before it; empty where it brought none.</param>
public sealed record AppliedChange(
    ListChange Change,
    IReadOnlyList<FieldDifference> List,
    IReadOnlyList<ObligationDifference> Obligations,
    IReadOnlyList<UnitDifference> Units
);
