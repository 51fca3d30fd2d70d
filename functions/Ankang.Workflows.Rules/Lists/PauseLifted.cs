using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>恢复 before its time.</summary>
/// <param name="Request">Of the person who lifted it, so that one sent twice is done once.</param>
/// <param name="Until">The last day before it was lifted as it stood.</param>
public sealed record PauseLifted(Actor By, DateTimeOffset At, string Reason, string Request, DateOnly Until);
