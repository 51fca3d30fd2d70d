using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Notices;

/// <summary>All that tells one kind of mail from another: a row of <see cref="NoticeKinds"/>.</summary>
public sealed record NoticeTraits
{
    internal NoticeTraits(NoticeKind kind, int order, string code, string template, NoticeAudience audience, string says = "") =>
        (Kind, Order, Code, Template, Audience, Says) = (kind, order, code, template, audience, says);

    /// <summary>The kind whose row this is.</summary>
    public NoticeKind Kind { get; }

    /// <summary>Place in the sending of a slot: 0, the gravest, leaves first.</summary>
    public int Order { get; }

    /// <summary>Part of the mail's row key and message id, <c>proposal</c>.</summary>
    public string Code { get; }

    /// <summary>Name of its template, <c>interview-proposal</c>.</summary>
    public string Template { get; }

    /// <summary>Names, parted by spaces, that its template may use beside those that all mails of its audience have.</summary>
    public string Says { get; }

    /// <summary>Whom it goes to: <see cref="Recipients"/> names them.</summary>
    internal NoticeAudience Audience { get; }

    /// <summary>The pending notice of an item that brings such a mail; null for a mail that no item asks for.</summary>
    public NoticeTag? Tag { get; init; }

    /// <summary>What the history of an item records once it was accepted.</summary>
    public HistoryEvent Event { get; init; } = HistoryEvent.AnswerSent;

    /// <summary>The rung as which it counts; <see cref="Rung.None"/> for most.</summary>
    public Rung Rung { get; init; }

    /// <summary>It names the last day to reply; the next rung does not leave on or before it.</summary>
    public bool NamesReplyBy { get; init; }

    /// <summary>It tells of an act that happened, so that a hold or a pause delays it and never drops it.</summary>
    public bool TellsOfAnAct { get; init; }

    /// <summary>It turns a report or a request down, and says why.</summary>
    public bool TurnsDown { get; init; }

    /// <summary>Its text may go without the unit's link (报送入口).</summary>
    public bool LinkIsOptional { get; init; }

    /// <summary>A calendar file with the days that it names goes with it.</summary>
    public bool BringsCalendar { get; init; }

    /// <summary>The rung whose letter goes with it as a draft; <see cref="Rung.None"/> for no letter.</summary>
    public Rung Letter { get; init; }

    /// <summary>The second channel is told of it too.</summary>
    public bool IsAnnounced { get; init; }

    /// <summary>Whom a hold (暂缓) of such a mail names.</summary>
    public NoticeHolder HeldBy { get; init; }

    /// <summary>Of its week only: one that waited into another week says less than the new one, which takes its place.</summary>
    public bool IsWeekly { get; init; }

    /// <summary>Writes into an item that it was accepted at a time (UTC), naming a last day to reply.</summary>
    public Func<DueItem, DateTimeOffset, DateOnly?, DueItem> Accept { get; init; } = (item, _, _) => item;

    /// <summary>
    /// The last day (Asia/Shanghai) that it gives to mend what it turns down, by the item, the calendar of its clocks and today; null where it
    /// gives none.
    /// </summary>
    public Func<DueItem, WorkCalendar, DateOnly, DateOnly?> MendBy { get; init; } = (_, _, _) => null;

    /// <summary>It goes to the office, whose work it is; no state of the unit's holds it back.</summary>
    public bool IsForOffice => Audience == NoticeAudience.Office;

    /// <summary>It goes to people of one unit and carries the unit's link.</summary>
    public bool IsForUnit =>
        Audience is NoticeAudience.Liaisons or NoticeAudience.LiaisonsAndSupervisor or NoticeAudience.Supervisor or NoticeAudience.Principal;
}
