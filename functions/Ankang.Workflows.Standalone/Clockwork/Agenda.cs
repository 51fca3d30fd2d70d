using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>What one machine has to wake up for next. Derived from the Board, never stored: the table is the truth.</summary>
/// <remarks>
/// Steps of the ladder are taken by the slot that sends them, so a moment at 00:00 and its 09:00 slot cost one step.
/// It is no workflow engine and must not become one.
/// </remarks>
public sealed class Agenda(WorkflowParts parts, string listId)
{
    private DateTimeOffset? _audited;

    /// <summary>The next alarm, opening, audit or dispatch after <paramref name="now"/>, or at it while it was not taken.</summary>
    /// <returns>Null when nothing will ever be opened or sent again.</returns>
    public async Task<Entry?> NextAsync(DateTimeOffset now, CancellationToken cancellation) =>
        await NextAsync(await NextWorkAsync(now, cancellation), now, cancellation);

    /// <summary>As the other for whoever knows already what <see cref="NextWorkAsync"/> says.</summary>
    public async Task<Entry?> NextAsync(Entry? work, DateTimeOffset now, CancellationToken cancellation)
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        DateTimeOffset audit = NextAudit(list, now);
        if (audit > ChinaTime.EndOf(list.Head.ClosesOn))
            return work;
        var entry = new Entry(audit, EntryKind.Audit);
        return work is { } w && w < entry ? w : entry;
    }

    /// <summary>The next moment at which something is opened, decided or sent, audits left aside.</summary>
    public async Task<Entry?> NextWorkAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        BoardView board = await parts.Board.ReadAsync(listId, reread: false, cancellation);
        Entry? next = null;
        foreach (PeriodPlan plan in list.Plans)
        {
            if (plan.Withdrawn || board.Find(plan) is not null)
                continue;
            var opening = new Entry(plan.OpensAt > now ? plan.OpensAt : now, EntryKind.Opening);
            if (next is null || opening < next)
                next = opening;
        }

        if (await NextSlotAsync(list, board, now, cancellation) is { } slot)
        {
            DateTimeOffset at =
                (await parts.Lease.ReadAsync(listId, cancellation)).PausedUntil is { } pause && pause > slot.Moment ? pause : slot.Moment;
            var dispatch = new Entry(at > now ? at : now, EntryKind.Dispatch);
            if (next is null || dispatch < next)
                next = dispatch;
        }

        if (await parts.Alarms.NextAsync(listId, cancellation) is { } telling)
        {
            var alarm = new Entry(telling > now ? telling : now, EntryKind.Alarm);
            if (next is null || alarm < next)
                next = alarm;
        }

        return next;
    }

    /// <summary>The next slot that has something to send; null when none will.</summary>
    public async Task<Slot?> NextSlotAsync(CancellationToken cancellation)
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        return await NextSlotAsync(list, await parts.Board.ReadAsync(listId, reread: false, cancellation), parts.Clock.GetUtcNow(), cancellation);
    }

    /// <summary>Takes one entry through the same turns, dispatch and audit as any host.</summary>
    public async Task<Taken> TakeAsync(Entry entry, CancellationToken cancellation)
    {
        switch (entry.Kind)
        {
            case EntryKind.Alarm:
                await parts.Alarms.SendDueAsync(listId, cancellation);
                return new Taken(0, [], null);
            case EntryKind.Opening:
                return new Taken(await OpenAsync(cancellation), [], null);
            case EntryKind.Audit:
                // One that failed is due again.
                AuditReport audit = await parts.Audit.RunAsync(listId, cancellation);
                _audited = audit.At;
                return new Taken(0, [], audit);
            case EntryKind.Dispatch:
                DispatchReport report = await parts.Dispatcher.RunAsync(listId, cancellation);
                return new Taken(0, report.Mails, null);
            default:
                throw new ArgumentOutOfRangeException(nameof(entry), entry.Kind, "People are taken by whoever simulates them.");
        }
    }

    private async Task<int> OpenAsync(CancellationToken cancellation)
    {
        ListInForce list = await parts.Lists(listId, cancellation);
        BoardView board = await parts.Board.ReadAsync(listId, reread: false, cancellation);
        DateTimeOffset now = parts.Clock.GetUtcNow();
        return (await parts.Turns.OpenAsync(list, list.Plans.Where(p => p.OpensBy(now) && board.Find(p) is null), cancellation)).Sum(row =>
            row.Entries.Length
        );
    }

    private DateTimeOffset NextAudit(ListInForce list, DateTimeOffset now)
    {
        DateTimeOffset from = _audited ?? ChinaTime.StartOf(list.Head.StartOn);
        DateOnly day = ChinaTime.DateOf(from);
        DateTimeOffset audit = ChinaTime.At(day, Turns.Audit.DueAt);
        if (audit <= from)
            audit = ChinaTime.At(day.AddDays(1), Turns.Audit.DueAt);
        return audit > now ? audit : now;
    }

    private async Task<Slot?> NextSlotAsync(ListInForce list, BoardView board, DateTimeOffset now, CancellationToken cancellation)
    {
        DispatchState state = await parts.Lease.ReadAsync(list.Id, cancellation);
        Slot[] slots = [.. UpcomingSlots.Of(list, state, board.Rows, now)];
        return slots.Length == 0 ? null : slots.Min();
    }
}
