using System.Collections.Concurrent;
using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>The daily audit (06:00): proves that silence means rest, and alone brings everything back that was lost.</summary>
/// <param name="finish">Finishes what a crash left undone in the interviews and letters of a list. Null where there are none.</param>
/// <param name="slots">Asked before turns that are late hide what it looks for; null where nothing is dispatched.</param>
/// <param name="mails">Of mails that histories name as accepted, those that are not, by address; null where there are none.</param>
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
    Func<string, CancellationToken, Task>? follow = null,
    MailLookup? mails = null,
    MissedSlotLookup? slots = null
)
{
    /// <summary>When the audit of a day is due.</summary>
    public static readonly TimeOnly DueAt = new(6, 0);

    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private readonly AuditComparison _comparison = new(periods, work, board, store, clock, mails);

    /// <summary>The row as it was last read or written, by list; a report of null is one that cannot be read.</summary>
    private readonly ConcurrentDictionary<string, (string ETag, AuditReport? Report)> _known = new();

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
        Slot? missed = null;
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
            else if (overdue++ == 0 && slots is not null)
                missed = await slots(list, now, cancellation);
            BoardRow? row = await turns.TakeAsync(list, plan, found, cancellation);
            if (row?.Problem is { } problem)
                problems.Add($"{plan.Ref}: {problem}");
        }

        AuditNight night = await _comparison.RunAsync(list, cancellation);
        problems.AddRange(night.Mended);
        if (follow is not null && !list.Head.Shared.IsEmpty)
            await follow(listId, cancellation);
        if (finish is not null)
            await finish(listId, cancellation);
        var report = new AuditReport(now, overdue, opened, night.Compared, night.Mended.Count, problems)
        {
            Histories = night.Followed.Count,
            Missed = missed?.Id,
        };
        return await RecordAsync(listId, report, night, cancellation);
    }

    /// <summary>The last audit, as far as this process knows where no other can write.</summary>
    public async Task<AuditReport?> KnownAsync(string listId, CancellationToken cancellation) =>
        store.IsExclusive && _known.TryGetValue(listId, out var known) ? known.Report : await LastAsync(listId, cancellation);

    /// <summary>A person has looked into what could not be mended: it is red no more.</summary>
    /// <returns>False where nothing of that number waits for a person.</returns>
    public Task<bool> SettleAsync(string listId, string number, FindingSettled settled, CancellationToken cancellation) =>
        CompareAndSwap.UpdateAsync($"The record of the audit of list {listId}", async () =>
        {
            if (
                await LastAsync(listId, cancellation) is not { } report
                || report.Findings.FirstOrDefault(f => f.Number == number && f.IsOpen) is not { } finding
            )
                return false;
            AuditReport after = report with { Findings = [.. report.Findings.Select(f => f == finding ? f with { Settled = settled } : f)] };
            return await TryWriteAsync(listId, after, cancellation) ? true : null;
        });

    /// <summary>The last audit; null when none was recorded, or its record is damaged.</summary>
    public async Task<AuditReport?> LastAsync(string listId, CancellationToken cancellation)
    {
        StoreRow? row = await store.GetAsync(StoreTable.Control, listId, AuditRow.Row, cancellation);
        if (row is null)
        {
            _known.TryRemove(listId, out _);
            return null;
        }

        // What it says is no truth of its own: without it the audit runs anew, and writes over it.
        AuditReport? report = aside.Read(StoreTable.Control, listId, row, AuditRow.Read).Value;
        _known[listId] = (row.ETag, report);
        return report;
    }

    /// <summary>True when a turn should have been taken by now: an hour after its moment, or after the slot that would have taken it.</summary>
    public static bool IsOverdue(ListInForce list, PeriodPlan plan, BoardRow? row, DateTimeOffset now) =>
        row is null
            ? plan.Withdrawn || plan.OpensAt + Patience < now
            : row.Next is { } next && Slot.AtOrAfter(next, list.Calendar).Moment + Patience < now;

    // What was found before and still stands is told on; the seal digests that of the night before.
    private async Task<AuditReport> RecordAsync(string listId, AuditReport report, AuditNight night, CancellationToken cancellation) =>
        await CompareAndSwap.UpdateAsync<AuditReport>($"The record of the audit of list {listId}", async () =>
        {
            AuditReport? before = _known.GetValueOrDefault(listId).Report;
            AuditReport merged = report with
            {
                Findings = AuditRow.Merge(before?.Findings ?? [], night.Findings, night.Followed, report.At),
                Seal = AuditSeal.OfNight(before?.Seal, night.Seals),
                Missed = report.Missed ?? before?.Missed,
            };
            if (await TryWriteAsync(listId, merged, cancellation))
                return merged;
            await LastAsync(listId, cancellation);
            return null;
        });

    private async Task<bool> TryWriteAsync(string listId, AuditReport report, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, object> columns = AuditRow.ToColumns(report);
        StoreChange change = _known.TryGetValue(listId, out var known)
            ? new StoreChange.Replace(AuditRow.Row, known.ETag, columns)
            : new StoreChange.Insert(AuditRow.Row, columns);
        CommitResult result = await store.CommitAsync(StoreTable.Control, listId, [change], cancellation);
        if (!result.Done)
            return false;
        _known[listId] = (result.ETags[0], report);
        aside.Rebuilt(StoreTable.Control, listId, AuditRow.Row);
        return true;
    }
}
