using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>暂停 of a list, an obligation or a unit: no notice leaves, and its days are no working days for rungs, gaps and reply-by days.</summary>
/// <remarks>Never deleted: the days of one that is over go on not to count. One that was lifted (恢复) ends the day before.</remarks>
/// <param name="Id">Made from the request that set it.</param>
/// <param name="Obligation">The obligation that is paused; null for all.</param>
/// <param name="Unit">The unit that is paused; null for all.</param>
/// <param name="First">First day, inside.</param>
/// <param name="Last">Last day in force, inside; before <paramref name="First"/> when it was lifted before it began.</param>
/// <param name="Reason">As pages show it.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Lifted">Who ended it early, when and why; null for one that runs its time.</param>
public sealed record Pause(
    string Id,
    string? Obligation,
    string? Unit,
    DateOnly First,
    DateOnly Last,
    string Reason,
    Actor By,
    DateTimeOffset At,
    PauseLifted? Lifted = null
)
{
    /// <summary>Lifted before it began: no day of it counts.</summary>
    public bool IsEmpty => Last < First;

    /// <summary>Its days; both ends are inside.</summary>
    internal DaySpan Span => new(First, Last);

    /// <summary>It is for the item of this obligation and unit.</summary>
    public bool Covers(string obligation, string unit) => (Obligation is null || Obligation == obligation) && (Unit is null || Unit == unit);

    /// <summary>It is in force on that day.</summary>
    public bool Holds(DateOnly day) => Span.Holds(day);
}
