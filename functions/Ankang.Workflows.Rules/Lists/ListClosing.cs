using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>Who withdrew a list that was in force by mistake, and why: its units are told in one mail a person, and nothing else of it leaves.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">As pages and that mail say it.</param>
public sealed record ListClosing(Actor By, DateTimeOffset At, string Reason);
