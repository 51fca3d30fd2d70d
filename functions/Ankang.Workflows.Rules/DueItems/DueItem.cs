using System.Collections.Immutable;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.DueItems;

/// <summary>What one unit owes for one obligation and period (待办事项).</summary>
public sealed record DueItem
{
    /// <summary>List, obligation, period and unit.</summary>
    public required DueItemKey Key { get; init; }

    /// <summary>What it asks for.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Open, before the office, or closed; what is late or near is derived (<see cref="Standings.Standing"/>).</summary>
    public ItemState State { get; init; } = ItemState.Open;

    /// <summary>The day the period opened for the unit.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The deadline in force; the whole day is inside. It never moves to a working day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The deadline as published; differs from <see cref="DueOn"/> after an extension.</summary>
    public required DateOnly OriginalDueOn { get; init; }

    /// <summary>The deadline as first published, where a change of the list has moved it; null otherwise.</summary>
    public DateOnly? FirstDueOn { get; init; }

    /// <summary>历史事项: fell due before the system answered for the list. Confirmable, no ladder.</summary>
    public bool Historic { get; init; }

    /// <summary>False for units that have no address (各企业): shown, asked of no one.</summary>
    public bool Addressed { get; init; } = true;

    /// <summary>How many events are asked for at least; null where the duty has no number.</summary>
    public int? Required { get; init; }

    /// <summary>Of them, how many must count for the sub-quota (task 13's yearly item: 2); null where none.</summary>
    public int? RequiredWithin { get; init; }

    /// <summary>
    /// All confirmations so far, oldest first, those that count no more included. For a yearly quota: what its periods counted when it
    /// closed.
    /// </summary>
    public ImmutableArray<Report> Reports { get; init; } = [];

    /// <summary>Version of the catalogue whose policy the item opened under; frozen with it.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>Number of the last change of the list that touched it; who runs an earlier edition leaves it alone.</summary>
    public int Change { get; init; }

    /// <summary>Waived because a change of the list or of its unit took it away; it comes back if the change is undone.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The climb of the ladder the item is in; a granted new date starts the next.</summary>
    public int Cycle { get; init; } = 1;

    /// <summary>The ladder of this cycle counts from this day instead of the due day, when it is later. Null: from the due day.</summary>
    public DateOnly? LadderFrom { get; init; }

    /// <summary>When the courtesy reminder of this cycle was accepted, UTC.</summary>
    public DateTimeOffset? CourtesyAt { get; init; }

    /// <summary>提醒 of this cycle; null until a mail server accepted it.</summary>
    public AcceptedRung? Reminder { get; init; }

    /// <summary>督办 of this cycle; null until a mail server accepted it.</summary>
    public AcceptedRung? Supervision { get; init; }

    /// <summary>约谈事项告知 of this cycle; null until a mail server accepted it.</summary>
    public AcceptedRung? Interview { get; init; }

    /// <summary>Quarters (1–4) whose progress note (进展说明) was asked for by mail.</summary>
    public ImmutableArray<int> NotesAsked { get; init; } = [];

    /// <summary>Quarters (1–4) whose progress note was given.</summary>
    public ImmutableArray<int> NotesGiven { get; init; } = [];

    /// <summary>How often a notice of it that had left is to leave again: it came back (退信), or was withdrawn (更正). Never counts down.</summary>
    public int Repeats { get; init; }

    /// <summary>When the item closed, UTC; while it is in review, the report that will count.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The civil day on which the work was done, once completed.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>Who closed it; null while it is open.</summary>
    public Actor? ClosedBy { get; init; }

    /// <summary>Why it was waived, does not apply or was closed undone; null otherwise.</summary>
    public string? ClosedReason { get; init; }

    /// <summary>结转: it was closed undone at the year's end, and goes on in the next list.</summary>
    public bool CarriedOver { get; init; }

    /// <summary>Id of the list in which it goes on; null while it stands in none yet.</summary>
    public string? CarriedTo { get; init; }

    /// <summary>审核通过: when the office accepted it, UTC. Null where nobody reviews.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>退回补正: the last return of this cycle, UTC.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>延期申请 that waits for its answer; null when none does.</summary>
    public ExtensionRequest? Extension { get; init; }

    /// <summary>单位审签: the report that waits for the unit's 分管领导; null when none does. It means nothing once the item is closed.</summary>
    public AwaitedSignOff? SignOff { get; init; }

    /// <summary>No rung leaves on or before this day: the reply-by day of a return, the day of an answer or a reopening.</summary>
    public DateOnly? QuietUntil { get; init; }

    /// <summary>暂缓发送: the last day on which nothing leaves for the item.</summary>
    public DateOnly? HeldUntil { get; init; }

    /// <summary>The rung that the office opened by hand; it means the one above those accepted before.</summary>
    public RungByHand? ByHand { get; init; }

    /// <summary>The office opened the next rung by hand, and it has not left yet.</summary>
    public bool AwaitsRungByHand => ByHand is { } hand && !((Supervision ?? Reminder)?.At >= hand.At);

    /// <summary>When the office was last told by mail that the item waits for it, UTC.</summary>
    public DateTimeOffset? OfficeToldAt { get; init; }

    /// <summary>签收: when the unit last acknowledged receipt, UTC. It stops nothing.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>已阅: when the supervisor acknowledged the 督办 of this cycle, UTC.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>请阅: when he was asked again, UTC.</summary>
    public DateTimeOffset? AcknowledgeAskedAt { get; init; }

    /// <summary>How many history rows the item has; the next one's number follows from it. Forms carry it as the item's version.</summary>
    public int HistoryCount { get; init; }

    /// <summary>Digest of the last line of its history, which holds that of the line before; null where no line was chained yet.</summary>
    public string? HistoryHead { get; init; }

    /// <summary>How many lines stand before the first that is chained: those written by a version that knew no chain.</summary>
    public int HistoryUnchained { get; init; }

    /// <summary>The last confirming request, so that one sent twice is recorded once.</summary>
    public string? LastRequest { get; init; }

    /// <summary>Something is still asked of the unit.</summary>
    public bool IsOpen => State == ItemState.Open;

    /// <summary>Completed, waived, not applicable or closed undone; an item in review is neither open nor closed.</summary>
    public bool IsClosed => State is ItemState.Completed or ItemState.Waived or ItemState.NotApplicable or ItemState.Ended;

    /// <summary>退回补正: open, and nothing was reported since it was returned.</summary>
    public bool IsReturned => IsOpen && ReturnedAt is { } at && !Reports.Any(r => r.Counts && r.At > at);

    /// <summary>延期中: a later date than the published one is in force.</summary>
    public bool IsExtended => IsOpen && DueOn > OriginalDueOn;

    /// <summary>The ladder is for it: an item that fell due before the list's first day climbs only when the office put it there.</summary>
    public bool IsOnLadder => !Historic || LadderFrom is not null;

    /// <summary>Events reported so far, less those that count no more.</summary>
    public int Count => Reports.Where(r => r.Counts).Sum(r => r.Count);

    /// <summary>Of <see cref="Count"/>, those that count for the sub-quota.</summary>
    public int CountWithin => Reports.Where(r => r.Counts).Sum(r => r.Within);

    /// <summary>Highest rung accepted in this cycle.</summary>
    public Rung Rung =>
        Interview is not null ? Rung.Interview
        : Supervision is not null ? Rung.Supervision
        : Reminder is not null ? Rung.Reminder
        : Rung.None;

    /// <summary>The last day to reply that the highest rung named which names one; null while none has left.</summary>
    public DateOnly? ReplyBy => Supervision?.ReplyBy ?? Reminder?.ReplyBy;

    /// <summary>How it ended; null while it is not completed.</summary>
    public Outcome? Outcome =>
        State != ItemState.Completed || ClosedAt is not { } closed || CompletedOn is not { } done ? null
        : ChinaTime.DateOf(closed) <= DueOn ? DueItems.Outcome.OnTime
        : done <= DueOn ? DueItems.Outcome.ReportedLate
        : DueItems.Outcome.DoneLate;

    /// <summary>The next climb: rung 0, counted from <paramref name="from"/> or the due day, whichever is later; null: from the due day.</summary>
    public DueItem NextCycle(DateOnly? from) =>
        this with
        {
            Cycle = Cycle + 1,
            LadderFrom = from,
            CourtesyAt = null,
            Reminder = null,
            Supervision = null,
            Interview = null,
            ReturnedAt = null,
            QuietUntil = null,
            ByHand = null,
            AcknowledgedAt = null,
            AcknowledgeAskedAt = null,
        };

    /// <summary>Open after its due day has passed.</summary>
    public bool IsOverdue(DateTimeOffset now) => IsOpen && now >= ChinaTime.EndOf(DueOn);
}
