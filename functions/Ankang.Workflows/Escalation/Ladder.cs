using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;

namespace Ankang.Workflows.Escalation;

/// <summary>The ladder 提醒 → 督办 → 约谈 (task 40). Pure: no clock, no store, no mail.</summary>
public static class Ladder
{
    /// <summary>Says what happens to <paramref name="item"/> on <paramref name="today"/> and when to look at it next.</summary>
    /// <param name="pending">Its notices of this cycle that were decided and not accepted yet.</param>
    public static Decision Next(DueItem item, IReadOnlyCollection<PendingNotice> pending, LadderTerms terms, DateOnly today)
    {
        if (!item.IsOpen) return Decision.AtRest(RestReason.Closed);
        if (item.Historic) return Decision.AtRest(RestReason.Historic);
        if (!item.Addressed) return Decision.AtRest(RestReason.NotAddressed);
        if (today > terms.ClosesOn) return Decision.AtRest(RestReason.ListClosed);
        if (pending.Any(p => p.RefusedFor is not null && p.Tag.Rung != Rung.None)) return Decision.AtRest(RestReason.Undeliverable);

        // A step is one of: a courtesy reminder, a progress note, a quota's check, a rung. Each has its day; those
        // whose day has come are due together, the earliest of the others is waited for.
        var due = new List<NoticeTag>();
        (DateOnly On, NoticeTag? Tag)? ahead = null;
        foreach ((DateOnly on, NoticeTag? tag) in Steps(item, terms, today))
        {
            if (tag is { } wanted && pending.Any(p => p.Tag == wanted)) continue;
            if (on > today)
            {
                if (ahead is null || on < ahead.Value.On) ahead = (on, tag);
            }
            else if (tag is { } now)
            {
                due.Add(now);
            }
        }

        if (due.Count > 0) return new Decision(due, null, null, null);
        if (ahead is { } step && step.On <= terms.ClosesOn) return new Decision([], step.Tag, step.On, null);
        if (pending.Any(p => p.RefusedFor is null)) return new Decision([], null, null, null);
        return Decision.AtRest(ahead is not null ? RestReason.ListClosed
            : item.Rung == Rung.Interview ? RestReason.LastRungAccepted
            : item.Rung >= terms.MaxRung ? RestReason.BeyondMaxRung
            : RestReason.ListClosed);
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
        return rung switch
        {
            Rung.Reminder => calendar.AddWorkingDays(from, policy.ReminderDay),
            Rung.Supervision when item.Reminder is { } below => After(below, calendar.AddWorkingDays(from, policy.SupervisionDay), policy.SupervisionGap, calendar),
            Rung.Interview when item.Supervision is { } below => After(below, calendar.AddWorkingDays(from, policy.InterviewDay), policy.InterviewGap, calendar),
            _ => null,
        };
    }

    /// <summary>The reply-by day that a notice of <paramref name="rung"/> leaving on <paramref name="sentOn"/> names.</summary>
    /// <returns>The last working day before the earliest day of the next rung; null for 约谈, which names none.</returns>
    public static DateOnly? ReplyBy(Rung rung, DueItem item, LadderPolicy policy, WorkCalendar calendar, DateOnly sentOn)
    {
        var accepted = new AcceptedRung(ChinaTime.StartOf(sentOn), null);
        DateOnly? next = rung switch
        {
            Rung.Reminder => DayOf(Rung.Supervision, item with { Reminder = accepted, Supervision = null }, policy, calendar),
            Rung.Supervision => DayOf(Rung.Interview, item with { Supervision = accepted }, policy, calendar),
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
        if (item.CourtesyAt is null && CourtesyDay(item, policy, calendar) is { } courtesy
            && (courtesy > today || !IsTooNear(today, item.DueOn, calendar)))
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
    }

    private static bool IsTooNear(DateOnly day, DateOnly dueOn, WorkCalendar calendar) => calendar.AddWorkingDays(day, 2) >= dueOn;

    private static DateOnly After(AcceptedRung below, DateOnly scheduled, int gap, WorkCalendar calendar)
    {
        DateOnly spaced = calendar.AddWorkingDays(ChinaTime.DateOf(below.At), gap);
        DateOnly day = spaced > scheduled ? spaced : scheduled;
        if (below.ReplyBy is { } replyBy && day <= replyBy) day = calendar.AddWorkingDays(replyBy, 1);
        return day;
    }
}
