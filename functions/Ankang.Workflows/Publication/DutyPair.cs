using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Publication;

/// <summary>A duty of an earlier list beside that of a later one.</summary>
/// <param name="Before">Null for a new one.</param>
/// <param name="After">Null for one that was dropped.</param>
/// <param name="Words">The sentence of both, in runs that only one of them has or both have; of one list alone, its sentence in one run.</param>
/// <param name="Figures">What is asked otherwise: numbers, rhythm, deadline, units. Empty where one is missing.</param>
public sealed record DutyPair(
    PairKind Kind,
    Obligation? Before,
    Obligation? After,
    IReadOnlyList<WordRun> Words,
    IReadOnlyList<FieldDifference> Figures
);
