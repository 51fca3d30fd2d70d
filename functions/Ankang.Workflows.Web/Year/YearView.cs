using System.Collections.Concurrent;
using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Web.Year;

/// <summary>A list's year as it stands: the Board read once, its open periods read again from Work.</summary>
/// <remarks>A confirmation writes no Board row, so what is open there may be closed in Work; what is closed there is closed.</remarks>
public sealed class YearView
{
    private const int ReadsAtOnce = 16;

    private YearView(
        ListInForce list,
        DateTimeOffset now,
        DispatchState dispatch,
        IReadOnlyList<ItemGlance> items,
        IReadOnlyList<PeriodPlan> ahead,
        IReadOnlyList<BoardRow> rows
    ) => (List, Now, Dispatch, Items, Ahead, Rows) = (list, now, dispatch, items, ahead, rows);

    public ListInForce List { get; }

    public DateTimeOffset Now { get; }

    public DateOnly Today => ChinaTime.DateOf(Now);

    public DispatchState Dispatch { get; }

    /// <summary>Every item that was opened, in published order, then by roster.</summary>
    public IReadOnlyList<ItemGlance> Items { get; }

    /// <summary>Periods that are still to open.</summary>
    public IReadOnlyList<PeriodPlan> Ahead { get; }

    /// <summary>The Board's rows of the periods shown.</summary>
    public IReadOnlyList<BoardRow> Rows { get; }

    /// <param name="unit">Only what this unit owes; null for all.</param>
    /// <param name="whole">Read closed periods too, for their items' details.</param>
    /// <param name="task">Only what this task asks for; null for all.</param>
    public static async Task<YearView> ReadAsync(
        WorkflowParts parts,
        string listId,
        CancellationToken cancellation,
        string? unit = null,
        bool whole = false,
        int? task = null
    )
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        DateTimeOffset now = parts.Clock.GetUtcNow();
        DispatchState dispatch = await parts.Lease.ReadAsync(listId, cancellation);
        BoardView board = await parts.Board.ReadAsync(listId, reread: false, cancellation);
        var open = new List<(PeriodPlan Plan, BoardRow Row)>();
        var ahead = new List<PeriodPlan>();
        foreach (PeriodPlan plan in list.Plans.Where(p => task is null || p.Obligation.Task == task))
        {
            if (board.Find(plan) is not { } found)
            {
                if (!plan.Withdrawn)
                    ahead.Add(plan);
            }
            else if (unit is null || found.Row.Entries.Any(e => e.Unit == unit))
                open.Add((plan, found.Row));
        }

        IReadOnlyDictionary<PeriodRef, PeriodWork> read = await LoadAsync(
            parts,
            open.Where(p => whole || p.Row.HasOpen).Select(p => p.Plan.Ref),
            cancellation
        );
        DateOnly today = ChinaTime.DateOf(now);
        var items = new List<ItemGlance>();
        IReadOnlyDictionary<PeriodRef, QuotaTally> tallies = await TalliesAsync(parts, list, read.Keys, now, cancellation);
        foreach ((PeriodPlan plan, BoardRow row) in open)
        {
            PeriodWork? work = read.GetValueOrDefault(plan.Ref);
            IEnumerable<BoardEntry> entries = work is null ? row.Entries : work.Items.Values.Select(i => BoardEntry.Of(i.Value));
            items.AddRange(
                entries
                    .Where(e => unit is null || e.Unit == unit)
                    .Select(e => (Entry: e, Unit: list.Directory.Find(e.Unit)))
                    .Where(e => e.Unit is not null)
                    .OrderBy(e => list.Directory.OrderOf(e.Entry.Unit))
                    .Select(e => Glance(list, plan, e.Unit!, e.Entry, work, tallies.GetValueOrDefault(plan.Ref), today))
            );
        }

        IReadOnlyList<PeriodPlan> mine = unit is null ? ahead : [.. ahead.Where(p => list.AskedIn(p).Any(u => u.Id == unit))];
        return new YearView(list, now, dispatch, await WithDecisionsAsync(parts, listId, items, cancellation), mine, [.. open.Select(p => p.Row)]);
    }

    /// <summary>One item as it stands in Work; null when there is none of this key.</summary>
    public static async Task<ItemGlance?> ItemAsync(WorkflowParts parts, string listId, DueItemKey key, CancellationToken cancellation)
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        if (key.List != listId || list.Directory.Find(key.Unit) is not { } unit)
            return null;
        if (list.FindPlan(PeriodRef.Of(key)) is not { } plan)
            return null;
        PeriodWork work = await parts.Work.LoadAsync(plan.Ref, fresh: true, cancellation);
        if (!work.Items.TryGetValue(key.Unit, out Tracked<DueItem>? item))
            return null;
        DateTimeOffset now = parts.Clock.GetUtcNow();
        var tallies = await TalliesAsync(parts, list, [plan.Ref], now, cancellation);
        ItemGlance glance = Glance(list, plan, unit, BoardEntry.Of(item.Value), work, tallies.GetValueOrDefault(plan.Ref), ChinaTime.DateOf(now));
        return (await WithDecisionsAsync(parts, listId, [glance], cancellation))[0];
    }

    /// <summary>The next slot at which mails can leave.</summary>
    public Slot NextSlot() => NextSlot(List, Now, Dispatch);

    public static Slot NextSlot(ListInForce list, DateTimeOffset now, DispatchState dispatch) => UpcomingSlots.First(list, dispatch, now);

    // A quota is counted by its own turns; between them it is shown as its periods make it.
    private static ItemGlance Glance(
        ListInForce list,
        PeriodPlan plan,
        ResponsibleUnit unit,
        BoardEntry entry,
        PeriodWork? work,
        QuotaTally? tally,
        DateOnly today
    )
    {
        DueItem? item = work?.Items[unit.Id].Value;
        if (tally is not null && item is not null)
        {
            item = tally.Derive(item);
            entry = BoardEntry.Of(item);
        }

        return new ItemGlance(list, plan, unit, entry, item, [.. work?.NoticesOf(unit.Id).Select(n => n.Value) ?? []], today);
    }

    // The ladder ends at 约谈: what was decided there stands in the cases, which are read where an item is that far.
    private static async Task<IReadOnlyList<ItemGlance>> WithDecisionsAsync(
        WorkflowParts parts,
        string listId,
        IReadOnlyList<ItemGlance> items,
        CancellationToken cancellation
    )
    {
        if (!items.Any(IsAtTheTalk))
            return items;
        InterviewCase[] decided = [.. (await parts.Interviews.CasesAsync(listId, cancellation)).Where(c => c.IsFinal)];
        return
        [
            .. items.Select(i => IsAtTheTalk(i) && decided.Any(c => c.Unit == i.Unit.Id && c.Covers(i.Item!)) ? i with { IsTalkDecided = true } : i),
        ];
    }

    private static bool IsAtTheTalk(ItemGlance item) => item is { IsOpen: true, Rung: Rung.Interview, Item: not null };

    private static async Task<IReadOnlyDictionary<PeriodRef, QuotaTally>> TalliesAsync(
        WorkflowParts parts,
        ListInForce list,
        IEnumerable<PeriodRef> periods,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var tallies = new Dictionary<PeriodRef, QuotaTally>();
        foreach (PeriodRef period in periods)
        {
            if (await QuotaReading.OfAsync(list, list.PlanOf(period), parts.Work, now, cancellation) is { } tally)
                tallies[period] = tally;
        }

        return tallies;
    }

    private static async Task<IReadOnlyDictionary<PeriodRef, PeriodWork>> LoadAsync(
        WorkflowParts parts,
        IEnumerable<PeriodRef> periods,
        CancellationToken cancellation
    )
    {
        var read = new ConcurrentDictionary<PeriodRef, PeriodWork>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(periods, options, async (period, token) => read[period] = await parts.Work.LoadAsync(period, fresh: true, token));
        return read;
    }
}
