namespace Ankang.Workflows.Dispatch;

/// <summary>What a slot has to send, once all its mails are written down.</summary>
/// <param name="Slot">Its id; null where no slot is due.</param>
/// <param name="Interviews">Mails of 约谈 that are still to leave.</param>
/// <param name="Supervisions">Mails of 督办 that are still to leave.</param>
/// <param name="Reminders">Mails of 提醒 that are still to leave.</param>
/// <param name="Others">All other mails that are still to leave.</param>
/// <param name="Tries">How often the slot was tried before.</param>
/// <param name="IsTriedSoon">A mail of an earlier slot is worth another try soon.</param>
/// <param name="Busy">Another run is at the list.</param>
public sealed record SlotWork(
    string? Slot,
    int Interviews = 0,
    int Supervisions = 0,
    int Reminders = 0,
    int Others = 0,
    int Tries = 0,
    bool IsTriedSoon = false,
    bool Busy = false
)
{
    /// <summary>No slot is due, or the mail service asked to wait.</summary>
    public static readonly SlotWork None = new((string?)null);

    /// <summary>Mails of a stage that are still to leave.</summary>
    public int Of(SlotStage stage) =>
        stage switch
        {
            SlotStage.Interviews => Interviews,
            SlotStage.Supervisions => Supervisions,
            SlotStage.Reminders => Reminders,
            _ => Others,
        };
}
