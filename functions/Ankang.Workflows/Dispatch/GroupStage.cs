using Ankang.Workflows.Board;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>Which messages a slot brings: pending notices grouped by person and kind, briefings, summaries.</summary>
public sealed class GroupStage(WorkTable work, MailDrafts drafts, Summaries summaries, Proposals proposals, Circulars circulars)
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
        PeriodPlan[] stepped = [.. plans];
        IReadOnlyList<Carried> pending = await PendingAsync(list, slot, stepped, cancellation);
        // What opened in this very dispatch has no row yet.
        var opened = new List<BoardRow>();
        foreach (PeriodPlan plan in stepped.Where(p => view.Find(p) is null))
            opened.Add(PeriodTurns.Index(list, plan, await ReadAsync(plan.Ref, cancellation), slot.Moment));
        return await DraftAsync(list, slot, pending, state, opened.Count == 0 ? view : view.With(opened), ReadAsync, cancellation);
    }

    /// <summary>The messages that the slot would bring if nobody acted before: the same decision, run ahead.</summary>
    /// <param name="ahead">The periods as the slot will find them.</param>
    public async Task<IReadOnlyList<MailRecord>> AheadAsync(
        ListInForce list,
        Slot slot,
        DispatchState state,
        PeriodsAhead ahead,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(ahead);
        var carried = new List<Carried>();
        foreach (PeriodPlan plan in list.Plans.Where(p => ahead.Stepped.Contains(p.Ref)))
            carried.AddRange(Leaving(list, slot, plan, await ahead.LoadAsync(plan.Ref, cancellation)));
        return await DraftAsync(list, slot, carried, state, ahead.Board, ahead.LoadAsync, cancellation);
    }

    /// <summary>A message of no single item that waited for <paramref name="slot"/>, in that day's words; null where there is nothing left to say.</summary>
    public async Task<MailRecord?> AgainAsync(ListInForce list, Slot slot, MailRecord mail, BoardView view, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(mail);
        if (mail.Traits.IsWeekly)
        {
            // What waits for this slot too leaves beside it.
            IReadOnlyList<Carried> waiting = await PendingAsync(list, slot, list.Plans.Where(p => view.Find(p)?.Row.Pending > 0), cancellation);
            return
                (await summaries.DraftAsync(list, slot, waiting, view, ReadAsync, cancellation)).FirstOrDefault(m => m.HeldAs == mail.HeldAs)
                    is { } fresh
                ? fresh with
                {
                    Slot = mail.Slot,
                    Addressee = mail.Addressee,
                }
                : null;
        }

        // It says what was issued, on whatever day.
        if (mail.Bulletin is not null)
            return mail;
        return Briefed(list, mail.Slot, slot, view).FirstOrDefault(m => m.Row == mail.Row);
    }

    // One message is one (person, kind of briefing, slot).
    private IEnumerable<MailRecord> Briefed(ListInForce list, string slot, Slot at, BoardView view) =>
        Briefings
            .Due(list, view.Rows, at.Date)
            .GroupBy(b => b.Kind)
            .SelectMany(kind => Readers.Group(list, kind.Select(b => (b.Unit.Id, b.To, b))))
            .Select(reader => drafts.Briefing(list, slot, at.Moment, reader.To, reader.Told));

    private async Task<IReadOnlyList<Carried>> PendingAsync(
        ListInForce list,
        Slot slot,
        IEnumerable<PeriodPlan> plans,
        CancellationToken cancellation
    )
    {
        var carried = new List<Carried>();
        foreach (PeriodPlan plan in plans)
            carried.AddRange(Leaving(list, slot, plan, await work.LoadForSendingAsync(plan.Ref, cancellation)));
        return carried;
    }

    // The pending notices of a period that may leave with the slot.
    private static IEnumerable<Carried> Leaving(ListInForce list, Slot slot, PeriodPlan plan, PeriodWork period) =>
        period
            .Notices.Values.Select(n => new Carried(plan, period.Items[n.Value.Unit].Value, n.Value))
            .Where(c =>
                list.Directory.Find(c.Item.Key.Unit) is { IsLost: false } && Step.MayLeave(c.Notice, c.Item, list.TermsFor(c.Item), slot.Date)
            );

    private Task<PeriodWork> ReadAsync(PeriodRef period, CancellationToken cancellation) => work.LoadAsync(period, fresh: true, cancellation);

    private async Task<IReadOnlyList<MailRecord>> DraftAsync(
        ListInForce list,
        Slot slot,
        IReadOnlyList<Carried> carried,
        DispatchState state,
        BoardView view,
        PeriodReader read,
        CancellationToken cancellation
    )
    {
        // 撤回: units hear of it once, and of nothing else.
        if (list.Head.Closing is { } closing)
            return Closings.AreDue(list, state) ? [.. Withdrawn(list, slot, closing.Reason)] : [];
        var mails = new List<MailRecord>();
        // 暂停 of the whole list: whoever is still to be told or summed up to is so after it.
        bool paused = list.PauseOn(slot.Date) is not null;
        if (!paused)
            mails.AddRange(Briefed(list, slot.Id, slot, view));
        mails.AddRange(Grouped(list, slot, carried, await proposals.OpenAsync(list, slot, carried, view, read, cancellation)));
        foreach (Bulletin bulletin in await circulars.DueAsync(list, slot, cancellation))
            mails.AddRange(
                Circulars
                    .ReadersOf(list, bulletin.Issue!.Mailing!)
                    .Select(to => drafts.Bulletin(list, slot.Id, slot.Moment, to, bulletin.Number, bulletin.Issue))
            );
        if (!paused && Summaries.IsDue(state, slot))
            mails.AddRange(await summaries.DraftAsync(list, slot, carried, view, read, cancellation));
        return mails;
    }

    private IEnumerable<MailRecord> Withdrawn(ListInForce list, Slot slot, string why) =>
        Readers
            .Group(
                list,
                list.Directory.Units.Where(u => u is { IsAddressed: true, IsLost: false } && list.Told.Of(u.Id).Any(t => t.Reached))
                    .Select(u => (u.Id, Readers.Of(list, NoticeKind.ListWithdrawn, u.Id, slot.Date), u))
            )
            .Where(reader => reader.To.Count > 0)
            .Select(reader => drafts.Withdrawn(list, slot.Id, slot.Moment, reader.To, why));

    // One message is one (person, kind, slot), with a part a unit; 约谈 also goes before the office, which decides, once a unit: what
    // reaches it while that is undecided joins it (并案), and stands in the digest.
    private IEnumerable<MailRecord> Grouped(ListInForce list, Slot slot, IEnumerable<Carried> carried, IReadOnlySet<string> proposed)
    {
        Carried[] all = [.. carried];
        if (all.Where(c => c.Tag == NoticeTag.ForOffice).ToArray() is { Length: > 0 } tasks)
            yield return drafts.OfficeTask(list, slot.Id, slot.Moment, tasks);
        if (all.Where(c => c.Tag == NoticeTag.Bounce).ToArray() is { Length: > 0 } bounced)
            yield return drafts.Failures(list, slot.Id, slot.Moment, bounced);
        foreach (var same in all.Where(c => c.Tag == NoticeTag.Correction).GroupBy(c => CorrectionText.Read(c.Notice.Text ?? "").What))
        foreach (var reader in Readers.Group(list, same.Select(c => (c.Item.Key.Unit, Corrected(list, c, slot.Date), c))))
            yield return drafts.Correction(list, slot.Id, slot.Moment, reader.To, reader.Told);
        foreach (var kind in all.Where(c => !c.Tag.IsForOffice && c.Tag != NoticeTag.Correction).GroupBy(c => c.Tag.Kind))
        {
            IReadOnlyDictionary<string, DateOnly?> days = ReplyDays.Of(list, NoticeKinds.Of(kind.Key), kind, slot.Moment);
            foreach (
                var reader in Readers.Group(list, kind.Select(c => (c.Item.Key.Unit, Readers.Of(list, kind.Key, c.Item.Key.Unit, slot.Date), c)))
            )
                yield return drafts.ToPerson(list, slot.Id, slot.Moment, kind.Key, reader.To, reader.Told, days[reader.Told[0].Item.Key.Unit]);
            if (kind.Key != NoticeKind.Interview)
                continue;
            foreach (var unit in kind.GroupBy(c => c.Item.Key.Unit))
                if (unit.Key != list.Catalogue.List.OfficeUnit && !proposed.Contains(unit.Key))
                    yield return drafts.Proposal(list, slot.Id, slot.Moment, unit.Key, [.. unit]);
        }
    }

    private static IReadOnlyList<Recipient> Corrected(ListInForce list, Carried carried, DateOnly day) =>
        CorrectionText.Read(carried.Notice.Text ?? "").To is { Count: > 0 } reached
            ? reached
            : Readers.Of(list, NoticeKind.Correction, carried.Item.Key.Unit, day);
}
