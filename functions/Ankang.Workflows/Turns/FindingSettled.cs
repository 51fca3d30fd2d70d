using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Turns;

/// <summary>A person looked into what the audit could not mend.</summary>
/// <param name="At">UTC.</param>
public sealed record FindingSettled(Actor By, DateTimeOffset At, string Reason);
