using System.Collections.Concurrent;
using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>The daily audit (06:00): proves that silence means rest, and alone brings everything back that was lost.</summary>
/// <param name="finish">Finishes what a crash left undone in the interviews of a list; once a week, as whoever opens them does it, too.
/// Null where there are none.</param>
public sealed class Audit(
    ListLookup lists,
    ListChanges changes,
    ObligationTurns turns,
    PeriodTurns periods,
    WorkTable work,
    BoardTable board,
    ITableStore store,
    RowsSetAside aside,
    TimeProvider clock,
    Func<string, CancellationToken, Task>? finish = null,
    Func<string, CancellationToken, Task>? follow = null
)
{
    /// <summary>When the audit of a day is due.</summary>
    public static readonly TimeOnly DueAt = new(6, 0);

    private const string Row = "audit";

    /// <summary>The night on which closed items are compared too, and nothing is taken from memory.</summary>
    private const DayOfWeek Whole = DayOfWeek.Monday;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, string> _etags = new();

    /// <summary>What agreed, by period: untouched it agrees the next night too.</summary>
    private readonly ConcurrentDictionary<PeriodRef, (ListInForce List, BoardRow Row, PeriodWork Period)> _agreed = new();

    public async Task<AuditReport> RunAsync(string listId, CancellationToken cancellation)
    {
        using IDisposable _ = StorageMeter.For(StoragePurpose.Audit);
        ListInForce list = await lists(listId, cancellation);
        if (list.Head.Pending is not null)
        {
            await changes.CompleteAsync(listId, cancellation);
            list = await lists(listId, cancellation);
        }

        DateTimeOffset now = clock.GetUtcNow();
        BoardView view = await board.ReadAsync(listId, reread: true, cancellation);
        var problems = new List<string>();
        (int overdue, int opened) = (0, 0);
        foreach (PeriodPlan plan in list.Plans)
        {
            (BoardRow Row, string ETag)? found = view.Find(plan);
            if (!IsOverdue(list, plan, found?.Row, now))
            {
                if (found?.Row.Problem is { } standing)
                    problems.Add($"{plan.Ref}: {standing}");
                continue;
            }

            if (found is null)
                opened++;
            else
                overdue++;
            BoardRow? row = await turns.TakeAsync(list, plan, found, cancellation);
            if (row?.Problem is { } problem)
                problems.Add($"{plan.Ref}: {problem}");
        }

        (int compared, IReadOnlyList<string> differences) = await CompareAsync(list, cancellation);
        problems.AddRange(differences);
        if (follow is not null && !list.Head.Shared.IsEmpty)
            await follow(listId, cancellation);
        if (finish is not null && ChinaTime.DateOf(now).DayOfWeek == DayOfWeek.Monday)
            await finish(listId, cancellation);
        var report = new AuditReport(now, overdue, opened, compared, differences.Count, problems);
        await RecordAsync(listId, report, cancellation);
        return report;
    }

    /// <summary>The last audit; null when none was recorded, or its record is damaged.</summary>
    public async Task<AuditReport?> LastAsync(string listId, CancellationToken cancellation)
    {
        StoreRow? row = await store.GetAsync(StoreTable.Control, listId, Row, cancellation);
        if (row is null)
            return null;
        _etags[listId] = row.ETag;
        // What it says is no truth of its own: without it the audit runs anew, and writes over it.
        return aside
            .Read(StoreTable.Control, listId, row, r => new AuditReport(
                r.Instant("at") ?? throw new InvalidDataException($"Row '{Row}' has no time."),
                r.Number("overdue") ?? 0,
                r.Number("opened") ?? 0,
                r.Number("compared") ?? 0,
                r.Number("mended") ?? 0,
                r.Text("problems")?.Split('\n') ?? []
            ))
            .Value;
    }

    /// <summary>True when a turn should have been taken by now: an hour after its moment, or after the slot that would have taken it.</summary>
    public static bool IsOverdue(ListInForce list, PeriodPlan plan, BoardRow? row, DateTimeOffset now) =>
        row is null
            ? plan.Withdrawn || plan.OpensAt + Patience < now
            : row.Next is { } next && Slot.AtOrAfter(next, list.Calendar).Moment + Patience < now;

    // One query over Work tells of everything that is open, so every open item is looked at every night. Where no other process
    // can write, memory is the table's mirror, and is held against the table itself once a week.
    private async Task<(int Compared, IReadOnlyList<string> Differences)> CompareAsync(ListInForce list, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        bool closedToo = ChinaTime.DateOf(now).DayOfWeek == Whole;
        bool fromMemory = store.IsExclusive && !closedToo;
        BoardView view = await board.ReadAsync(list.Id, reread: false, cancellation);
        // Read after the Board: what changed in between shows here, and is looked at again before it is told.
        IReadOnlyDictionary<PeriodRef, PeriodWork>? found = fromMemory ? null : await work.ReadOpenAsync(list.Id, closedToo, cancellation);
        List<PeriodPlan> plans = [.. list.Plans.Where(p => view.Find(p) is not null)];
        var differences = new List<string>();
        foreach (PeriodPlan plan in plans)
        {
            BoardRow said = view.Find(plan)!.Value.Row;
            PeriodWork? period = found is null ? await work.LoadAsync(plan.Ref, fresh: true, cancellation) : found.GetValueOrDefault(plan.Ref);
            bool differs = period is null
                ? closedToo && said.Entries.Length > 0
                : !HasAgreed(list, said, period) && SaysTooLittle(said, PeriodTurns.Index(list, plan, period, now), closedToo || fromMemory);
            if (!differs && period is not null)
                _agreed[plan.Ref] = (list, said, period);
            else if (differs && await MendAsync(list, plan, cancellation) is { } difference)
                differences.Add(difference);
        }

        return (plans.Count, differences);
    }

    private bool HasAgreed(ListInForce list, BoardRow said, PeriodWork period) =>
        _agreed.TryGetValue(period.Period, out var known)
        && ReferenceEquals(known.List, list)
        && ReferenceEquals(known.Row, said)
        && ReferenceEquals(known.Period, period);

    // Too early or too many is allowed, a confirmation writes no Board row. Too late or too few is a fault.
    private static bool SaysTooLittle(BoardRow said, BoardRow right, bool isWhole)
    {
        HashSet<string> units = [.. said.Entries.Select(e => e.Unit)];
        return (right.Next is { } due && (said.Next is not { } next || next > due) && said.Pending == 0)
            || right.Pending > said.Pending
            || (isWhole && right.Entries.Length != said.Entries.Length)
            || right.Entries.Any(e => !units.Contains(e.Unit));
    }

    private async Task<string?> MendAsync(ListInForce list, PeriodPlan plan, CancellationToken cancellation)
    {
        if (await board.GetAsync(list.Id, plan.BoardRow, cancellation) is not { } known)
            return null;
        PeriodWork period = await work.RereadAsync(plan.Ref, cancellation);
        BoardRow right = PeriodTurns.Index(list, plan, period, clock.GetUtcNow());
        if (!SaysTooLittle(known.Row, right, isWhole: true))
            return null;
        await periods.IndexAsync(list, plan, known, StoragePurpose.Audit, cancellation);
        return $"{plan.Ref}: the Board said next {known.Row.Next:O}, pending {known.Row.Pending}, {known.Row.Entries.Length} items; Work says "
            + $"{right.Next:O}, {right.Pending}, {right.Entries.Length}.";
    }

    private async Task RecordAsync(string listId, AuditReport report, CancellationToken cancellation)
    {
        var columns = new Dictionary<string, object>
        {
            ["at"] = report.At,
            ["overdue"] = report.Overdue,
            ["opened"] = report.Opened,
            ["compared"] = report.Compared,
            ["mended"] = report.Mended,
        };
        if (report.Problems.Count > 0)
            columns["problems"] = string.Join('\n', report.Problems.Take(50));
        await CompareAndSwap.UpdateAsync($"The record of the audit of list {listId}", async () =>
        {
            StoreChange change = _etags.TryGetValue(listId, out string? etag)
                ? new StoreChange.Replace(Row, etag, columns)
                : new StoreChange.Insert(Row, columns);
            CommitResult result = await store.CommitAsync(StoreTable.Control, listId, [change], cancellation);
            if (result.Done)
            {
                _etags[listId] = result.ETags[0];
                aside.Rebuilt(StoreTable.Control, listId, Row);
                return true;
            }

            if (await store.GetAsync(StoreTable.Control, listId, Row, cancellation) is { } there)
                _etags[listId] = there.ETag;
            else
                _etags.TryRemove(listId, out _);
            return null;
        });
    }
}
