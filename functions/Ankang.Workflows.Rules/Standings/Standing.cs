using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Standings;

/// <summary>What an item is: at this moment, or at a cut-off (截至). Derived whenever it is asked for, never stored.</summary>
/// <remarks>
/// Whatever is shown, counted or mailed about an item asks here, so that no two places can disagree. A yearly quota is
/// first counted from the reports of its periods: see <see cref="QuotaTally.Derive"/>.
/// </remarks>
public sealed record Standing
{
    private readonly WorkCalendar? _calendar;
    private readonly DateOnly _day;

    private Standing(DueItem item, ItemState state, ItemStatus whileOpen, bool isDue, bool isPastDue, DateOnly day, WorkCalendar? calendar)
        : this(state, item.Outcome, item.Historic, whileOpen, item.DueOn, isDue, isPastDue, day, calendar) { }

    private Standing(
        ItemState state,
        Outcome? outcome,
        bool isHistoric,
        ItemStatus whileOpen,
        DateOnly dueOn,
        bool isDue,
        bool isPastDue,
        DateOnly day,
        WorkCalendar? calendar
    )
    {
        (State, IsHistoric, DueOn, IsDue, IsPastDue, _day, _calendar) = (state, isHistoric, dueOn, isDue, isPastDue, day, calendar);
        Outcome = state == ItemState.Completed ? outcome ?? DueItems.Outcome.DoneLate : null;
        Status = state switch
        {
            ItemState.Waived => ItemStatus.Waived,
            ItemState.NotApplicable => ItemStatus.NotApplicable,
            _ when isHistoric => ItemStatus.Historic,
            ItemState.InReview => ItemStatus.InReview,
            ItemState.Completed => Outcome switch
            {
                DueItems.Outcome.OnTime => ItemStatus.OnTime,
                DueItems.Outcome.ReportedLate => ItemStatus.ReportedLate,
                _ => ItemStatus.DoneLate,
            },
            _ => whileOpen,
        };
    }

    /// <summary>The state that holds: at a cut-off the one of that midnight.</summary>
    public ItemState State { get; }

    /// <summary>How a page names it.</summary>
    public ItemStatus Status { get; }

    /// <summary>历史事项: counted apart, however it ended.</summary>
    internal bool IsHistoric { get; }

    /// <summary>The deadline in force; the whole day is inside, Asia/Shanghai.</summary>
    public DateOnly DueOn { get; }

    /// <summary>The published deadline has passed: it is among what was due (应办), unless it stands outside all rates.</summary>
    public bool IsDue { get; }

    /// <summary>The deadline in force has passed.</summary>
    public bool IsPastDue { get; }

    /// <summary>How it ended; null while it is not completed.</summary>
    public Outcome? Outcome { get; }

    /// <summary>The part of 应办 that it is, or why it is in none; every item is exactly one.</summary>
    public ItemVerdict Verdict =>
        IsHistoric ? ItemVerdict.Historic
        : State == ItemState.Waived ? ItemVerdict.Waived
        : State == ItemState.NotApplicable ? ItemVerdict.NotApplicable
        : !IsDue ? ItemVerdict.NotDue
        : State == ItemState.Completed
            ? Outcome switch
            {
                DueItems.Outcome.OnTime => ItemVerdict.OnTime,
                DueItems.Outcome.ReportedLate => ItemVerdict.ReportedLate,
                _ => ItemVerdict.DoneLate,
            }
        : State == ItemState.InReview ? ItemVerdict.InReview
        : IsPastDue ? ItemVerdict.Overdue
        : ItemVerdict.Extended;

    /// <summary>Its colour, which never stands without its word.</summary>
    public Tone Tone => Status.Tone();

    /// <summary>Working days after the deadline in force, the day looked at included; 0 unless it is late, and at a cut-off.</summary>
    public int WorkingDaysLate => Status.IsLate() && _calendar is not null ? _calendar.WorkingDaysBetween(DueOn, _day) : 0;

    /// <summary>How an item stands on <paramref name="today"/>.</summary>
    /// <param name="item">A yearly quota as <see cref="QuotaTally.Derive"/> gives it.</param>
    /// <param name="today">The civil day, Asia/Shanghai.</param>
    public static Standing Now(ListInForce list, DueItem item, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(item);
        bool isPastDue = today > item.DueOn;
        ItemStatus whileOpen =
            today > list.Head.ClosesOn || item.State == ItemState.Ended ? ItemStatus.NotDone
            : item.IsReturned && (!isPastDue || today <= item.QuietUntil) ? ItemStatus.Returned
            : isPastDue ? ItemStatus.Overdue
            : item.DueOn.DayNumber - today.DayNumber <= list.PolicyOf(item).CourtesyDays ? ItemStatus.DueSoon
            : item.IsExtended ? ItemStatus.Extended
            : ItemStatus.Open;
        return new(item, item.State, whileOpen, today > item.OriginalDueOn, isPastDue, today, list.Calendar);
    }

    /// <summary>How an item stood at a cut-off: what came after it does not count.</summary>
    /// <remarks>What only a list and its ladder say (即将到期, 退回补正, 未完成) is told apart by <see cref="Now"/> alone.</remarks>
    public static Standing At(DueItem item, CutOff cutOff)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(cutOff);
        bool isPastDue = cutOff.HasPassed(item.DueOn);
        ItemStatus whileOpen =
            isPastDue ? ItemStatus.Overdue
            : item.DueOn > item.OriginalDueOn ? ItemStatus.Extended
            : ItemStatus.Open;
        return new(item, cutOff.StateOf(item), whileOpen, cutOff.HasPassed(item.OriginalDueOn), isPastDue, cutOff.Day, null);
    }

    /// <summary>How an item stands of which only the index tells that it is closed: its period was not read.</summary>
    /// <param name="dueOn">The published deadline.</param>
    public static Standing Closed(ItemState state, Outcome? outcome, bool isHistoric, DateOnly dueOn, DateOnly today) =>
        new(
            state,
            outcome,
            isHistoric,
            state == ItemState.Ended ? ItemStatus.NotDone : ItemStatus.Open,
            dueOn,
            today > dueOn,
            today > dueOn,
            today,
            null
        );

    /// <summary>What happens next to an item by itself and on which day, or why nothing does.</summary>
    /// <param name="pending">Its notices that were decided and not accepted yet.</param>
    public static Decision Next(ListInForce list, DueItem item, IReadOnlyCollection<PendingNotice> pending, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Ladder.Next(item, pending, list.TermsFor(item), today);
    }
}
