using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Standings;

/// <summary>The day a table speaks of (截至), seen from the instant at which it is drawn.</summary>
/// <remarks>
/// The cut-off is 24:00 of its day. A table drawn before then knows nothing of the hours left: what is due that day is
/// 未到期. Drawn later it shows the state of that midnight: what came afterwards does not count.
/// </remarks>
public sealed record CutOff
{
    /// <param name="day">A day still ahead is taken as the day of <paramref name="asOf"/>: no table speaks of the future.</param>
    /// <param name="asOf">When the table is drawn, UTC.</param>
    public CutOff(DateOnly day, DateTimeOffset asOf)
    {
        DateOnly today = ChinaTime.DateOf(asOf);
        (Day, AsOf) = (day < today ? day : today, asOf);
    }

    /// <summary>The day itself, inside; Asia/Shanghai.</summary>
    public DateOnly Day { get; }

    /// <summary>When the table is drawn, UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>It had happened by then.</summary>
    public bool Knows(DateTimeOffset at) => at < ChinaTime.EndOf(Day) && at <= AsOf;

    /// <summary>The whole of <paramref name="day"/> is over.</summary>
    public bool HasPassed(DateOnly day) => day <= Day && ChinaTime.EndOf(day) <= AsOf;

    /// <summary>The item was open to its unit by then.</summary>
    public bool Exists(DueItem item) => item.OpenedOn <= Day;

    /// <summary>The state that held then; where the office reviews, what it accepted later was before it.</summary>
    public ItemState StateOf(DueItem item)
    {
        bool closed = item.ClosedAt is { } at && Knows(at);
        return item.State switch
        {
            ItemState.Completed when closed => item.ReviewedAt is { } accepted && !Knows(accepted) ? ItemState.InReview : ItemState.Completed,
            ItemState.InReview when closed => ItemState.InReview,
            ItemState.Waived or ItemState.NotApplicable when closed || item.ClosedAt is null => item.State,
            _ => ItemState.Open,
        };
    }

    /// <summary>Completed by then, in time or late; where the office reviews, accepted by then.</summary>
    public bool IsDone(DueItem item) => StateOf(item) == ItemState.Completed;

    /// <summary>Reported in full by then, and not accepted yet.</summary>
    public bool IsInReview(DueItem item) => StateOf(item) == ItemState.InReview;

    /// <summary>Waived by then.</summary>
    public bool IsWaived(DueItem item) => StateOf(item) == ItemState.Waived;

    /// <summary>Marked 不适用 by then.</summary>
    public bool IsNotApplicable(DueItem item) => StateOf(item) == ItemState.NotApplicable;

    /// <summary>The part of 应办 that the item was then, or why it was in none.</summary>
    public ItemVerdict Judge(DueItem item) => Standing.At(item, this).Verdict;

    /// <summary>Events reported by then.</summary>
    public int Count(DueItem item) => item.Reports.Where(r => r.Counts && Knows(r.At)).Sum(r => r.Count);

    /// <summary>Of them, those that count for the sub-quota.</summary>
    public int CountWithin(DueItem item) => item.Reports.Where(r => r.Counts && Knows(r.At)).Sum(r => r.Within);

    /// <summary>The rung if it was accepted by then.</summary>
    public AcceptedRung? Accepted(AcceptedRung? rung) => rung is not null && Knows(rung.At) ? rung : null;

    /// <summary>The highest rung accepted by then.</summary>
    public Rung RungOf(DueItem item) =>
        Accepted(item.Interview) is not null ? Rung.Interview
        : Accepted(item.Supervision) is not null ? Rung.Supervision
        : Accepted(item.Reminder) is not null ? Rung.Reminder
        : Rung.None;
}
