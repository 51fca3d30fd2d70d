using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Assessment;

/// <summary>That scores were frozen, by whom, and under which policy.</summary>
/// <param name="Policy">As <c>assessment.yaml</c> writes it.</param>
/// <param name="Pieces">How many rows hold the scores.</param>
/// <param name="Digest">SHA-256 of the scores.</param>
public sealed record FrozenHead(DateOnly AsOf, string Policy, int Pieces, string Digest, Actor By, DateTimeOffset At);
