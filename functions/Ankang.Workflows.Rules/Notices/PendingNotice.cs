namespace Ankang.Workflows.Rules.Notices;

/// <summary>A notice that was decided and has not been accepted by a mail server yet. Acceptance or withdrawal deletes it.</summary>
/// <param name="DecidedAt">UTC.</param>
/// <param name="RefusedFor">The addresses that were all refused for good; it waits until the unit has others. Null otherwise.</param>
/// <param name="Text">What a person gave it to say: the reason of a return, the particulars of a letter. Null where the item says all.</param>
/// <param name="Answers">The day of the report or request that it answers; null where it answers none.</param>
public sealed record PendingNotice(
    string Unit,
    int Cycle,
    NoticeTag Tag,
    DateTimeOffset DecidedAt,
    string? RefusedFor = null,
    string? Text = null,
    DateOnly? Answers = null
)
{
    /// <summary>Its row in the item's partition.</summary>
    public string Row => $"N|{Unit}|{Cycle}-{Tag.Code}";
}
