namespace Ankang.Workflows.DueItems;

/// <summary>A notice that was decided and has not been accepted by a mail server yet. Acceptance or withdrawal deletes it.</summary>
/// <param name="DecidedAt">UTC.</param>
/// <param name="RefusedFor">The addresses that were all refused for good; it waits until the unit has others. Null otherwise.</param>
public sealed record PendingNotice(string Unit, int Cycle, NoticeTag Tag, DateTimeOffset DecidedAt, string? RefusedFor = null)
{
    /// <summary>Its row in the item's partition.</summary>
    public string Row => $"N|{Unit}|{Cycle}-{Tag.Code}";
}
