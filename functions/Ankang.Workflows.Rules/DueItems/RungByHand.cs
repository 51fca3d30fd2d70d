namespace Ankang.Workflows.Rules.DueItems;

/// <summary>The next rung, opened by the office (task 40 is wider than lateness). The gaps after the rung below still hold.</summary>
/// <param name="At">UTC. It means the rung above all that were accepted before.</param>
/// <param name="Reason">As the mail says it.</param>
public sealed record RungByHand(DateTimeOffset At, string Reason);
