using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <remarks>What the next slots will bring, found by the same code that brings it, and never written down.</remarks>
public sealed partial class Dispatcher
{
    private const int DaysInWeek = 7;

    /// <summary>The messages that <paramref name="slot"/> will bring if nobody acts before: the same decision, run ahead.</summary>
    /// <remarks>抄告 and 退信 to the office say what became of a slot, so they are written after it and stand in no preview.</remarks>
    public async Task<IReadOnlyList<MailRecord>> PreviewAsync(string listId, Slot slot, CancellationToken cancellation)
    {
        ListInForce list = await lists(listId, cancellation);
        return [.. (await AheadAsync(list, slot, cancellation)).Where(m => m.WhyHeldBack(list, slot.Date) is null)];
    }

    /// <summary>One message as <paramref name="slot"/> would bring it, also where it is held back (暂缓).</summary>
    /// <returns>Null where the slot brings no such message.</returns>
    public async Task<MailRecord?> FindAheadAsync(string listId, Slot slot, string address, CancellationToken cancellation) =>
        (await AheadAsync(await lists(listId, cancellation), slot, cancellation)).FirstOrDefault(m => m.Address == address);

    /// <summary>The next slot that something may leave with, found from what is open, and from what opens until then.</summary>
    /// <param name="after">A slot that was looked at and brings nothing; null for none.</param>
    /// <returns>Null where none comes before the list closes.</returns>
    public async Task<Slot?> NextAheadAsync(string listId, Slot? after, CancellationToken cancellation)
    {
        ListInForce list = await lists(listId, cancellation);
        DispatchState state = await lease.ReadAsync(listId, cancellation);
        BoardView view = await board.ReadAsync(listId, reread: false, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        if (after is { } empty)
        {
            // As the slot that brings nothing leaves the list.
            view = (await PeriodsAhead.OfAsync(list, work, view, empty.Moment, cancellation)).Board;
            state = state with
            {
                OpenSlot = null,
                Waiting = "",
                DoneSlot = empty.Id,
                SummaryWeek = list.PauseOn(empty.Date) is null ? Summaries.WeekOf(empty.Date) : state.SummaryWeek,
            };
            now = empty.Moment > now ? empty.Moment : now;
        }

        Slot[] slots = [.. UpcomingSlots.Ahead(list, state, view, now).Where(s => after is null || s > after)];
        return slots.Length == 0 ? null : slots.Min();
    }

    /// <summary>What the first slot would bring if a list on trial were activated now, and nobody acted before.</summary>
    public async Task<(Slot Slot, IReadOnlyList<MailRecord> Mails)> PreviewActivatedAsync(string listId, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ListInForce trial = await lists(listId, cancellation);
        ListInForce list = await told.JoinAsync(Activation.After(trial, ChinaTime.DateOf(now)), cancellation);
        await drafts.RefreshAsync(cancellation);
        // Activation takes a turn of every period, and makes up no summary.
        BoardView view = await board.ReadAsync(listId, reread: false, cancellation);
        view = view.With([.. view.Rows.Select(r => r with { Next = now })]);
        DispatchState state = (await lease.ReadAsync(listId, cancellation)) with { OpenSlot = null, SummaryWeek = null, Waiting = "" };
        Slot slot = UpcomingSlots.First(list, state, now);
        PeriodsAhead ahead = await PeriodsAhead.OfAsync(list, work, view, slot.Moment, cancellation);
        IReadOnlyList<MailRecord> mails = await group.AheadAsync(list, slot, state, ahead, cancellation);
        return (slot, [.. mails.Where(m => m.WhyHeldBack(list, slot.Date) is null)]);
    }

    private async Task<IReadOnlyList<MailRecord>> AheadAsync(ListInForce list, Slot slot, CancellationToken cancellation)
    {
        if (slot.Date > list.Head.ClosesOn)
            return [];
        await drafts.RefreshAsync(cancellation);
        BoardView view = await board.ReadAsync(list.Id, reread: false, cancellation);
        DispatchState state = await lease.ReadAsync(list.Id, cancellation);
        PeriodsAhead ahead = await PeriodsAhead.OfAsync(list, work, view, slot.Moment, cancellation);
        return await group.AheadAsync(list, slot, Before(list, state, slot, clock.GetUtcNow()), ahead, cancellation);
    }

    // An earlier slot of its week, which is served first, makes the week's summaries.
    private static DispatchState Before(ListInForce list, DispatchState state, Slot slot, DateTimeOffset now)
    {
        string week = Summaries.WeekOf(slot.Date);
        Slot first = UpcomingSlots.First(list, state, now);
        bool isMade = Enumerable
            .Range(0, DaysInWeek)
            .Select(d => slot.Date.AddDays(-d))
            .Where(d => Summaries.WeekOf(d) == week && list.PauseOn(d) is null)
            .SelectMany(d => Slot.On(d, list.Calendar))
            .Any(s => s >= first && s < slot);
        return isMade ? state with { SummaryWeek = week } : state;
    }
}
