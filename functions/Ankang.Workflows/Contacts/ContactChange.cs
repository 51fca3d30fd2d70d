using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Contacts;

/// <summary>One line of a unit's record of contacts: who changed what and when, and why.</summary>
/// <param name="Number">From 1 without a gap; forms carry the last one as the version.</param>
/// <param name="At">UTC.</param>
public sealed record ContactChange(int Number, DateTimeOffset At, Actor Who, string Text, string Request);
