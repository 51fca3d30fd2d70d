using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>The due days of a unit as a calendar to subscribe to: everything open, one entry an item, under the ids that the mails' entries bear.</summary>
/// <remarks>An item that closed is left out, so a program that reads the calendar again drops it. The same bytes all day while nothing changes.</remarks>
public sealed class UnitCalendar(WorkTable work, BoardTable board, MailDrafts drafts, TimeProvider clock)
{
    public async Task<byte[]> WriteAsync(ListInForce list, ResponsibleUnit unit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        await drafts.RefreshAsync(cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        BoardView view = await board.ReadAsync(list.Id, reread: false, cancellation);
        var days = new List<DueDay>();
        foreach (PeriodPlan plan in list.Plans)
        {
            // A confirmation writes no Board row: what it calls open is looked at, what it calls closed is closed, a quota that closed itself apart.
            if (
                view.Find(plan) is not { } found
                || !found.Row.Entries.Any(e => e.Unit == unit.Id && (e.State == ItemState.Open || plan.Kind == ItemKind.Quota))
            )
                continue;
            IReadOnlyList<DueItem> items = await QuotaReading.ItemsAsync(list, plan, work, now, cancellation);
            if (items.FirstOrDefault(i => i.Key.Unit == unit.Id) is { IsOpen: true, Historic: false } item)
                days.AddRange(Days(list, unit, plan, item, today));
        }

        string name = $"{unit.NameOn(today).Short}　{list.Catalogue.List.Year}年任务时限";
        return DueCalendar.Write(
            list.Catalogue.Office,
            ChinaTime.StartOf(today),
            days.OrderBy(d => d.On).ThenBy(d => d.Id, StringComparer.Ordinal),
            name
        );
    }

    private IEnumerable<DueDay> Days(ListInForce list, ResponsibleUnit unit, PeriodPlan plan, DueItem item, DateOnly today)
    {
        string name = unit.NameOn(today).Full;
        DateTimeOffset at = ChinaTime.StartOf(today);
        // Once a mail has named a day to reply by, that is the day the unit works to.
        NoticeItem said = NoticeItems.Of(list, plan, item, null, today);
        NoticeTraits? rung = NoticeKinds.Rungs.LastOrDefault(t => TakeBack.Accepted(item, t.Rung)?.ReplyBy is not null);
        yield return drafts.DueDay(list, name, at, rung?.Kind ?? NoticeKind.Courtesy, said, said.ReplyBy ?? item.DueOn);
        foreach (int quarter in item.NotesAsked.Except(item.NotesGiven))
        {
            NoticeItem note = NoticeItems.Of(list, plan, item, NoticeTag.ProgressNote(quarter), today);
            yield return drafts.DueDay(list, name, at, NoticeKind.Courtesy, note, note.DueOn);
        }
    }
}
