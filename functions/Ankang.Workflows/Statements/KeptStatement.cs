using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Statements;

/// <summary>A statement that was generated, kept as it was drawn: what was handed out can be looked up, whatever the items say today.</summary>
/// <param name="Id">Part of addresses; in order of time.</param>
/// <param name="At">When it was drawn, UTC.</param>
public sealed record KeptStatement(string Id, Actor By, DateTimeOffset At, Statement Statement);
