using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Rules.Steps;

/// <summary>All that happens to an item in a turn, decided in one place: no clock, no store, no words.</summary>
/// <remarks>
/// In this order: the list as it was changed (<see cref="Projection"/>), 正式启用, the yearly quota's count, notices that
/// must not leave any more or are due again, then the ladder of task 40 (<see cref="Ladder"/>). A step taken twice finds
/// nothing the second time.
/// </remarks>
public static class Step
{
    // Refused addresses are stored joined in this order: another order would make them look like new ones.
    private static readonly ContactRole[] AddressOrder =
    [
        ContactRole.Liaison,
        ContactRole.Supervisor,
        ContactRole.Deputy,
        ContactRole.Principal,
        ContactRole.SecondDeputy,
        ContactRole.ThirdDeputy,
        ContactRole.Substitute,
    ];

    /// <summary>Says what a turn at <paramref name="now"/> makes of one item.</summary>
    /// <param name="period">The period that the item stands in, itself included.</param>
    /// <param name="before">The item as it stands.</param>
    /// <param name="tally">What the periods of its obligation counted; null for an item that is no yearly quota, or is not to be counted.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="KeyNotFoundException">The directory has no such unit, or the list no such duty.</exception>
    public static StepResult Take(ListInForce list, PeriodPlan plan, PeriodState period, DueItem before, QuotaTally? tally, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(before);
        DateOnly today = ChinaTime.DateOf(now);
        // A host that has not heard of the newest change must not undo it.
        if (before.Change > list.Head.Changes)
            return new StepResult(before, [], [], [], [], new Decision([], null, null, null)) { IsChange = false };
        (DueItem item, IReadOnlyList<StepEvent> changes) = Projection.Apply(list, plan, period, before, now);
        var events = new List<StepEvent>(changes);
        LadderTerms terms = list.TermsFor(item);
        // 正式启用: nothing that the shadow showed has reached anybody, so the item climbs anew.
        if (
            list.Head.ActivatedOn is { } activated
            && item is { IsOpen: true, IsOnLadder: true }
            && item.OpenedOn <= activated
            && !(item.LadderFrom >= activated)
        )
        {
            item = item.NextCycle(activated) with { NotesAsked = [] };
            events.Add(new StepEvent.LadderRestarted(activated));
        }

        if (tally?.Derive(item) is { } counted)
        {
            if (counted.IsOpen != item.IsOpen)
                events.Add(counted.IsOpen ? new StepEvent.QuotaMissed() : new StepEvent.QuotaMet());
            item = counted;
        }

        var withdrawn = new List<PendingNotice>();
        var pending = new List<PendingNotice>();
        var revived = new List<PendingNotice>();
        string addresses = AddressesOf(list.Directory[item.Key.Unit]);
        foreach (PendingNotice notice in period.NoticesOf(item.Key.Unit))
        {
            if (WhyObsolete(notice, item, terms, today) is { } why)
            {
                withdrawn.Add(notice);
                events.Add(new StepEvent.NoticeWithdrawn(notice.Tag, why));
            }
            // Every address was refused for good and the unit has another one now: the notice is due again.
            else if (notice.RefusedFor is { } refused && refused != addresses)
            {
                revived.Add(notice with { RefusedFor = null });
                pending.Add(revived[^1]);
            }
            else
            {
                pending.Add(notice);
            }
        }

        Decision next = Ladder.Next(item, pending, terms, today);
        PendingNotice[] added = [.. next.Due.Select(tag => new PendingNotice(item.Key.Unit, item.Cycle, tag, now))];
        return new StepResult(item, events, added, withdrawn, revived, next)
        {
            IsChange = item != before || added.Length + withdrawn.Count + revived.Count + events.Count > 0,
        };
    }

    /// <summary>When the item next wants a turn, UTC: now while notices are due, a day at 00:00 Asia/Shanghai, or null at rest.</summary>
    /// <param name="pending">Its notices that were decided and not accepted yet.</param>
    /// <param name="now">UTC.</param>
    public static DateTimeOffset? NextMoment(ListInForce list, DueItem item, IReadOnlyCollection<PendingNotice> pending, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(list);
        DateOnly today = ChinaTime.DateOf(now);
        Decision decision = Ladder.Next(item, pending, list.TermsFor(item), today);
        DateTimeOffset? moment =
            decision.Due.Count > 0 ? now
            : decision.On is { } on ? ChinaTime.StartOf(on)
            : null;
        // On the day on which others answer for its unit, an open item is handed over, also one at rest.
        if (
            item.IsOpen
            && list.Directory.Find(item.Key.Unit)?.Replaced is { } replaced
            && replaced.From > today
            && replaced != UnitReplacement.Never
            && ChinaTime.StartOf(replaced.From) is var handover
            && (moment is null || handover < moment)
        )
            moment = handover;
        return moment;
    }

    /// <summary>True when a pending notice leaves with a slot of <paramref name="today"/>: nothing holds it, and its addresses were not refused.</summary>
    public static bool MayLeave(PendingNotice notice, DueItem item, LadderTerms terms, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.RefusedFor is null
            && WhyObsolete(notice, item, terms, today) is null
            && (notice.Tag.IsForOffice || !IsKeptBack(item, terms, today));
    }

    /// <summary>Nothing about an item leaves to its unit on a day: the office holds it (暂缓) or a pause (暂停) covers it.</summary>
    public static bool IsKeptBack(DueItem item, LadderTerms terms, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(terms);
        return terms.FirstFree(item.HeldUntil, today) != today;
    }

    /// <summary>Why a pending notice must not leave any more; null while it may.</summary>
    public static ObsoleteReason? WhyObsolete(PendingNotice notice, DueItem item, LadderTerms terms, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(terms);
        NoticeTag tag = notice.Tag;
        return today > terms.ClosesOn && (item.IsOpen || tag.IsForOffice) ? ObsoleteReason.ListClosed
            : tag == NoticeTag.Bounce || tag == NoticeTag.Correction ? null
            : tag == NoticeTag.ForOffice
                ? item.State == ItemState.InReview || item.IsReturned ? null
                    : ObsoleteReason.OfficeDone
            : !item.IsOpen ? ObsoleteReason.NotOpen
            : notice.Cycle != item.Cycle ? ObsoleteReason.OtherCycle
            : tag.Rung > terms.MaxRung ? ObsoleteReason.BeyondMaxRung
            : today < terms.FirstTold(tag, today) ? ObsoleteReason.NotTold
            : tag.Rung > item.Rung + 1 ? ObsoleteReason.RungBelowTakenBack
            : tag == NoticeTag.Courtesy && today > item.DueOn ? ObsoleteReason.PastDue
            : !tag.TellsOfAnAct && today <= item.HeldUntil ? ObsoleteReason.Held
            : !tag.TellsOfAnAct && terms.IsPaused(today) ? ObsoleteReason.Paused
            : tag == NoticeTag.Returned && !item.IsReturned ? ObsoleteReason.ReportedAgain
            : tag == NoticeTag.SignOff && item.SignOff is null ? ObsoleteReason.SignOffDecided
            : tag == NoticeTag.SentBack && item.SignOff is not null ? ObsoleteReason.ReportedAgain
            : tag == NoticeTag.Acknowledge && item.AcknowledgedAt is not null ? ObsoleteReason.Acknowledged
            : tag.Quarter is { } quarter && (item.NotesGiven.Contains(quarter) || today > Period.Quarter(terms.Year, quarter).Last)
                ? ObsoleteReason.NoteGivenOrOver
            : null;
    }

    /// <summary>All addresses of a unit; while they are the ones that were refused, its notice waits.</summary>
    public static string AddressesOf(ResponsibleUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ILookup<ContactRole, string> confirmed = unit.Confirmed.ToLookup(c => c.Role, c => c.Contact.Email);
        return string.Join(',', AddressOrder.SelectMany(role => confirmed[role]));
    }
}
