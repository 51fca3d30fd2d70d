using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Overview;

/// <summary>The next slot with something to send, and the very mails it would send if nothing were confirmed before.</summary>
/// <param name="Waiting">Mails of earlier slots that the mail server would not take: they leave with this one, under their own addresses.</param>
public sealed record UpcomingDispatch(Slot Slot, IReadOnlyList<MailRecord> Mails, IReadOnlyList<MailRecord> Waiting)
{
    private const int MostSlotsTried = 8;

    public int Items => Mails.SelectMany(m => m.Notices).Select(n => (n.Obligation, n.Period, n.Unit)).Distinct().Count();

    public int Count => Mails.Count + Waiting.Count;

    /// <returns>Null when no slot is in sight.</returns>
    public static async Task<UpcomingDispatch?> NextAsync(WorkflowParts parts, YearView view, CancellationToken cancellation)
    {
        Slot first = view.NextSlot();
        foreach (Slot slot in Candidates(view, first).Distinct().Order().Take(MostSlotsTried))
        {
            if (await OfAsync(parts, view, slot, cancellation) is { Count: > 0 } found)
                return found;
        }

        return null;
    }

    public static async Task<UpcomingDispatch> OfAsync(WorkflowParts parts, YearView view, Slot slot, CancellationToken cancellation)
    {
        IReadOnlyList<MailRecord> mails = await parts.Dispatcher.PreviewAsync(view.List.Id, slot, cancellation);
        DateOnly next = view.NextSlot().Date;
        var waiting = new List<MailRecord>();
        foreach (string earlier in Unfinished(view.Dispatch))
        {
            waiting.AddRange(
                (await parts.Mails.ReadAsync(view.List.Id, earlier, cancellation))
                    .Select(m => m.Mail)
                    .Where(m => m.State == MailState.Prepared || Dispatcher.WaitsForItself(m, slot))
                    .Where(m =>
                        m.WhyHeldBack(view.List, slot.Date) is null && (slot == view.NextSlot() || m.WhyHeldBack(view.List, next) is not null)
                    )
                    .Where(m => !mails.Any(n => n.Address == m.Address))
            );
        }

        return new(slot, mails, waiting);
    }

    private static IEnumerable<string> Unfinished(DispatchState state) =>
        state.Waiting.Split(',', StringSplitOptions.RemoveEmptyEntries).Concat(state.OpenSlot is { } open ? [open] : []).Distinct();

    private static IEnumerable<Slot> Candidates(YearView view, Slot first)
    {
        WorkCalendar calendar = view.List.Calendar;
        var slots = new List<Slot>();
        if (!view.Dispatch.Briefed || Unfinished(view.Dispatch).Any() || view.Rows.Any(r => r.Pending > 0))
            slots.Add(first);
        foreach (MailHold hold in view.List.Head.MailHolds.Where(h => h.Holds(first.Date)))
            slots.Add(Slot.AtOrAfter(ChinaTime.StartOf(hold.Until.AddDays(1)), calendar));
        foreach (BoardRow row in view.Rows)
        {
            if (row.Next is not { } moment)
                continue;
            Slot slot = Slot.AtOrAfter(moment, calendar);
            slots.Add(slot < first ? first : slot);
        }

        if (view.Items.Any(i => i.IsOpen && i.Rung != Rung.None && !i.Entry.Historic))
        {
            Slot weekly = first;
            while (Summaries.WeekOf(weekly.Date) == view.Dispatch.SummaryWeek)
                weekly = Slot.After(weekly.Moment, calendar);
            slots.Add(weekly);
        }

        return slots.Where(s => s.Date <= view.List.Head.ClosesOn);
    }
}
