using System.Collections.Immutable;
using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>The two halves of a turn of one period: the step in Work, which is the truth, then its Board row.</summary>
/// <remarks>Between the halves the Board still says "due", and whoever sees it takes the step again, without effect.</remarks>
/// <param name="hint">Told of an obligation whose moment gets earlier; null where the host looks at the Board by itself.</param>
public sealed class PeriodTurns(WorkTable work, BoardTable board, TimeProvider clock, Hint? hint = null)
{
    /// <summary>Rows of the Board in a batch: a hundred units each fill a tenth of what a batch may hold.</summary>
    private const int RowsInBatch = 50;

    private static readonly TimeSpan RecheckHolds = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ProblemRests = TimeSpan.FromHours(1);

    /// <summary>True when the period must open, or a step of it is due.</summary>
    public static bool IsDue(PeriodPlan plan, BoardRow? row, DateTimeOffset now) => row is null ? plan.OpensBy(now) : row.Next <= now;

    /// <summary>
    /// Opens the period where <paramref name="isOpen"/> is false, brings it into line with the list in force where that
    /// was changed, then takes every step of its items that is due.
    /// </summary>
    public async Task<PeriodWork> StepAsync(ListInForce list, PeriodPlan plan, bool isOpen, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        // In a list that was never changed nothing stands there before the opening, and nothing is missing after it.
        bool changed = list.Head.Changes > 0 || list.Directory.HasReplacements;
        if (!isOpen || changed)
        {
            using IDisposable _ = StorageMeter.For(isOpen ? StoragePurpose.Steps : StoragePurpose.Open);
            if (changed)
                await work.LoadAsync(plan.Ref, fresh: false, cancellation);
            await work.OpenAsync(plan.Ref, period => Missing(list, plan, period, isOpen, now), cancellation);
        }

        using (StorageMeter.For(StoragePurpose.Steps))
        {
            QuotaTally? tally = await QuotaReading.OfAsync(list, plan, work, now, cancellation);
            (PeriodWork? Of, PeriodState State) known = (null, PeriodState.Empty);
            return await work.UpdateAsync(
                plan.Ref,
                (period, item) =>
                {
                    if (!ReferenceEquals(period, known.Of))
                        known = (period, period.State());
                    return TryStep(list, plan, known.State, item, tally, now);
                },
                cancellation
            );
        }
    }

    /// <summary>The period as <see cref="StepAsync"/> at <paramref name="moment"/> would leave it; nothing is written.</summary>
    /// <param name="period">As it stands now; empty for one that is to open by then.</param>
    /// <param name="tally">As <see cref="QuotaReading"/> gives it.</param>
    /// <param name="moment">UTC.</param>
    public static PeriodWork Ahead(ListInForce list, PeriodPlan plan, PeriodWork period, bool isOpen, QuotaTally? tally, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(period);
        if (!isOpen || list.Head.Changes > 0 || list.Directory.HasReplacements)
            period = Filled(period, Projection.Missing(list, plan, period.State(), late: isOpen, moment), moment);
        PeriodState state = period.State();
        foreach (DueItem item in state.Items.Values)
            if (TryTake(list, plan, state, item, tally, moment) is { } step)
                period = After(period, step, moment);
        return period;
    }

    private static PeriodWork Filled(PeriodWork period, IReadOnlyList<Opening> openings, DateTimeOffset moment) =>
        period with
        {
            Items = period.Items.SetItems(openings.Select(o => KeyValuePair.Create(o.Item.Key.Unit, Unwritten(o.Item, o.Item.Key.Unit, moment)))),
        };

    private static PeriodWork After(PeriodWork period, StepResult step, DateTimeOffset moment) =>
        period with
        {
            Items = period.Items.SetItem(step.Item.Key.Unit, Unwritten(step.Item, step.Item.Key.Unit, moment)),
            Notices = period
                .Notices.RemoveRange(step.Withdrawn.Select(n => n.Row))
                .SetItems(step.Added.Concat(step.Revived).Select(n => KeyValuePair.Create(n.Row, Unwritten(n, n.Row, moment)))),
        };

    private static Tracked<T> Unwritten<T>(T value, string row, DateTimeOffset moment) =>
        new(value, new StoreRow(row, "", new Dictionary<string, object>()), moment);

    /// <summary>Writes the Board row from what Work says, under the ETag of the row it replaces.</summary>
    /// <param name="known">The row as read before <see cref="StepAsync"/>; null when there was none.</param>
    /// <param name="purpose">What the request is counted for.</param>
    public async Task<BoardRow> IndexAsync(
        ListInForce list,
        PeriodPlan plan,
        (BoardRow Row, string ETag)? known,
        StoragePurpose purpose,
        CancellationToken cancellation
    )
    {
        using IDisposable _ = StorageMeter.For(purpose);
        bool again = false;
        return await CompareAndSwap.UpdateAsync<BoardRow>($"The Board row of {plan.Ref}", async () =>
        {
            if (again)
                known = await board.GetAsync(list.Id, plan.BoardRow, cancellation);
            PeriodWork period = again ? await work.RereadAsync(plan.Ref, cancellation) : await work.LoadAsync(plan.Ref, fresh: false, cancellation);
            again = true;
            BoardRow row = Keep(Index(list, plan, period, clock.GetUtcNow()), known?.Row);
            return await board.TryWriteAsync(row, known?.ETag, cancellation) is null ? null : row;
        });
    }

    /// <summary>As <see cref="IndexAsync"/>, for the periods that one turn of a list has stepped: their rows in as few batches as hold them.</summary>
    /// <param name="stepped">Each with its row as read before its step; null where there was none.</param>
    public async Task<IReadOnlyList<BoardRow>> IndexAllAsync(
        ListInForce list,
        IEnumerable<(PeriodPlan Plan, (BoardRow Row, string ETag)? Known)> stepped,
        StoragePurpose purpose,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        using IDisposable _ = StorageMeter.For(purpose);
        var written = new List<BoardRow>();
        foreach ((PeriodPlan Plan, (BoardRow Row, string ETag)? Known)[] batch in stepped.Chunk(RowsInBatch))
        {
            var rows = new List<(BoardRow Row, string? ETag)>();
            foreach ((PeriodPlan plan, (BoardRow Row, string ETag)? known) in batch)
            {
                PeriodWork period = await work.LoadAsync(plan.Ref, fresh: false, cancellation);
                rows.Add((Keep(Index(list, plan, period, clock.GetUtcNow()), known?.Row), known?.ETag));
            }

            if (await board.TryWriteAsync(list.Id, rows, cancellation) is not null)
            {
                written.AddRange(rows.Select(r => r.Row));
                continue;
            }

            // Somebody wrote one of them: each for itself, so that it delays no other.
            foreach ((PeriodPlan plan, (BoardRow Row, string ETag)? known) in batch)
                written.Add(await IndexAsync(list, plan, known, purpose, cancellation));
        }

        return written;
    }

    /// <summary>What the Board says of a period, computed from Work.</summary>
    public static BoardRow Index(ListInForce list, PeriodPlan plan, PeriodWork period, DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        string? problem = null;
        foreach (Tracked<DueItem> tracked in period.Items.Values)
        {
            DateTimeOffset? moment;
            try
            {
                moment = Step.NextMoment(list, tracked.Value, PendingOf(period, tracked.Value), now);
                // What is still due after its step could not be taken: here it says why.
                if (moment <= now)
                    Step.Take(list, plan, period.State(), tracked.Value, null, now);
            }
            catch (Exception e) when (IsOfItem(e))
            {
                problem ??= $"{tracked.Value.Key}: {e.Message}";
                moment = now + ProblemRests;
            }

            if (moment is { } m && (next is null || m < next))
                next = m;
        }

        // What is set aside may be mended meanwhile: looked at again in an hour, and named until then.
        foreach ((string unit, DamagedRow damage) in period.SetAside)
        {
            problem ??= $"{plan.Ref.Of(unit)}: {damage}";
            DateTimeOffset again = now + ProblemRests;
            if (next is null || again < next)
                next = again;
        }

        // What still waits when the list closes is withdrawn then: no slot of the list comes any more.
        DateTimeOffset closed = ChinaTime.EndOf(list.Head.ClosesOn);
        if (!period.Notices.IsEmpty && (next is null || closed < next))
            next = closed;

        int pending = period.Notices.Values.Count(n => n.Value.RefusedFor is null);
        ImmutableArray<BoardEntry> entries = [.. period.Items.Values.Select(i => BoardEntry.Of(i.Value))];
        return new BoardRow(plan.Ref, plan.DueOn, next, pending, problem, null, now, entries);
    }

    /// <summary>When a row asks for its next turn: a turn that was just taken and only honoured a lowered moment is taken again when that
    /// expires, not every minute until then.</summary>
    internal static DateTimeOffset WakesAt(BoardRow row, DateTimeOffset next, DateTimeOffset now) =>
        row.Recheck is { } recheck && next <= now ? recheck + RecheckHolds : next;

    /// <summary>Lowers <c>next</c> to now before Work changes in a way that makes a moment earlier.</summary>
    /// <param name="soonEnough">A moment that the change will want; a row that says so already, and was just lowered, stays. Null to lower
    /// it in any case.</param>
    public Task LowerAsync(ListInForce list, PeriodPlan plan, CancellationToken cancellation, DateTimeOffset? soonEnough = null) =>
        CompareAndSwap.UpdateAsync($"The Board row of {plan.Ref}", async () =>
        {
            // Without a row the period is found by its absence.
            if (await board.GetAsync(list.Id, plan.BoardRow, cancellation) is not { } known)
                return false;
            DateTimeOffset now = clock.GetUtcNow();
            if (known.Row.Next <= soonEnough && known.Row.Recheck is { } recheck && now - recheck < RecheckHolds / 2)
                return false;
            if (await board.TryWriteAsync(known.Row with { Next = now, Recheck = now }, known.ETag, cancellation) is null)
                return null;
            // A turn taken before Work has changed finds nothing, keeps the lowered moment and comes again.
            hint?.Invoke(new ObligationRef(list.Id, plan.Ref.Obligation));
            return true;
        });

    /// <summary>Records on the Board why the step of a period failed; it is tried again in an hour.</summary>
    public async Task MarkProblemAsync(ListInForce list, PeriodPlan plan, string problem, CancellationToken cancellation)
    {
        if (await board.GetAsync(list.Id, plan.BoardRow, cancellation) is not { } known)
            return;
        await board.TryWriteAsync(known.Row with { Problem = problem, Next = clock.GetUtcNow() + ProblemRests }, known.ETag, cancellation);
    }

    // An item that cannot be stepped keeps the others of its period from nothing; the Board says which one, and why.
    private static ItemChange? TryStep(ListInForce list, PeriodPlan plan, PeriodState period, DueItem item, QuotaTally? tally, DateTimeOffset now) =>
        TryTake(list, plan, period, item, tally, now) is { } step ? StepText.Change(list, plan, step, now) : null;

    private static StepResult? TryTake(ListInForce list, PeriodPlan plan, PeriodState period, DueItem item, QuotaTally? tally, DateTimeOffset now)
    {
        try
        {
            StepResult step = Step.Take(list, plan, period, item, tally, now);
            return step.IsChange ? step : null;
        }
        catch (Exception e) when (IsOfItem(e))
        {
            return null;
        }
    }

    private static bool IsOfItem(Exception e) => e is InvalidDataException or InvalidOperationException or KeyNotFoundException;

    private BoardRow Keep(BoardRow row, BoardRow? before) =>
        before?.Recheck is { } recheck && clock.GetUtcNow() - recheck < RecheckHolds
            ? row with
            {
                Recheck = recheck,
                Next = row.Next is { } next && next < before.Next ? next : before.Next,
            }
            : row;

    private static IReadOnlyList<ItemChange> Missing(ListInForce list, PeriodPlan plan, PeriodWork period, bool late, DateTimeOffset now) =>
        [.. Projection.Missing(list, plan, period.State(), late, now).Select(o => StepText.Change(list, plan, o, now))];

    private static IReadOnlyCollection<PendingNotice> PendingOf(PeriodWork period, DueItem item) =>
        [.. period.NoticesOf(item.Key.Unit).Select(n => n.Value)];
}
