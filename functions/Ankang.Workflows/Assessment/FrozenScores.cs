using System.Collections.Immutable;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Assessment;

/// <summary>Scores as they were frozen at a cut-off (定稿): whatever changes after, they say the same.</summary>
/// <param name="Policy">The policy that held.</param>
/// <param name="Digest">SHA-256 of the scores as <see cref="AssessmentJson.Scores"/> writes them, policy and cut-off included.</param>
public sealed record FrozenScores(
    DateOnly AsOf,
    AssessmentPolicy Policy,
    ImmutableArray<UnitScore> Scores,
    ImmutableArray<UnitStrikes> Strikes,
    string Digest,
    Actor By,
    DateTimeOffset At
);
