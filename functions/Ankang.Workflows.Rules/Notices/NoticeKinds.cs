using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Notices;

/// <summary>The table of all kinds of mail. A new kind is a row here, its words, and its template.</summary>
public static class NoticeKinds
{
    private static readonly NoticeTraits Courtesy = new(
        NoticeKind.Courtesy,
        4,
        "courtesy",
        "courtesy",
        NoticeAudience.Liaisons,
        "items same_day notes"
    )
    {
        Tag = NoticeTag.Courtesy,
        Event = HistoryEvent.CourtesySent,
        BringsCalendar = true,
        Accept = (item, at, _) => item with { CourtesyAt = at },
    };

    /// <summary>One row a kind, in the order of <see cref="NoticeKind"/>.</summary>
    public static IReadOnlyList<NoticeTraits> All { get; } =
    [
        new(NoticeKind.Briefing, 5, "briefing", "briefing", NoticeAudience.Liaisons, "issued duties added by_event helps_only new_contact")
        {
            HeldBy = NoticeHolder.Person,
        },
        Courtesy,
        new(NoticeKind.Reminder, 3, "reminder", "reminder", NoticeAudience.Liaisons, "items reply_by all_late")
        {
            Tag = NoticeTag.Of(Rung.Reminder),
            Event = HistoryEvent.ReminderSent,
            Rung = Rung.Reminder,
            NamesReplyBy = true,
            BringsCalendar = true,
            IsAnnounced = true,
            Accept = (item, at, replyBy) => item with { Reminder = new AcceptedRung(at, replyBy) },
        },
        new(NoticeKind.Supervision, 2, "supervision", "supervision", NoticeAudience.LiaisonsAndSupervisor, "items reply_by all_late ack letter both")
        {
            Tag = NoticeTag.Of(Rung.Supervision),
            Event = HistoryEvent.SupervisionSent,
            Rung = Rung.Supervision,
            NamesReplyBy = true,
            BringsCalendar = true,
            Letter = Rung.Supervision,
            IsAnnounced = true,
            Accept = (item, at, replyBy) => item with { Supervision = new AcceptedRung(at, replyBy) },
        },
        // Not announced: whether there is to be a 约谈 is not for a group chat.
        new(NoticeKind.Interview, 0, "interview", "interview", NoticeAudience.Supervisor, "items")
        {
            Tag = NoticeTag.Of(Rung.Interview),
            Event = HistoryEvent.InterviewSent,
            Rung = Rung.Interview,
            Accept = (item, at, _) => item with { Interview = new AcceptedRung(at, null) },
        },
        new(NoticeKind.Summary, 8, "summary", "summary", NoticeAudience.SupervisorOfSeveral, "link link_until parts units")
        {
            HeldBy = NoticeHolder.Person,
            IsWeekly = true,
        },
        // Goes beside 约谈事项告知 of the same items and settles the same notices.
        new(NoticeKind.InterviewProposal, 1, "proposal", "interview-proposal", NoticeAudience.Office, "unit items") { Letter = Rung.Interview },
        new(NoticeKind.Digest, 7, "digest", "digest", NoticeAudience.Office, "kind lines units dated link"),
        new(NoticeKind.DeliveryFailure, 6, "failure", "delivery-failure", NoticeAudience.Office, "failures")
        {
            Tag = NoticeTag.Bounce,
            Event = HistoryEvent.OfficeTold,
            TellsOfAnAct = true,
        },
        new(NoticeKind.Returned, 3, "returned", "returned", NoticeAudience.Liaisons, "items reply_by")
        {
            Tag = NoticeTag.Returned,
            TellsOfAnAct = true,
            TurnsDown = true,
            BringsCalendar = true,
            MendBy = (item, _, _) => item.QuietUntil,
        },
        new(NoticeKind.Extended, 3, "extended", "extended", NoticeAudience.Liaisons, "items")
        {
            Tag = NoticeTag.Extended,
            TellsOfAnAct = true,
            BringsCalendar = true,
        },
        new(NoticeKind.ExtensionRefused, 3, "refused", "extension-refused", NoticeAudience.Liaisons, "items")
        {
            Tag = NoticeTag.ExtensionRefused,
            TellsOfAnAct = true,
            TurnsDown = true,
            BringsCalendar = true,
            // The ladder of an item that is late goes on the day after the answer.
            MendBy = (item, calendar, today) =>
                today > item.DueOn && item is { IsOpen: true, QuietUntil: { } answered } ? calendar.AddWorkingDays(answered, 1) : null,
        },
        new(NoticeKind.Acknowledge, 3, "acknowledge", "acknowledge", NoticeAudience.Supervisor, "items ack")
        {
            Tag = NoticeTag.Acknowledge,
            LinkIsOptional = true,
            Event = HistoryEvent.AcknowledgeAsked,
            Accept = (item, at, _) => item with { AcknowledgeAskedAt = at },
        },
        new(NoticeKind.InterviewLetter, 0, "letter", "interview-letter", NoticeAudience.Principal, "items particulars talk_withdrawn")
        {
            Tag = NoticeTag.Letter,
            LinkIsOptional = true,
            TellsOfAnAct = true,
        },
        new(NoticeKind.OfficeTask, 7, "task", "office-task", NoticeAudience.Office, "lines")
        {
            Tag = NoticeTag.ForOffice,
            Event = HistoryEvent.OfficeTold,
            Accept = (item, at, _) => item with { OfficeToldAt = at },
        },
        // Told by itself and not by a dispatch: an accident waits for no slot.
        new(NoticeKind.Accident, 0, "accident", "accident", NoticeAudience.Office, "unit received place facts recorder recorded ack minutes rounds"),
        new(NoticeKind.Correction, 3, "correction", "correction", NoticeAudience.LiaisonsAndSupervisor, "items rungs letter")
        {
            Tag = NoticeTag.Correction,
            TellsOfAnAct = true,
            BringsCalendar = true,
        },
        // Asked for by its reader, 联络员 or not.
        new(NoticeKind.FreshLink, 4, "fresh", "fresh-link", NoticeAudience.Liaisons),
        new(NoticeKind.DeputyProposed, 4, "deputy", "deputy-proposed", NoticeAudience.Liaisons, "deputy days by ack ack_until")
        {
            LinkIsOptional = true,
        },
        new(NoticeKind.SignOff, 3, "sign-off", "sign-off", NoticeAudience.Supervisor, "items ack wait")
        {
            Tag = NoticeTag.SignOff,
            LinkIsOptional = true,
            TellsOfAnAct = true,
        },
        new(NoticeKind.SentBack, 3, "sent-back", "sent-back", NoticeAudience.Liaisons, "items") { Tag = NoticeTag.SentBack, TellsOfAnAct = true },
        new(NoticeKind.ListWithdrawn, 3, "withdrawn", "list-withdrawn", NoticeAudience.LiaisonsAndSupervisor, "why") { LinkIsOptional = true },
        // Whom it goes to is chosen when it is issued, among the people of units.
        new(NoticeKind.Bulletin, 5, "bulletin", "bulletin", NoticeAudience.LiaisonsAndSupervisor, "title number issued")
        {
            HeldBy = NoticeHolder.Person,
        },
        new(NoticeKind.ForSignature, 4, "signature", "for-signature", NoticeAudience.Supervisor, "title addressee by ack") { LinkIsOptional = true },
        new(NoticeKind.Morning, 7, "morning", "morning", NoticeAudience.Office, "waiting leaving overdue lists"),
    ];

    private static readonly Dictionary<NoticeKind, NoticeTraits> ByKind = All.ToDictionary(t => t.Kind);

    private static readonly Dictionary<string, NoticeTraits> ByTag = All.Where(t => t.Tag is not null).ToDictionary(t => t.Tag!.Value.Code);

    /// <summary>The kinds that count as a rung, the lowest first.</summary>
    public static IReadOnlyList<NoticeTraits> Rungs { get; } = [.. All.Where(t => t.Rung != Rung.None).OrderBy(t => t.Rung)];

    /// <exception cref="ArgumentOutOfRangeException">The kind has no row.</exception>
    public static NoticeTraits Of(NoticeKind kind) =>
        ByKind.TryGetValue(kind, out NoticeTraits? traits)
            ? traits
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of notice has no row in the table of kinds.");

    /// <summary>True for a code that a row of the table has; progress notes have codes of their own.</summary>
    internal static bool Knows(NoticeTag tag) => ByTag.ContainsKey(tag.Code);

    /// <summary>The kind of mail that a pending notice brings; a progress note is asked for with the courtesy mail.</summary>
    public static NoticeTraits Of(NoticeTag tag) => ByTag.GetValueOrDefault(tag.Code) ?? Courtesy;
}
