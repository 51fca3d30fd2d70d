using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Rules.Steps;

/// <summary>Brings the items of a period into line with the list in force, after a change of the list or of its units.</summary>
/// <remarks>
/// Part of every step, so whoever takes a turn finishes a change that was cut off. What is closed stays as it is; what is
/// open is moved, waived or opened anew, each with its reason in the history. A second time it finds nothing to do.
/// </remarks>
public static class Projection
{
    /// <summary>The items that the period lacks: of units that are asked, or that answer for one that was replaced.</summary>
    /// <param name="late">The period is open already: who is missing was added by a change.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<Opening> Missing(ListInForce list, PeriodPlan plan, PeriodState period, bool late, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(period);
        if (plan.Withdrawn)
            return [];
        DateOnly today = ChinaTime.DateOf(now);
        var missing = new Dictionary<string, Opening>();
        foreach (ResponsibleUnit unit in list.AskedIn(plan))
        {
            DueItem? own = period.Items.GetValueOrDefault(unit.Id);
            IReadOnlyList<ResponsibleUnit> answering = list.Directory.StandInsOf(unit, today);
            // Who has answered is not asked again through those that replaced it.
            if (own is { IsOpen: false, Withdrawn: false })
                continue;
            foreach (ResponsibleUnit other in answering.Where(u => !period.Items.ContainsKey(u.Id)))
                missing.TryAdd(
                    other.Id,
                    Opening.Of(list, plan, other, other.Id == unit.Id ? null : unit, answering.Count == 1 ? own : null, late, now)
                );
        }

        return [.. missing.Values];
    }

    /// <summary>The item as the list in force wants it, with what that did to it; the same item and no event where it is in line.</summary>
    /// <param name="now">UTC.</param>
    public static (DueItem Item, IReadOnlyList<StepEvent> Events) Apply(
        ListInForce list,
        PeriodPlan plan,
        PeriodState period,
        DueItem before,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(before);
        DateOnly today = ChinaTime.DateOf(now);
        var events = new List<StepEvent>();
        DueItem item = before;
        if (WhyLost(list, plan, period, item.Key.Unit, today) is { } lost)
        {
            if (!item.IsOpen)
                return (item, events);
            events.Add(lost);
            return (Touched(item with { State = ItemState.Waived, Withdrawn = true, ClosedAt = now, ClosedBy = Actor.System }), events);
        }

        if (item.Withdrawn)
        {
            item = item with { State = ItemState.Open, Withdrawn = false, ClosedAt = null, ClosedBy = null, ClosedReason = null };
            if (item.DueOn < today)
                item = item.NextCycle(today);
            events.Add(new StepEvent.Restored());
        }

        if (!item.IsOpen)
            return (item, events);
        if (item.Kind != plan.Kind)
        {
            events.Add(new StepEvent.KindChanged(item.Kind, plan.Kind));
            item = item with { Kind = plan.Kind };
        }

        if (item.OriginalDueOn != plan.DueOn)
        {
            DueItem moved = Moved(item, plan, period, today);
            events.Add(new StepEvent.Moved(item, moved));
            item = moved;
        }

        if (IsOtherNumber(list, plan, item))
        {
            events.Add(new StepEvent.NumberChanged(item.Required, item.RequiredWithin, plan.Required, plan.RequiredWithin));
            bool wasShort = item.Count < (item.Required ?? 0) || item.CountWithin < (item.RequiredWithin ?? 0);
            item = item with { Required = plan.Required, RequiredWithin = plan.RequiredWithin };
            if (wasShort && plan.Required is not null)
            {
                item = QuotaTally.Closed(item);
                if (!item.IsOpen)
                    events.Add(new StepEvent.NumberSuffices());
            }
        }

        if (list.LadderForOpen(item) is { } ladder)
        {
            LadderPolicy old = list.PolicyOf(item);
            item = item with { PolicyVersion = ladder.Catalogue.Version };
            events.Add(new StepEvent.LadderChanged(old, list.PolicyOf(item)));
        }

        return (item == before ? before : Touched(item), events);

        DueItem Touched(DueItem changed) => changed with { Change = list.Head.Changes };
    }

    // More than was asked is not asked for a period that was due before it was.
    private static bool IsOtherNumber(ListInForce list, PeriodPlan plan, DueItem item)
    {
        if (item.Required == plan.Required && item.RequiredWithin == plan.RequiredWithin)
            return false;
        bool more = (plan.Required ?? 0) > (item.Required ?? 0) || (plan.RequiredWithin ?? 0) > (item.RequiredWithin ?? 0);
        return !more || item.DueOn >= list.Editions[^1].Since;
    }

    /// <summary>Why the list in force does not ask for the unit's item any more; null while it does.</summary>
    private static StepEvent.TakenAway? WhyLost(ListInForce list, PeriodPlan plan, PeriodState period, string unitId, DateOnly today)
    {
        if (plan.Withdrawn)
            return new(
                list.Catalogue.Find(plan.Obligation.Id) switch
                {
                    null => LostReason.DutyWithdrawn,
                    { } now when now.Recurrence != plan.Obligation.Recurrence => LostReason.RhythmChanged,
                    _ => LostReason.PeriodWithdrawn,
                },
                []
            );
        ResponsibleUnit unit = list.Directory[unitId];
        if (unit.IsReplacedOn(today))
        {
            IReadOnlyList<ResponsibleUnit> answering = list.Directory.StandInsOf(unit, today);
            // The others are opened first, so that nothing is lost when a crash comes between.
            return answering.All(u => period.Items.ContainsKey(u.Id)) ? new(LostReason.UnitReplaced, answering) : null;
        }

        return list.Asks(plan, unitId, today) ? null : new(LostReason.UnitNotAsked, []);
    }

    // A later deadline is as an extension: the ladder begins anew. An earlier one makes no rung up: where it has passed
    // already, the ladder counts from today.
    private static DueItem Moved(DueItem item, PeriodPlan plan, PeriodState period, DateOnly today)
    {
        bool extended = item.DueOn > item.OriginalDueOn && item.DueOn > plan.DueOn;
        DateOnly due = extended ? item.DueOn : plan.DueOn;
        DateOnly first = item.FirstDueOn ?? item.OriginalDueOn;
        DueItem moved = item with
        {
            DueOn = due,
            OriginalDueOn = plan.DueOn,
            FirstDueOn = first == plan.DueOn ? null : first,
            Historic = item.Historic && plan.Historic,
        };
        if (moved.Historic || due == item.DueOn)
            return moved;
        bool told = item.CourtesyAt is not null || item.Rung != Rung.None || period.Notices.Any(n => n.Unit == item.Key.Unit);
        if (due > item.DueOn && due >= today && told)
            return moved.NextCycle(null);
        // Who was told of a later day is told of the nearer one in time: the courtesy mail leaves again.
        if (due < item.DueOn && due >= today && item.Rung == Rung.None)
            moved = moved with { CourtesyAt = null };
        return due < today && item.Rung == Rung.None && !(item.LadderFrom >= today) ? moved with { LadderFrom = today } : moved;
    }
}
