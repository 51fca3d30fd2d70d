using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>Which slots of a list are next: the one answer for hosts that wait for it and pages that show it.</summary>
public static class UpcomingSlots
{
    /// <summary>The next slot at which mails of the list can leave; one of today that was not served yet counts until its time is over.</summary>
    /// <param name="now">UTC.</param>
    public static Slot First(ListInForce list, DispatchState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(state);
        DateTimeOffset from = From(list, now);
        return Slot.Current(from, list.Calendar) is { } current && string.CompareOrdinal(state.DoneSlot, current.Id) < 0
            ? current
            : Slot.After(from, list.Calendar);
    }

    /// <summary>The slots that have something to look at as far as the Board knows, in no order, none after the list's closing day.</summary>
    public static IEnumerable<Slot> Of(ListInForce list, DispatchState state, IEnumerable<BoardRow> rows, DateTimeOffset now)
    {
        BoardRow[] all = [.. rows];
        Slot first = First(list, state, now);
        DateTimeOffset from = From(list, now);
        var slots = new List<Slot>();
        if (list.Head.Closing is { } closing)
            return Closings.AreDue(list, state) ? [Closings.SlotOf(list, closing) is var told && told > first ? told : first] : [];
        if (Briefings.AnyDue(list, all, first.Date) || state is not { OpenSlot: null, Waiting: "" } || all.Any(r => r.Pending > 0))
            slots.Add(first);
        foreach (DateTimeOffset moment in all.Select(r => r.Next).OfType<DateTimeOffset>())
        {
            // A slot that is made up takes along whatever is due by then.
            Slot slot = moment <= from ? first : Slot.AtOrAfter(moment, list.Calendar);
            slots.Add(slot < first ? first : slot);
        }

        if (all.Any(r => r.Entries.Any(e => e is { State: ItemState.Open, Rung: not Rung.None })))
            slots.Add(Summary(list, state, first));
        foreach (Slot slot in list.Head.Circulations.Select(c => Circulars.SlotOf(list, c)).Select(s => s < first ? first : s))
            if (list.PauseOn(slot.Date) is null)
                slots.Add(slot);
        return slots.Where(s => s.Date <= list.Head.ClosesOn);
    }

    /// <summary>
    /// As <see cref="Of"/>, with what the Board does not know yet: periods that open, holds and pauses that end, days on which others
    /// belong to a group, and the day after mails came back.
    /// </summary>
    public static IEnumerable<Slot> Ahead(ListInForce list, DispatchState state, BoardView board, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(board);
        Slot first = First(list, state, now);
        IEnumerable<DateOnly> days = list
            .Plans.Where(p => !p.Withdrawn && board.Find(p) is null)
            .Select(p => p.OpensOn)
            .Concat(list.Head.MailHolds.Where(h => h.Holds(first.Date)).Select(h => h.Until.AddDays(1)))
            .Concat(list.Head.Pauses.Where(p => p.Holds(first.Date)).Select(p => p.Last.AddDays(1)))
            .Concat(
                list.Directory.Groups.SelectMany(g => g.Dated)
                    .SelectMany(d => new[] { d.From, d.Until })
                    .Where(d => d > first.Date && d != DateOnly.MaxValue)
            );
        if (list.Directory.Units.Any(u => list.Told.Of(u.Id).Any(t => t.TakenBackAt is { } at && ChinaTime.DateOf(at) == first.Date)))
            days = days.Append(first.Date.AddDays(1));
        return Of(list, state, board.Rows, now)
            .Concat(days.Select(d => Slot.AtOrAfter(ChinaTime.StartOf(d), list.Calendar)).Select(s => s < first ? first : s))
            .Where(s => s.Date <= list.Head.ClosesOn)
            .Distinct();
    }

    // Summaries leave with the first slot of a week.
    private static Slot Summary(ListInForce list, DispatchState state, Slot first)
    {
        Slot slot = first;
        while (!Summaries.IsDue(state, slot))
            slot = Slot.After(slot.Moment, list.Calendar);
        return slot;
    }

    private static DateTimeOffset From(ListInForce list, DateTimeOffset now)
    {
        DateTimeOffset start = ChinaTime.StartOf(list.BeginsOn);
        return now > start ? now : start;
    }
}
