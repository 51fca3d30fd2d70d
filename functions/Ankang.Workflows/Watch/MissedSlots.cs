using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Watch;

/// <summary>The last slot of a list that had something to do and was not served, though its time has passed.</summary>
public sealed class MissedSlots(BoardTable board, DispatchLease lease)
{
    /// <summary>How long a slot may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <param name="now">UTC.</param>
    /// <returns>Null where every slot was served in time, or had nothing to do.</returns>
    public async Task<Slot?> FindAsync(ListInForce list, DateTimeOffset now, CancellationToken cancellation) =>
        LastSlot(list, now - Patience) is { } slot && await IsMissedAsync(list, slot, now, cancellation) ? slot : null;

    /// <summary>As the other, and where turns were taken since, which hide it, what the audit that took them wrote down.</summary>
    /// <param name="written">A slot, as <see cref="AuditReport.Missed"/> names it; null for none.</param>
    public async Task<Slot?> FindAsync(ListInForce list, string? written, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(list, now, cancellation) is { } slot)
            return slot;
        if (written is null || string.CompareOrdinal((await lease.PeekAsync(list.Id, cancellation)).DoneSlot, written) >= 0)
            return null;
        BoardView view = await board.ReadAsync(list.Id, reread: false, cancellation);
        return view.Rows.Any(r => r.Pending > 0 || r.Next <= now) ? Slot.Parse(written) : null;
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
        // A later one that is under way makes it up, and is late by its own time.
        if (state.OpenSlot is { } open)
            return string.CompareOrdinal(open, slot.Id) <= 0;
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
