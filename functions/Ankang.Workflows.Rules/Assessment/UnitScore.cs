using System.Collections.Immutable;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>The score of one unit at a cut-off, and how it comes about.</summary>
/// <remarks><c>Score = Base + the sum of Points</c>, always: caps are in the points already.</remarks>
/// <param name="Unit">The unit's id.</param>
/// <param name="Group">Id of its group; <see cref="AssessmentPolicy.OtherGroup"/> where none names it.</param>
/// <param name="Rank">From 1; equal where score, 约谈 and 督办 are.</param>
/// <param name="Of">How many are ranked in the group.</param>
/// <param name="Vetoed">一票否决</param>
/// <param name="Grade">等次</param>
/// <param name="Items">How many of its items are in the base: opened, neither waived nor not applicable nor historic.</param>
/// <param name="Strikes">提醒, 督办 and 约谈 by occasion.</param>
public sealed record UnitScore(
    string Unit,
    string Group,
    decimal Score,
    int Rank,
    int Of,
    bool Vetoed,
    string Grade,
    int Items,
    ImmutableArray<ScorePoint> Points,
    UnitStrikes Strikes
);
