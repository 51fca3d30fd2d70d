namespace Ankang.Workflows.Rules.DueItems;

/// <summary>A rung that was accepted by the mail server.</summary>
/// <param name="At">Acceptance, UTC.</param>
/// <param name="ReplyBy">The printed last day to reply; the next rung never leaves on or before it. Null for 约谈, which names none.</param>
public sealed record AcceptedRung(DateTimeOffset At, DateOnly? ReplyBy);
