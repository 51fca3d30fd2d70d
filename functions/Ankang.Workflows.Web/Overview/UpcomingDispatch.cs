using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Overview;

/// <summary>The next slot with something to send, and the very mails it would send if nothing were confirmed before.</summary>
/// <param name="Waiting">Mails of earlier slots that the mail server would not take: they leave with this one, under their own addresses.</param>
public sealed record UpcomingDispatch(Slot Slot, IReadOnlyList<MailRecord> Mails, IReadOnlyList<MailRecord> Waiting)
{
    public int Items => Mails.SelectMany(m => m.Notices).Select(n => (n.Obligation, n.Period, n.Unit)).Distinct().Count();

    public int Count => Mails.Count + Waiting.Count;

    /// <returns>Null when no slot is in sight.</returns>
    public static async Task<UpcomingDispatch?> NextAsync(WorkflowParts parts, YearView view, CancellationToken cancellation)
    {
        Slot? slot = await parts.Dispatcher.NextAheadAsync(view.List.Id, after: null, cancellation);
        while (slot is { } next)
        {
            if (await OfAsync(parts, view, next, cancellation) is { Count: > 0 } found)
                return found;
            slot = await parts.Dispatcher.NextAheadAsync(view.List.Id, next, cancellation);
        }

        return null;
    }

    public static async Task<UpcomingDispatch> OfAsync(WorkflowParts parts, YearView view, Slot slot, CancellationToken cancellation)
    {
        IReadOnlyList<MailRecord> mails = await parts.Dispatcher.PreviewAsync(view.List.Id, slot, cancellation);
        DateOnly next = view.NextSlot().Date;
        var waiting = new List<MailRecord>();
        foreach (string earlier in view.Dispatch.Unfinished)
        {
            waiting.AddRange(
                (await parts.Mails.ReadAsync(view.List.Id, earlier, cancellation))
                    .Select(m => m.Mail)
                    .Where(m => m.State == MailState.Prepared || m.WaitsForItself(slot))
                    .Where(m =>
                        m.WhyHeldBack(view.List, slot.Date) is null && (slot == view.NextSlot() || m.WhyHeldBack(view.List, next) is not null)
                    )
                    .Where(m => !mails.Any(n => n.Address == m.Address))
            );
        }

        return new(slot, mails, waiting);
    }
}
