namespace Ankang.Workflows.DueItems;

/// <summary>What a line of the history (台账) records.</summary>
public enum HistoryEvent
{
    Opened,
    Reported,
    Completed,
    ProgressNote,
    CourtesySent,
    ReminderSent,
    SupervisionSent,
    InterviewSent,
    NoteAsked,
    NoticeWithdrawn,
    NoticeUndeliverable,
    LadderRestarted,
    /// <summary>A change of the list, of its units or of its ladder moved, waived or restored the item.</summary>
    ListChanged,
}
