using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>Which messages a slot brings: pending notices grouped by unit and kind, briefings, summaries.</summary>
public sealed class GroupStage(WorkTable work, MailDrafts drafts, Summaries summaries, Proposals proposals)
{
    /// <summary>The messages that the pending notices of <paramref name="plans"/> ask for now.</summary>
    public async Task<IReadOnlyList<MailRecord>> OfPendingAsync(
        ListInForce list,
        Slot slot,
        IEnumerable<PeriodPlan> plans,
        DispatchState state,
        BoardView view,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(plans);
        return await DraftAsync(list, slot, await PendingAsync(list, slot, plans, cancellation), state, view, cancellation);
    }

    /// <summary>The messages that the slot would bring if nothing were confirmed before: the same decision, run ahead.</summary>
    public async Task<IReadOnlyList<MailRecord>> AheadAsync(
        ListInForce list,
        Slot slot,
        DispatchState state,
        BoardView view,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(view);
        var carried = new List<Carried>();
        foreach (PeriodPlan plan in list.Plans.Where(p => view.Find(p) is { } found && (found.Row.Next <= slot.Moment || found.Row.Pending > 0)))
        {
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
            PeriodState whole = period.State();
            QuotaTally? tally = await QuotaReading.OfAsync(list, plan, work, slot.Moment, cancellation);
            foreach (Tracked<DueItem> item in period.Items.Values.Where(i => list.Directory.Find(i.Value.Key.Unit) is { IsLost: false }))
                carried.AddRange(
                    Step.WouldSend(list, plan, whole, item.Value, tally, slot.Moment)
                        .Select(notice => new Carried(plan, tally?.Derive(item.Value) ?? item.Value, notice))
                );
        }

        return await DraftAsync(list, slot, carried, state, view, cancellation);
    }

    /// <summary>A message of no single item that waited for <paramref name="slot"/>, in that day's words; null where there is nothing left to say.</summary>
    public async Task<MailRecord?> AgainAsync(ListInForce list, Slot slot, MailRecord mail, BoardView view, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(mail);
        if (mail.Traits.HeldBy == NoticeHolder.Person)
        {
            // What waits for this slot too leaves beside it.
            IReadOnlyList<Carried> waiting = await PendingAsync(list, slot, list.Plans.Where(p => view.Find(p)?.Row.Pending > 0), cancellation);
            return (await summaries.DraftAsync(list, slot, waiting, view, cancellation)).FirstOrDefault(m => m.HeldAs == mail.HeldAs) is { } fresh
                ? fresh with
                {
                    Slot = mail.Slot,
                    Addressee = mail.Addressee,
                }
                : null;
        }

        return Briefings.Due(list, view.Rows, slot.Date).FirstOrDefault(b => b.Unit.Id == mail.Addressee && b.Suffix == mail.Suffix) is { } briefing
            ? drafts.Briefing(list, mail.Slot, slot.Moment, briefing)
            : null;
    }

    private async Task<IReadOnlyList<Carried>> PendingAsync(
        ListInForce list,
        Slot slot,
        IEnumerable<PeriodPlan> plans,
        CancellationToken cancellation
    )
    {
        var carried = new List<Carried>();
        foreach (PeriodPlan plan in plans)
        {
            PeriodWork period = await work.LoadForSendingAsync(plan.Ref, cancellation);
            carried.AddRange(
                period
                    .Notices.Values.Select(n => new Carried(plan, period.Items[n.Value.Unit].Value, n.Value))
                    .Where(c =>
                        list.Directory.Find(c.Item.Key.Unit) is { IsLost: false } && Step.MayLeave(c.Notice, c.Item, list.TermsFor(c.Item), slot.Date)
                    )
            );
        }

        return carried;
    }

    private async Task<IReadOnlyList<MailRecord>> DraftAsync(
        ListInForce list,
        Slot slot,
        IReadOnlyList<Carried> carried,
        DispatchState state,
        BoardView view,
        CancellationToken cancellation
    )
    {
        var mails = new List<MailRecord>();
        // 暂停 of the whole list: whoever is still to be told or summed up to is so after it.
        bool paused = list.PauseOn(slot.Date) is not null;
        if (!paused)
            mails.AddRange(Briefings.Due(list, view.Rows, slot.Date).Select(b => drafts.Briefing(list, slot.Id, slot.Moment, b)));
        mails.AddRange(Grouped(list, slot, carried, await proposals.OpenAsync(list, slot, carried, view, cancellation)));
        if (!paused && Summaries.IsDue(state, slot))
            mails.AddRange(await summaries.DraftAsync(list, slot, carried, view, cancellation));
        return mails;
    }

    // One message is one (unit, kind, slot); 约谈 also goes before the office, which decides, once a unit: what reaches
    // it while that is undecided joins it (并案), and stands in the digest.
    private IEnumerable<MailRecord> Grouped(ListInForce list, Slot slot, IEnumerable<Carried> carried, IReadOnlySet<string> proposed)
    {
        Carried[] all = [.. carried];
        if (all.Where(c => c.Tag == NoticeTag.ForOffice).ToArray() is { Length: > 0 } tasks)
            yield return drafts.OfficeTask(list, slot.Id, slot.Moment, tasks);
        if (all.Where(c => c.Tag == NoticeTag.Bounce).ToArray() is { Length: > 0 } bounced)
            yield return drafts.Failures(list, slot.Id, slot.Moment, bounced);
        foreach (var same in all.Where(c => c.Tag == NoticeTag.Correction).GroupBy(c => (c.Item.Key.Unit, c.Notice.Text)))
            yield return drafts.Correction(list, slot.Id, slot.Moment, [.. same]);
        foreach (
            var group in all.Where(c => !c.Tag.IsForOffice && c.Tag != NoticeTag.Correction).GroupBy(c => (Unit: c.Item.Key.Unit, Kind: c.Tag.Kind))
        )
        {
            IReadOnlyList<Carried> notices = [.. group];
            yield return drafts.ForUnit(list, slot.Id, slot.Moment, group.Key.Kind, group.Key.Unit, notices);
            if (group.Key.Kind == NoticeKind.Interview && group.Key.Unit != list.Catalogue.List.OfficeUnit && !proposed.Contains(group.Key.Unit))
                yield return drafts.Proposal(list, slot.Id, slot.Moment, group.Key.Unit, notices);
        }
    }
}
