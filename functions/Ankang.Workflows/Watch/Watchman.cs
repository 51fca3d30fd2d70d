using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Watch;

/// <summary>Says from outside which work of a list was not done in time: by the age of what its doing leaves behind, not by what the doer says.</summary>
public sealed class Watchman(ListLookup lists, BoardTable board, DispatchLease lease, Audit audit, TimeProvider clock)
{
    private static readonly TimeSpan LoopPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DispatchPatience = TimeSpan.FromHours(1);
    private static readonly TimeSpan AuditPatience = TimeSpan.FromHours(2);

    // A host that was down makes up first; it has the same patience from its start.
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <param name="loop">Of the host's loop; null where timers do the work of one.</param>
    /// <returns>Empty when all is in time, and for a rehearsal, whose clock a visitor moves.</returns>
    /// <exception cref="ListClosedException">The list is closed: nothing of it is done.</exception>
    public async Task<IReadOnlyList<LateWork>> LookAsync(string listId, Heartbeats? loop, CancellationToken cancellation)
    {
        ListInForce list = await lists(listId, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        if (list.Head.Rehearsal || now >= ChinaTime.EndOf(list.Head.ClosesOn))
            return [];
        var late = new List<LateWork>();
        if (loop?.LastOf(listId) is { } beat && now - beat > LoopPatience)
            late.Add(new LateWork(listId, WorkKind.Loop, beat));
        if (LastAuditDue(list, now) is { } due && IsOver(due, AuditPatience, now) && !((await audit.LastAsync(listId, cancellation))?.At >= due))
            late.Add(new LateWork(listId, WorkKind.Audit, due));
        if (
            LastSlot(list, now - DispatchPatience) is { } slot
            && IsOver(slot.Moment, DispatchPatience, now)
            && await IsMissedAsync(list, slot, now, cancellation)
        )
            late.Add(new LateWork(listId, WorkKind.Dispatch, slot.Moment));
        return late;
    }

    private bool IsOver(DateTimeOffset due, TimeSpan patience, DateTimeOffset now) => now - (due > _started ? due : _started) > patience;

    private static DateTimeOffset? LastAuditDue(ListInForce list, DateTimeOffset now)
    {
        DateTimeOffset due = ChinaTime.At(ChinaTime.DateOf(now), Audit.DueAt);
        if (due > now)
            due = due.AddDays(-1);
        return ChinaTime.DateOf(due) < list.BeginsOn ? null : due;
    }

    private static Slot? LastSlot(ListInForce list, DateTimeOffset until)
    {
        for (DateOnly day = ChinaTime.DateOf(until); day >= list.BeginsOn; day = day.AddDays(-1))
        {
            foreach (Slot slot in Slot.On(day, list.Calendar))
                if (slot.Moment <= until)
                    return slot;
        }

        return null;
    }

    // What the dispatch would have found: it writes nothing down where there is nothing to do.
    private async Task<bool> IsMissedAsync(ListInForce list, Slot slot, DateTimeOffset now, CancellationToken cancellation)
    {
        DispatchState state = await lease.PeekAsync(list.Id, cancellation);
        if (string.CompareOrdinal(state.DoneSlot, slot.Id) >= 0 || state.PausedUntil > now)
            return false;
        if (state.OpenSlot is not null)
            return true;
        BoardView view = await board.ReadAsync(list.Id, reread: false, cancellation);
        if (list.Told.IsEmpty && Briefings.AnyDue(list, view.Rows, slot.Date))
            return true;
        return list.Plans.Any(p =>
            view.Find(p) is var found
            && (found is null ? PeriodTurns.IsDue(p, null, slot.Moment) : found.Value.Row.AsOf <= slot.Moment && IsAsking(found.Value.Row, slot))
        );
    }

    private static bool IsAsking(BoardRow row, Slot slot) => row.Next <= slot.Moment || row.Pending > 0;
}
