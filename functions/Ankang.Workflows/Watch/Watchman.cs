using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Watch;

/// <summary>Says from outside which work of a list was not done in time: by the age of what its doing leaves behind, not by what the doer says.</summary>
public sealed class Watchman(ListLookup lists, MissedSlots slots, DispatchLease lease, Audit audit, TimeProvider clock)
{
    private static readonly TimeSpan LoopPatience = TimeSpan.FromMinutes(5);
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
        AuditReport? last = await audit.LastAsync(listId, cancellation);
        if (LastAuditDue(list, now) is { } due && IsOver(due, AuditPatience, now) && !(last?.At >= due))
            late.Add(new LateWork(listId, WorkKind.Audit, due));
        if (await slots.FindAsync(list, last?.Missed, now, cancellation) is { } slot && IsOver(slot.Moment, MissedSlots.Patience, now))
        {
            DateTimeOffset next = UpcomingSlots.First(list, await lease.PeekAsync(listId, cancellation), now).Moment;
            late.Add(new LateWork(listId, WorkKind.Dispatch, slot.Moment, next > now ? next : null));
        }

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
}
