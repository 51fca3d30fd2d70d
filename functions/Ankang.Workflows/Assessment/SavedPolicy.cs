using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Assessment;

/// <summary>A policy that the office saved in pages. Kept for ever; the newest one over the published policy in force holds.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Over">Digest of the published policy that was in force: another one that is published later ends it.</param>
/// <param name="Note">Why it was changed.</param>
/// <param name="Request">Names the saving request.</param>
public sealed record SavedPolicy(int Number, AssessmentPolicy Policy, string Over, Actor By, DateTimeOffset At, string Note, string Request);
