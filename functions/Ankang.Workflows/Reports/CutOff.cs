using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Reports;

/// <summary>The day a table speaks of (截至), seen from the instant at which it is drawn.</summary>
/// <remarks>
/// The cut-off is 24:00 of its day. A table drawn before then knows nothing of the hours left: what is due that day is
/// 未到期. Drawn later it shows the state of that midnight: what came afterwards does not count.
/// </remarks>
public sealed record CutOff
{
    /// <param name="day">A day still ahead is taken as the day of <paramref name="asOf"/>: no table speaks of the future.</param>
    public CutOff(DateOnly day, DateTimeOffset asOf)
    {
        DateOnly today = ChinaTime.DateOf(asOf);
        (Day, AsOf) = (day < today ? day : today, asOf);
    }

    public DateOnly Day { get; }

    /// <summary>When the table is drawn, UTC.</summary>
    public DateTimeOffset AsOf { get; }

    public bool Knows(DateTimeOffset at) => at < ChinaTime.EndOf(Day) && at <= AsOf;

    /// <summary>The whole of <paramref name="day"/> is over.</summary>
    public bool HasPassed(DateOnly day) => day <= Day && ChinaTime.EndOf(day) <= AsOf;

    public bool Exists(DueItem item) => item.OpenedOn <= Day;

    /// <summary>Completed by then, in time or late; where the office reviews, accepted by then.</summary>
    public bool IsDone(DueItem item) =>
        item.State == ItemState.Completed && item.ClosedAt is { } at && Knows(at) && (item.ReviewedAt is not { } accepted || Knows(accepted));

    /// <summary>Reported in full by then, and not accepted yet.</summary>
    public bool IsInReview(DueItem item) =>
        (item.State == ItemState.InReview || item is { State: ItemState.Completed, ReviewedAt: { } accepted } && !Knows(accepted))
        && item.ClosedAt is { } at
        && Knows(at);

    public bool IsWaived(DueItem item) => item.State == ItemState.Waived && (item.ClosedAt is not { } at || Knows(at));

    public bool IsNotApplicable(DueItem item) => item.State == ItemState.NotApplicable && (item.ClosedAt is not { } at || Knows(at));

    public ItemVerdict Judge(DueItem item) =>
        item.Historic ? ItemVerdict.Historic
        : IsWaived(item) ? ItemVerdict.Waived
        : IsNotApplicable(item) ? ItemVerdict.NotApplicable
        : !HasPassed(item.OriginalDueOn) ? ItemVerdict.NotDue
        : IsDone(item) ? OutcomeOf(item)
        : IsInReview(item) ? ItemVerdict.InReview
        : HasPassed(item.DueOn) ? ItemVerdict.Overdue
        : ItemVerdict.Extended;

    /// <summary>How a done item ended, whether or not its day had come.</summary>
    public static ItemVerdict OutcomeOf(DueItem item) =>
        item.Outcome switch
        {
            Outcome.OnTime => ItemVerdict.OnTime,
            Outcome.ReportedLate => ItemVerdict.ReportedLate,
            _ => ItemVerdict.DoneLate,
        };

    public int Count(DueItem item) => item.Reports.Where(r => r.Counts && Knows(r.At)).Sum(r => r.Count);

    public int CountWithin(DueItem item) => item.Reports.Where(r => r.Counts && Knows(r.At)).Sum(r => r.Within);

    /// <summary>The rung if it was accepted by then.</summary>
    public AcceptedRung? Accepted(AcceptedRung? rung) => rung is not null && Knows(rung.At) ? rung : null;

    public Rung RungOf(DueItem item) =>
        Accepted(item.Interview) is not null ? Rung.Interview
        : Accepted(item.Supervision) is not null ? Rung.Supervision
        : Accepted(item.Reminder) is not null ? Rung.Reminder
        : Rung.None;
}
