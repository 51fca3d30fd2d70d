using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Assessment;

/// <summary>What the office answered to a unit.</summary>
/// <param name="Upheld">The unit was right; what is wrong is corrected where it stands, at the item or by an entry.</param>
public sealed record StatementAnswer(bool Upheld, string Text, Actor By, DateTimeOffset At, string Request);
