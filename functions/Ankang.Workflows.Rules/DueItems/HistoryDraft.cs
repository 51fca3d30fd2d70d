namespace Ankang.Workflows.Rules.DueItems;

/// <summary>A history line before it has its number; see <see cref="HistoryEntry"/>.</summary>
public sealed record HistoryDraft(
    DateTimeOffset At,
    string Who,
    HistoryEvent Event,
    string Text,
    string? Mail = null,
    string? Request = null,
    IReadOnlyList<Attachment>? Attachments = null
)
{
    /// <summary>系统: what the product did by itself.</summary>
    public const string System = "系统";

    /// <summary>The line with its number in the item's history.</summary>
    public HistoryEntry Numbered(int number) => new(number, At, Who, Event, Text, Mail, Request, Attachments);
}
