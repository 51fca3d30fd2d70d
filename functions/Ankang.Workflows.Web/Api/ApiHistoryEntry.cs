namespace Ankang.Workflows.Web.Api;

/// <summary>One line of the history (台账): who, when, what, why.</summary>
/// <param name="Mail">Address of the mail that belongs to it, where one does.</param>
public sealed record ApiHistoryEntry(int Number, DateTimeOffset At, string Who, string Event, string Text, string? Mail);
