using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Escalation;

/// <summary>The ladder 提醒 → 督办 → 约谈 (task 40). Pure: no clock, no store, no mail.</summary>
public static class Ladder
{
    /// <summary>Says what happens to <paramref name="item"/> on <paramref name="today"/> and when to look at it next.</summary>
    /// <param name="pending">Its notices of this cycle that were decided and not accepted yet.</param>
    public static Decision Next(DueItem item, IReadOnlyCollection<PendingNotice> pending, LadderTerms terms, DateOnly today)
    {
        if (item.IsClosed)
            return Decision.AtRest(RestReason.Closed);
        if (item.IsOpen && !item.IsOnLadder)
            return Decision.AtRest(RestReason.Historic);
        if (item.IsOpen && !item.Addressed)
            return Decision.AtRest(RestReason.NotAddressed);
        if (today > terms.ClosesOn)
            return Decision.AtRest(RestReason.ListClosed);
        if (pending.Any(p => p.RefusedFor is not null && p.Tag.Rung != Rung.None))
            return Decision.AtRest(RestReason.Undeliverable);

        // A step is one of: a courtesy reminder, a progress note, a quota's check, a rung, a word to the office. Each has its
        // day; those whose day has come are due together, the earliest of the others is waited for.
        var due = new List<NoticeTag>();
        (DateOnly On, NoticeTag? Tag, bool AwaitsTelling)? ahead = null;
        DateOnly free = terms.FirstFree(item.HeldUntil, today);
        foreach ((DateOnly day, NoticeTag? tag) in item.IsOpen ? Steps(item, terms, today) : Review(item, terms))
        {
            if (tag is { } wanted && pending.Any(p => p.Tag == wanted))
                continue;
            DateOnly on = tag is { IsForOffice: false } && day < free ? free : day;
            // First told, then counted: the due day stays, the ladder waits.
            bool awaitsTelling = false;
            if (tag is { WaitsForTelling: true } told && terms.FirstTold(told, today) is var first && on < first)
                (on, awaitsTelling) = (first, terms.ToldOn is null);
            if (tag == NoticeTag.Courtesy && on != day && IsTooNear(on, item.DueOn, terms.Calendar))
                continue;
            if (on > today)
            {
                if (ahead is null || on < ahead.Value.On)
                    ahead = (on, tag, awaitsTelling);
            }
            else if (tag is { } now)
            {
                due.Add(now);
            }
        }

        if (due.Count > 0)
            return new Decision(due, null, null, null);
        if (ahead is { } step && step.On <= terms.ClosesOn)
            return new Decision([], step.AwaitsTelling ? null : step.Tag, step.On, null) { AwaitsTelling = step.AwaitsTelling };
        if (pending.Any(p => p.RefusedFor is null))
            return new Decision([], null, null, null);
        return Decision.AtRest(
            ahead is not null ? RestReason.ListClosed
            : !item.IsOpen ? RestReason.Undeliverable
            : item.Rung == Rung.Interview ? RestReason.LastRungAccepted
            : RestReason.BeyondMaxRung
        );
    }

    /// <summary>The day of the courtesy reminder (到期提醒); null when it is left out.</summary>
    /// <remarks>
    /// 7 days before, or a third of the rhythm's length where that is less, moved back to a working day. Left out when it
    /// would fall before the opening, or when the item is due within 2 working days of it.
    /// </remarks>
    public static DateOnly? CourtesyDay(DueItem item, LadderPolicy policy, WorkCalendar calendar)
    {
        int before = Math.Min(policy.CourtesyDays, Period.RhythmDays(item.Key.Period) / 3 ?? policy.CourtesyDays);
        DateOnly day = calendar.OnOrBefore(item.DueOn.AddDays(-before));
        DateOnly opened = item.LadderFrom is { } from && from > item.OpenedOn ? from : item.OpenedOn;
        return day < opened || IsTooNear(day, item.DueOn, calendar) ? null : day;
    }

    /// <summary>The earliest day of <paramref name="rung"/>, once the rung below was accepted; null before.</summary>
    public static DateOnly? DayOf(Rung rung, DueItem item, LadderPolicy policy, WorkCalendar calendar)
    {
        DateOnly from = item.LadderFrom is { } later && later > item.DueOn ? later : item.DueOn;
        DateOnly? day = rung switch
        {
            Rung.Reminder => Opened(item, null) ?? calendar.AddWorkingDays(from, policy.ReminderDay),
            Rung.Supervision when item.Reminder is { } below => After(
                Since(below, item),
                Opened(item, below) ?? calendar.AddWorkingDays(from, policy.SupervisionDay),
                policy.SupervisionGap,
                calendar
            ),
            Rung.Interview when item.Supervision is { } below => After(
                Since(below, item),
                Opened(item, below) ?? calendar.AddWorkingDays(from, policy.InterviewDay),
                policy.InterviewGap,
                calendar
            ),
            _ => null,
        };
        return day <= QuietUntil(item, policy, calendar) ? calendar.AddWorkingDays(QuietUntil(item, policy, calendar)!.Value, 1) : day;
    }

    /// <summary>
    /// The last day on which no rung leaves: a return gives its days (退回补正), an answer or a reopening its own, and a
    /// request for another date (延期) that waits for its answer, or a report that waits to be signed off (单位审签), some working days. Null
    /// where nothing holds the ladder.
    /// </summary>
    public static DateOnly? QuietUntil(DueItem item, LadderPolicy policy, WorkCalendar calendar)
    {
        DateOnly? asked = item.Extension is { } extension ? calendar.AddWorkingDays(ChinaTime.DateOf(extension.At), policy.ExtensionDays) : null;
        DateOnly? signing = item.SignOff is { } report ? calendar.AddWorkingDays(ChinaTime.DateOf(report.At), policy.SignOffDays) : null;
        return new[] { item.QuietUntil, asked, signing }.Max();
    }

    /// <summary>The reply-by day that a notice of <paramref name="rung"/> leaving on <paramref name="sentOn"/> names.</summary>
    /// <returns>The last working day before the earliest day of the next rung; null for 约谈, which names none.</returns>
    public static DateOnly? ReplyBy(Rung rung, DueItem item, LadderPolicy policy, WorkCalendar calendar, DateOnly sentOn)
    {
        var accepted = new AcceptedRung(ChinaTime.StartOf(sentOn), null);
        // After a rung by hand the next may be by hand, too: its gap alone counts.
        RungByHand? hand = Opened(item, rung == Rung.Supervision ? item.Reminder : null) is null
            ? null
            : item.ByHand! with
            {
                At = ChinaTime.EndOf(sentOn),
            };
        DateOnly? next = rung switch
        {
            Rung.Reminder => DayOf(Rung.Supervision, item with { Reminder = accepted, Supervision = null, ByHand = hand }, policy, calendar),
            Rung.Supervision => DayOf(Rung.Interview, item with { Supervision = accepted, ByHand = hand }, policy, calendar),
            _ => null,
        };
        return next is { } day ? calendar.AddWorkingDays(day, -1) : null;
    }

    /// <summary>The day on which the progress note (进展) of a quarter is asked for: with the courtesy mail, 7 days before its end.</summary>
    public static DateOnly ProgressNoteDay(int year, int quarter, LadderPolicy policy, WorkCalendar calendar) =>
        calendar.OnOrBefore(Period.Quarter(year, quarter).Last.AddDays(-policy.CourtesyDays));

    private static IEnumerable<(DateOnly On, NoticeTag? Tag)> Steps(DueItem item, LadderTerms terms, DateOnly today)
    {
        (LadderPolicy policy, WorkCalendar calendar) = (terms.Policy, terms.Calendar);

        // After a downtime a courtesy reminder is still of use until the last two working days.
        if (item.CourtesyAt is null && CourtesyDay(item, policy, calendar) is { } courtesy && !IsTooNear(today, item.DueOn, calendar))
            yield return (courtesy, NoticeTag.Courtesy);

        if (item.Kind == ItemKind.Standing)
        {
            for (int quarter = 1; quarter <= 4; quarter++)
            {
                DateOnly day = ProgressNoteDay(terms.Year, quarter, policy, calendar);
                bool asked = item.NotesAsked.Contains(quarter) || item.NotesGiven.Contains(quarter);
                if (!asked && day >= item.OpenedOn && Period.Quarter(terms.Year, quarter).Last >= today)
                    yield return (day, NoticeTag.ProgressNote(quarter));
            }
        }

        // The day after its due day a quota is counted, so that one met by its last event closes before any rung; one
        // that is still open is counted each month, for it closes itself whatever rung it has reached.
        if (item.Kind == ItemKind.Quota)
            yield return (today <= item.DueOn ? item.DueOn.AddDays(1) : new DateOnly(today.Year, today.Month, 1).AddMonths(1), null);

        Rung next = item.Rung + 1;
        if (next <= Rung.Interview && next <= terms.MaxRung)
            yield return (DayOf(next, item, policy, calendar)!.Value, NoticeTag.Of(next));
        // Returned with no rung left: what was asked for and did not come is the office's. A 约谈 since then is before it already.
        else if (
            item is { IsReturned: true, ReturnedAt: { } returned, QuietUntil: { } replyBy }
            && !(item.OfficeToldAt > returned || item.Interview?.At > returned)
        )
            yield return (calendar.AddWorkingDays(replyBy, 1), NoticeTag.ForOffice);

        if (
            terms.AsksAcknowledgement
            && item is { Rung: Rung.Supervision, Supervision: { } supervision, AcknowledgedAt: null, AcknowledgeAskedAt: null }
        )
            yield return (calendar.AddWorkingDays(ChinaTime.DateOf(supervision.At), policy.AcknowledgeDays), NoticeTag.Acknowledge);
    }

    // 已报送，待审核: the office is told after some working days, then every week.
    private static IEnumerable<(DateOnly On, NoticeTag? Tag)> Review(DueItem item, LadderTerms terms)
    {
        DateOnly reported = ChinaTime.DateOf(item.ClosedAt!.Value);
        yield return (
            item.OfficeToldAt is { } told && told > item.ClosedAt
                ? terms.Calendar.AddWorkingDays(ChinaTime.DateOf(told).AddDays(6), 1)
                : terms.Calendar.AddWorkingDays(reported, terms.Policy.ReviewDays),
            NoticeTag.ForOffice
        );
    }

    // The day on which the office opened the rung above by hand; null when it did not.
    private static DateOnly? Opened(DueItem item, AcceptedRung? below) =>
        item.ByHand is { } hand && (below is null || below.At < hand.At) ? ChinaTime.DateOf(hand.At) : null;

    // After a return the rung below counts as if it had been accepted that day.
    private static AcceptedRung Since(AcceptedRung below, DueItem item) =>
        item.ReturnedAt is { } returned && returned > below.At ? below with { At = returned } : below;

    private static bool IsTooNear(DateOnly day, DateOnly dueOn, WorkCalendar calendar) => calendar.AddWorkingDays(day, 2) >= dueOn;

    private static DateOnly After(AcceptedRung below, DateOnly scheduled, int gap, WorkCalendar calendar)
    {
        DateOnly spaced = calendar.AddWorkingDays(ChinaTime.DateOf(below.At), gap);
        DateOnly day = spaced > scheduled ? spaced : scheduled;
        if (below.ReplyBy is { } replyBy && day <= replyBy)
            day = calendar.AddWorkingDays(replyBy, 1);
        return day;
    }
}
