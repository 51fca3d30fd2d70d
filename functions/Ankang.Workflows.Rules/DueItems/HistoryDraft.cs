namespace Ankang.Workflows.Rules.DueItems;

/// <summary>A history line before it has its number; see <see cref="HistoryEntry"/>.</summary>
public sealed record HistoryDraft(
    DateTimeOffset At,
    Actor Who,
    HistoryEvent Event,
    string Text,
    string? Mail = null,
    string? Request = null,
    IReadOnlyList<Attachment>? Attachments = null
)
{
    /// <summary>The line with its number in the item's history.</summary>
    public HistoryEntry Numbered(int number) => new(number, At, Who, Event, Text, Mail, Request, Attachments);
}
