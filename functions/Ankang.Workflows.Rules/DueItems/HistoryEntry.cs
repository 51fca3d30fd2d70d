namespace Ankang.Workflows.Rules.DueItems;

/// <summary>One line of an item's history (台账): who, when, what, why. Nothing of it is ever changed or deleted.</summary>
/// <param name="Number">1 for the opening, then without a gap.</param>
/// <param name="At">UTC.</param>
/// <param name="Text">What happened and why, in Chinese, as the page shows it.</param>
/// <param name="Mail">Address of the mail's row, <c>{slot}|{person}|{kind}</c>, where one belongs to it; several, parted by blanks, where it
/// went to several people.</param>
/// <param name="Request">Names the request of a person, so that one sent twice is recorded once; null for what the product did by itself.</param>
/// <param name="Attachments">附件 that came with it; null where none did.</param>
public sealed record HistoryEntry(
    int Number,
    DateTimeOffset At,
    Actor Who,
    HistoryEvent Event,
    string Text,
    string? Mail = null,
    string? Request = null,
    IReadOnlyList<Attachment>? Attachments = null
);
