using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Turns;

/// <summary>Brings the items of a period into line with the list in force, after a change of the list or of its units. Pure.</summary>
/// <remarks>
/// Part of every step, so whoever takes a turn finishes a change that was cut off. What is closed stays as it is; what is
/// open is moved, waived or opened anew, each with its reason in the history. A second time it finds nothing to do.
/// </remarks>
public static class Projection
{
    /// <summary>The items that the period lacks: of units that are asked, or that answer for one that was replaced.</summary>
    /// <param name="late">The period is open already: who is missing was added by a change.</param>
    public static IReadOnlyList<ItemChange> Missing(ListInForce list, PeriodPlan plan, PeriodWork period, bool late, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (plan.Withdrawn)
            return [];
        DateOnly today = ChinaTime.DateOf(now);
        var missing = new Dictionary<string, ItemChange>();
        foreach (ResponsibleUnit unit in list.AskedIn(plan))
        {
            DueItem? own = period.Items.GetValueOrDefault(unit.Id)?.Value;
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

    /// <summary>The item as the list in force wants it; the reasons are added to <paramref name="history"/>.</summary>
    public static DueItem Apply(ListInForce list, PeriodPlan plan, PeriodWork period, DueItem before, DateTimeOffset now, List<HistoryDraft> history)
    {
        ArgumentNullException.ThrowIfNull(before);
        DateOnly today = ChinaTime.DateOf(now);
        string note = list.Editions[^1].Note;
        DueItem item = before;
        if (WhyLost(list, plan, period, item.Key.Unit, today) is { } lost)
        {
            if (!item.IsOpen)
                return item;
            Add(ChangeText.Waived(lost));
            return Touched(
                item with
                {
                    State = ItemState.Waived,
                    Withdrawn = true,
                    ClosedAt = now,
                    ClosedBy = HistoryDraft.System,
                    ClosedReason = ChangeText.Because(lost, note),
                }
            );
        }

        if (item.Withdrawn)
        {
            item = item with { State = ItemState.Open, Withdrawn = false, ClosedAt = null, ClosedBy = null, ClosedReason = null };
            if (item.DueOn < today)
                item = item.NextCycle(today);
            Add(ChangeText.Restored);
        }

        if (!item.IsOpen)
            return item;
        if (item.Kind != plan.Kind)
        {
            Add(ChangeText.Kind(item.Kind, plan.Kind));
            item = item with { Kind = plan.Kind };
        }

        if (item.OriginalDueOn != plan.DueOn)
        {
            DueItem moved = Moved(item, plan, period, today);
            Add(ChangeText.Moved(item, moved));
            item = moved;
        }

        if (IsOtherNumber(list, plan, item))
        {
            Add(ChangeText.Required(item, plan));
            bool wasShort = item.Count < (item.Required ?? 0) || item.CountWithin < (item.RequiredWithin ?? 0);
            item = item with { Required = plan.Required, RequiredWithin = plan.RequiredWithin };
            if (wasShort && plan.Required is not null)
            {
                item = QuotaTally.Closed(item);
                if (!item.IsOpen)
                    history.Add(
                        new HistoryDraft(now, HistoryDraft.System, HistoryEvent.Completed, ChangeText.Suffices(item, plan.Obligation.Counter))
                    );
            }
        }

        if (list.LadderForOpen(item) is { } ladder)
        {
            LadderPolicy old = list.PolicyOf(item);
            item = item with { PolicyVersion = ladder.Catalogue.Version };
            Add(ChangeText.Policy(old, list.PolicyOf(item)));
        }

        return item == before ? before : Touched(item);

        void Add(string words) => history.Add(new HistoryDraft(now, HistoryDraft.System, HistoryEvent.ListChanged, ChangeText.Because(words, note)));
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
    private static string? WhyLost(ListInForce list, PeriodPlan plan, PeriodWork period, string unitId, DateOnly today)
    {
        if (plan.Withdrawn)
            return ChangeText.WhyWithdrawn(list, plan);
        ResponsibleUnit unit = list.Directory[unitId];
        if (unit.IsReplacedOn(today))
        {
            IReadOnlyList<ResponsibleUnit> answering = list.Directory.StandInsOf(unit, today);
            // The others are opened first, so that nothing is lost when a crash comes between.
            return answering.All(u => period.Items.ContainsKey(u.Id)) ? ChangeText.WhyReplaced(unit, answering) : null;
        }

        return list.Asks(plan, unitId, today) ? null : ChangeText.NoLongerAsked;
    }

    // A later deadline is as an extension: the ladder begins anew. An earlier one makes no rung up: where it has passed
    // already, the ladder counts from today.
    private static DueItem Moved(DueItem item, PeriodPlan plan, PeriodWork period, DateOnly today)
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
        bool told = item.CourtesyAt is not null || item.Rung != Rung.None || period.NoticesOf(item.Key.Unit).Any();
        if (due > item.DueOn && due >= today && told)
            return moved.NextCycle(null);
        return due < today && item.Rung == Rung.None && !(item.LadderFrom >= today) ? moved with { LadderFrom = today } : moved;
    }
}
