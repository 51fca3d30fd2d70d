using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Escalation;

/// <summary>What the ladder of an item depends on besides the item itself.</summary>
/// <param name="Policy">The policy that the item opened under.</param>
/// <param name="Calendar">Always the newest calendar; days of a pause are no working days in it.</param>
/// <param name="MaxRung">The unit's highest rung.</param>
/// <param name="ClosesOn">The last day on which a notice of the list may leave.</param>
/// <param name="Year">The list's year; progress notes are asked by its quarters.</param>
/// <param name="AsksAcknowledgement">已阅 is asked of the unit's supervisor: there is one, and he is served a page.</param>
/// <param name="ToldOn">The day on which the unit was told of the duty; null where it was not, and nothing is counted before.</param>
public sealed record LadderTerms(
    LadderPolicy Policy,
    WorkCalendar Calendar,
    Rung MaxRung,
    DateOnly ClosesOn,
    int Year,
    bool AsksAcknowledgement = false,
    DateOnly? ToldOn = null
)
{
    /// <summary>暂停: spans in which nothing leaves for the item; those of a list in force are known to it alone.</summary>
    internal IReadOnlyList<DaySpan> Pauses { get; init; } = [];

    /// <summary>暂停 holds on that day.</summary>
    internal bool IsPaused(DateOnly day) => Pauses.Any(p => p.Holds(day));

    /// <summary>The earliest day that the telling of the duty leaves to a notice; tomorrow, when it is looked at again, while the unit was not told.</summary>
    public DateOnly FirstTold(NoticeTag tag, DateOnly today) =>
        !tag.WaitsForTelling ? DateOnly.MinValue
        : ToldOn is not { } told ? today.AddDays(1)
        : Calendar.AddWorkingDays(told, tag.Rung == Rung.None ? 1 : Policy.NoticeDays);

    /// <summary>The first day from <paramref name="today"/> on which something may leave for the item: after a hold (暂缓), outside a pause.</summary>
    internal DateOnly FirstFree(DateOnly? heldUntil, DateOnly today)
    {
        DateOnly day = heldUntil >= today ? heldUntil.Value.AddDays(1) : today;
        while (IsPaused(day))
            day = day.AddDays(1);
        return day;
    }
}
