namespace Ankang.Workflows.Turns;

/// <summary>When an obligation wants its next turn, and why, for a person who looks.</summary>
/// <param name="Moment">UTC; never nearer than a minute, so that a fault cannot spin.</param>
public sealed record NextTurn(DateTimeOffset Moment, string Reason);
