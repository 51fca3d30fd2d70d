using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Escalation;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Dispatch;

/// <summary>Sends what is due at a slot: one message a unit and kind, each at most once, whatever crashes between.</summary>
/// <remarks>
/// A message is written down before it leaves and marked when the server took it; its items are settled after. A crash
/// between any two of these is found by the open slot in the lease's row, and finished under the same message ids.
/// </remarks>
public sealed partial class Dispatcher(
    ListLookup lists,
    ObligationTurns turns,
    PeriodTurns periods,
    WorkTable work,
    BoardTable board,
    MailTable mailTable,
    DispatchLease lease,
    MailDrafts drafts,
    Summaries summaries,
    Proposals proposals,
    OfficeMails officeMails,
    Announcements announcements,
    Settlement settlement,
    MailRoutes routes,
    TimeProvider clock,
    ILogger<Dispatcher> log)
{
    private const int MarkEvery = 20;
    private const int MostFailuresInARow = 3;

    /// <summary>Serves the slot that is due now, if any; taking every turn whose moment has passed first.</summary>
    /// <exception cref="StoreUnavailableException">The store did not answer; run it again, nothing leaves twice.</exception>
    public async Task<DispatchReport> RunAsync(string listId, CancellationToken cancellation)
    {
        using IDisposable _ = StorageMeter.For(StoragePurpose.Dispatch);
        ListInForce list = await lists(listId, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        if (Slot.Current(now, list.Calendar) is not { } slot || today < list.Head.StartOn || today > list.Head.ClosesOn) return DispatchReport.Nothing;

        DispatchState state = await lease.ReadAsync(listId, cancellation);
        if (Rests(state, slot)) return DispatchReport.Nothing;
        BoardView view = await board.ReadAsync(listId, reread: false, cancellation);
        List<PeriodPlan> due = [.. list.Plans.Where(p => view.Find(p) is var found && (PeriodTurns.IsDue(p, found?.Row, now) || found?.Row.Pending > 0))];
        if (due.Count == 0 && state.Briefed && !IsSummaryDue(state, slot) && state is { OpenSlot: null, Waiting: "", Unannounced: "" }) return DispatchReport.Nothing;

        if (await TakeLeaseAsync(listId, slot, cancellation) is not { } taken) return DispatchReport.Nothing with { Busy = true };
        if (Rests(taken.Before, slot)) return DispatchReport.Nothing;
        (state, DispatchState held) = taken;
        await drafts.RefreshAsync(cancellation);
        bool summary = IsSummaryDue(state, slot);
        string? unfinished = state.OpenSlot;
        var run = new Run(list, slot, held);
        if (unfinished is not null && unfinished != slot.Id)
        {
            await FinishAsync(run, unfinished, cancellation);
            if (run.PausedUntil is not null) return await PauseAsync(run, [], cancellation);
            run.State = run.State with { OpenSlot = slot.Id };
            if (!await RenewAsync(run, cancellation)) throw new LeaseLostException(listId);
        }

        foreach (string waiting in state.Waiting.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(w => w != unfinished && w != slot.Id))
        {
            await FinishAsync(run, waiting, cancellation);
            if (run.PausedUntil is not null) return await PauseAsync(run, [], cancellation);
        }

        foreach (string unannounced in state.Unannounced.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(s => s != slot.Id))
            await announcements.TellAgainAsync(list, unannounced, (await mailTable.ReadAsync(listId, unannounced, cancellation)).Select(m => m.Mail), cancellation);

        Dictionary<PeriodRef, PeriodPlan> stepped = await StepAsync(run, due, view, cancellation);
        List<Letter> letters = [.. (unfinished == slot.Id ? await mailTable.ReadAsync(listId, slot.Id, cancellation) : []).Select(m => new Letter(m.Mail, m.ETag))];
        List<MailRecord> prepared = await PrepareAsync(run, stepped.Values, letters, !state.Briefed, summary, view, cancellation);
        letters.AddRange((await mailTable.PrepareAsync(listId, slot.Id, prepared, cancellation)).Select(m => new Letter(m.Mail, m.ETag)));

        await DeliverAsync(run, slot.Id, letters, cancellation);
        NoteWaiting(run, slot.Id, letters);
        foreach (PeriodRef touched in await settlement.SettleAsync(list, [.. letters.Select(l => l.Mail)], cancellation))
            stepped.TryAdd(touched, list.PlanOf(touched));
        foreach (PeriodPlan plan in stepped.Values)
            await periods.IndexAsync(list, plan, view.Find(plan), StoragePurpose.Dispatch, cancellation);
        if (run.PausedUntil is not null) return await PauseAsync(run, letters, cancellation);

        await AnnounceAsync(run, slot.Id, letters, cancellation);
        await lease.ReleaseAsync(listId, run.State with
        {
            OpenSlot = null,
            PausedUntil = null,
            DoneSlot = slot.Id,
            Briefed = state.Briefed || list.PauseOn(slot.Date) is null,
            SummaryWeek = list.PauseOn(slot.Date) is null ? Summaries.WeekOf(slot.Date) : state.SummaryWeek,
            MailFault = run.Fault,
            Waiting = string.Join(',', run.Waiting),
            Unannounced = string.Join(',', run.Unannounced),
        }, cancellation);
        return new DispatchReport(slot.Id, [.. run.Finished, .. letters.Select(l => l.Mail)], run.Fault, false);
    }

    // The slot stays open: what is left is written down, and the next dispatch after the pause goes on with it.
    private async Task<DispatchReport> PauseAsync(Run run, IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        LogPaused(log, run.List.Id, run.PausedUntil!.Value);
        await lease.ReleaseAsync(run.List.Id, run.State with { PausedUntil = run.PausedUntil, MailFault = run.Fault }, cancellation);
        return new DispatchReport(run.Slot.Id, [.. run.Finished, .. letters.Select(l => l.Mail)], run.Fault, false, run.PausedUntil);
    }

    /// <summary>The messages that <paramref name="slot"/> would bring if nothing were confirmed before: the same decision, run ahead.</summary>
    public async Task<IReadOnlyList<MailRecord>> PreviewAsync(string listId, Slot slot, CancellationToken cancellation)
    {
        ListInForce list = await lists(listId, cancellation);
        if (slot.Date > list.Head.ClosesOn) return [];
        await drafts.RefreshAsync(cancellation);
        BoardView view = await board.ReadAsync(listId, reread: false, cancellation);
        DispatchState state = await lease.ReadAsync(listId, cancellation);
        var carried = new List<Carried>();
        foreach (PeriodPlan plan in list.Plans.Where(p => view.Find(p) is { } found && (found.Row.Next <= slot.Moment || found.Row.Pending > 0)))
        {
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
            foreach (Tracked<DueItem> item in period.Items.Values)
                carried.AddRange(PeriodTurns.WouldSend(list, plan, period, item.Value, slot.Moment).Select(notice => new Carried(plan, item.Value, notice)));
        }

        return await DraftAsync(list, slot, carried, !state.Briefed, IsSummaryDue(state, slot), view, cancellation);
    }

    // 任务告知: once a list, one a unit.
    private IEnumerable<MailRecord> Briefings(ListInForce list, Slot slot)
    {
        foreach (ResponsibleUnit unit in list.Directory.Units.Where(u => u.IsAddressed))
        {
            Obligation[] duties = [.. list.Catalogue.Obligations.Where(o => o.Opening == OpeningKind.Period && list.Directory.Expand(o.AskedOf, slot.Date).Contains(unit))];
            if (duties.Length > 0) yield return drafts.Briefing(list, slot.Id, slot.Moment, unit, duties);
        }
    }

    // Memory may be behind another host: the second try rests on a fresh read.
    private async Task<(DispatchState Before, DispatchState Held)?> TakeLeaseAsync(string listId, Slot slot, CancellationToken cancellation)
    {
        DispatchState state = await lease.ReadAsync(listId, cancellation);
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            if (Rests(state, slot)) return (state, state);
            if (await lease.TryTakeAsync(listId, state with { OpenSlot = state.OpenSlot ?? slot.Id }, cancellation) is { } held) return (state, held);
            state = await lease.RereadAsync(listId, cancellation);
        }

        return null;
    }

    // Served, or waiting because the mail service asked for it.
    private bool Rests(DispatchState state, Slot slot) =>
        (string.CompareOrdinal(state.DoneSlot, slot.Id) >= 0 && state.OpenSlot is null) || state.PausedUntil > clock.GetUtcNow();

    private static bool IsSummaryDue(DispatchState state, Slot slot) => state.SummaryWeek != Summaries.WeekOf(slot.Date);

    private async Task<Dictionary<PeriodRef, PeriodPlan>> StepAsync(Run run, IReadOnlyList<PeriodPlan> due, BoardView view, CancellationToken cancellation)
    {
        var stepped = new Dictionary<PeriodRef, PeriodPlan>();
        foreach (PeriodPlan plan in due)
        {
            if (await turns.TryStepAsync(run.List, plan, view.Find(plan) is not null, cancellation)) stepped[plan.Ref] = plan;
        }

        return stepped;
    }

    private async Task<List<MailRecord>> PrepareAsync(
        Run run, IEnumerable<PeriodPlan> plans, IReadOnlyList<Letter> already, bool briefing, bool summary, BoardView view, CancellationToken cancellation)
    {
        (ListInForce list, Slot slot) = (run.List, run.Slot);
        var carried = new List<Carried>();
        foreach (PeriodPlan plan in plans)
        {
            PeriodWork period = await work.LoadForSendingAsync(plan.Ref, cancellation);
            carried.AddRange(period.Notices.Values
                .Select(n => new Carried(plan, period.Items[n.Value.Unit].Value, n.Value))
                .Where(c => PeriodTurns.MayLeave(c.Notice, c.Item, list.TermsFor(c.Item), slot.Date)));
        }

        HashSet<string> there = [.. already.Select(l => l.Mail.Row)];
        return [.. (await DraftAsync(list, slot, carried, briefing, summary, view, cancellation)).Where(m => !there.Contains(m.Row))];
    }

    private async Task<List<MailRecord>> DraftAsync(
        ListInForce list, Slot slot, IReadOnlyList<Carried> carried, bool briefing, bool summary, BoardView view, CancellationToken cancellation)
    {
        var mails = new List<MailRecord>();
        // 暂停 of the whole list: whoever is still to be briefed or summed up to is so after it.
        if (list.PauseOn(slot.Date) is not null) briefing = summary = false;
        if (briefing) mails.AddRange(Briefings(list, slot));
        mails.AddRange(Grouped(list, slot, carried, await proposals.OpenAsync(list, slot, carried, view, cancellation)));
        if (summary) mails.AddRange(await summaries.DraftAsync(list, slot, view, cancellation));
        return mails;
    }

    // One message is one (unit, kind, slot); 约谈 also goes before the office, which decides, once a unit: what reaches
    // it while that is undecided joins it (并案), and stands in the digest.
    private IEnumerable<MailRecord> Grouped(ListInForce list, Slot slot, IEnumerable<Carried> carried, IReadOnlySet<string> proposed)
    {
        Carried[] all = [.. carried];
        if (all.Where(c => c.Tag == NoticeTag.ForOffice).ToArray() is { Length: > 0 } tasks) yield return drafts.OfficeTask(list, slot.Id, slot.Moment, tasks);
        foreach (Carried bounced in all.Where(c => c.Tag == NoticeTag.Bounce).DistinctBy(c => (c.Item.Key.Unit, c.Notice.Text)))
            yield return drafts.Bounced(list, slot.Id, slot.Moment, [.. all.Where(c => c.Tag == NoticeTag.Bounce && c.Item.Key.Unit == bounced.Item.Key.Unit && c.Notice.Text == bounced.Notice.Text)]);
        foreach (var group in all.Where(c => !c.Tag.IsForOffice).GroupBy(c => (Unit: c.Item.Key.Unit, Kind: MailDrafts.KindOf(c.Tag))))
        {
            IReadOnlyList<Carried> notices = [.. group];
            yield return drafts.ForUnit(list, slot.Id, slot.Moment, group.Key.Kind, group.Key.Unit, notices);
            if (group.Key.Kind == NoticeKind.Interview && group.Key.Unit != list.Catalogue.List.OfficeUnit && !proposed.Contains(group.Key.Unit))
                yield return drafts.Proposal(list, slot.Id, slot.Moment, group.Key.Unit, notices);
        }
    }

    /// <summary>Sends the messages of one slot that are still to be sent, then the office's own about them.</summary>
    private async Task DeliverAsync(Run run, string slot, List<Letter> letters, CancellationToken cancellation)
    {
        await SendAllAsync(run, slot, letters, cancellation);
        if (run.PausedUntil is not null) return;
        IReadOnlyList<MailRecord> office = await officeMails.DraftAsync(run.List, slot, [.. letters.Select(l => l.Mail)], cancellation);
        List<Letter> own = [.. (await mailTable.PrepareAsync(run.List.Id, slot, office, cancellation)).Select(m => new Letter(m.Mail, m.ETag))];
        letters.AddRange(own);
        await SendAllAsync(run, slot, own, cancellation);
    }

    private async Task SendAllAsync(Run run, string slot, IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        IMailTransport transport = routes.For(run.List);
        var unmarked = new List<Letter>();
        int failures = 0;
        foreach (Letter letter in letters.Where(l => l.Mail.State == MailState.Prepared).OrderBy(l => Order(l.Mail.Kind)))
        {
            if (lease.IsHalfOver(run.State) && !await RenewAsync(run, cancellation)) throw new LeaseLostException(run.List.Id);
            letter.Mail = failures >= MostFailuresInARow
                ? letter.Mail with { State = MailState.Deferred, Detail = run.Fault }
                : await SendAsync(run, transport, letter.Mail, cancellation);
            if (run.PausedUntil is not null) break;
            failures = letter.Mail.State == MailState.Deferred ? failures + 1 : 0;
            if (letter.Mail.State == MailState.Deferred) run.Fault = letter.Mail.Detail;
            unmarked.Add(letter);
            if (unmarked.Count >= MarkEvery) await MarkAsync(run, slot, unmarked, cancellation);
        }

        await MarkAsync(run, slot, unmarked, cancellation);
    }

    private async Task<MailRecord> SendAsync(Run run, IMailTransport transport, MailRecord mail, CancellationToken cancellation)
    {
        mail = await RecheckAsync(run, mail, cancellation);
        if (mail.State == MailState.Withdrawn) return mail;
        if (mail.To.Count == 0)
            return mail with { State = MailState.Refused, Refused = [new RefusedRecipient("未登记", "没有可用的收件邮箱")] };

        SendResult result = await transport.SendAsync(drafts.ToOutgoing(run.List, mail), cancellation);
        LogSent(log, mail.Address, result.Outcome);
        if (result is { Outcome: SendOutcome.TryAgain, RetryAfter: { } wait })
        {
            run.PausedUntil = clock.GetUtcNow() + wait;
            return mail;
        }

        return mail with
        {
            State = result.Outcome switch
            {
                SendOutcome.Accepted => MailState.Accepted,
                SendOutcome.Refused => MailState.Refused,
                _ => MailState.Deferred,
            },
            AcceptedAt = result.Outcome == SendOutcome.Accepted ? clock.GetUtcNow() : null,
            Detail = result.Detail,
            Refused = result.RefusedRecipients,
        };
    }

    // Just before it leaves: items that somebody closed are dropped, as are notices whose time has passed, and a mail that
    // a crash held back to another day names that day's dates.
    private async Task<MailRecord> RecheckAsync(Run run, MailRecord mail, CancellationToken cancellation)
    {
        if (mail.Notices.Count == 0) return mail;
        var carried = new List<Carried>();
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        foreach (NoticeKey key in mail.Notices)
        {
            PeriodPlan plan = run.List.PlanOf(key.PeriodOf(run.List.Id));
            PeriodWork period = await work.LoadForSendingAsync(plan.Ref, cancellation);
            if (!period.Items.TryGetValue(key.Unit, out Tracked<DueItem>? item)
                || period.NoticesOf(key.Unit).FirstOrDefault(n => n.Value.Tag == key.Tag && n.Value.Cycle == key.Cycle) is not { } notice) continue;
            LadderTerms terms = run.List.TermsFor(item.Value);
            if (PeriodTurns.WhyObsolete(notice.Value, item.Value, terms, run.Slot.Date) is { } why) reasons.Add(why);
            else if (PeriodTurns.MayLeave(notice.Value, item.Value, terms, run.Slot.Date)) carried.Add(new Carried(plan, item.Value, notice.Value));
            else reasons.Add("暂缓或暂停");
        }

        if (carried.Count == 0) return mail with { State = MailState.Withdrawn, Detail = reasons.Count == 0 ? "所列事项均已办结" : string.Join('、', reasons) };
        bool sameDay = ChinaTime.DateOf(mail.Date) == run.Slot.Date;
        if (carried.Count == mail.Notices.Count && sameDay) return mail;
        DateTimeOffset at = sameDay ? mail.Date : run.Slot.Moment;
        return mail.Kind == NoticeKind.InterviewProposal
            ? drafts.Proposal(run.List, mail.Slot, at, mail.Addressee, carried)
            : mail.Kind == NoticeKind.OfficeTask ? drafts.OfficeTask(run.List, mail.Slot, at, carried)
            : mail.Kind == NoticeKind.DeliveryFailure ? mail
            : drafts.ForUnit(run.List, mail.Slot, at, mail.Kind, mail.Addressee, carried);
    }

    // A summary of another week is not worth repeating: the new one says more.
    private static bool IsWaiting(Run run, MailRecord mail) => mail is { State: MailState.Deferred, Notices.Count: 0 }
        && (mail.Kind != NoticeKind.Summary || Summaries.WeekOf(Slot.Parse(mail.Slot).Date) == Summaries.WeekOf(run.Slot.Date));

    private static void NoteWaiting(Run run, string slot, IReadOnlyList<Letter> letters)
    {
        if (letters.Any(l => IsWaiting(run, l.Mail))) run.Waiting.Add(slot);
    }

    /// <summary>Finishes a slot that a crash or the mail server left open: what still waits is sent under its ids, what was accepted is settled.</summary>
    private async Task FinishAsync(Run run, string slot, CancellationToken cancellation)
    {
        LogFinishing(log, slot);
        List<Letter> letters = [.. (await mailTable.ReadAsync(run.List.Id, slot, cancellation)).Select(m => new Letter(m.Mail, m.ETag))];
        HashSet<string> accepted = [.. letters.Where(l => l.Mail.State == MailState.Accepted).Select(l => l.Mail.Row)];
        foreach (Letter letter in letters.Where(l => IsWaiting(run, l.Mail))) letter.Mail = letter.Mail with { State = MailState.Prepared };
        await DeliverAsync(run, slot, letters, cancellation);
        NoteWaiting(run, slot, letters);
        foreach (PeriodRef touched in await settlement.SettleAsync(run.List, [.. letters.Select(l => l.Mail)], cancellation))
        {
            PeriodPlan plan = run.List.PlanOf(touched);
            (BoardRow Row, string ETag)? known = await board.GetAsync(run.List.Id, plan.BoardRow, cancellation);
            await periods.IndexAsync(run.List, plan, known, StoragePurpose.Dispatch, cancellation);
        }

        run.Finished.AddRange(letters.Select(l => l.Mail));
        if (run.State.OpenSlot == slot || letters.Any(l => l.Mail.State == MailState.Accepted && !accepted.Contains(l.Mail.Row)))
            await AnnounceAsync(run, slot, letters, cancellation);
    }

    // After the mails are settled and before the lease is let go: a crash in between tells the channel twice, under one id.
    private async Task AnnounceAsync(Run run, string slot, IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        if (!await announcements.TellAsync(run.List, slot, letters.Select(l => l.Mail), cancellation)) run.Unannounced.Add(slot);
    }

    private async Task<bool> RenewAsync(Run run, CancellationToken cancellation)
    {
        if (await lease.TryTakeAsync(run.List.Id, run.State, cancellation) is not { } renewed) return false;
        run.State = renewed;
        return true;
    }

    private async Task MarkAsync(Run run, string slot, List<Letter> letters, CancellationToken cancellation)
    {
        if (letters.Count == 0) return;
        IReadOnlyList<string?> etags = await mailTable.MarkAsync(run.List.Id, slot, [.. letters.Select(l => (l.Mail, l.ETag))], cancellation);
        if (etags.Any(e => e is null)) throw new LeaseLostException(run.List.Id);
        for (int i = 0; i < letters.Count; i++) letters[i].ETag = etags[i]!;
        letters.Clear();
    }

    private static int Order(NoticeKind kind) => kind switch
    {
        NoticeKind.Interview or NoticeKind.InterviewLetter => 0,
        NoticeKind.InterviewProposal => 1,
        NoticeKind.Supervision => 2,
        NoticeKind.Reminder or NoticeKind.Returned or NoticeKind.Extended or NoticeKind.ExtensionRefused or NoticeKind.Acknowledge => 3,
        NoticeKind.Courtesy => 4,
        NoticeKind.Briefing => 5,
        NoticeKind.DeliveryFailure => 6,
        NoticeKind.Digest or NoticeKind.OfficeTask => 7,
        _ => 8,
    };

    [LoggerMessage(Level = LogLevel.Debug, Message = "Mail {Address}: {Outcome}.")]
    private static partial void LogSent(ILogger log, string address, SendOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, Message = "The mail service asks list {List} to wait until {Until:O}; the slot goes on after it.")]
    private static partial void LogPaused(ILogger log, string list, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slot {Slot} was left open; it is finished under its message ids.")]
    private static partial void LogFinishing(ILogger log, string slot);

    /// <summary>One dispatch under way.</summary>
    private sealed class Run(ListInForce list, Slot slot, DispatchState state)
    {
        public ListInForce List { get; } = list;

        public Slot Slot { get; } = slot;

        public DispatchState State { get; set; } = state;

        public string? Fault { get; set; }

        /// <summary>The mail service asked to wait until then; nothing more leaves in this run.</summary>
        public DateTimeOffset? PausedUntil { get; set; }

        public List<MailRecord> Finished { get; } = [];

        /// <summary>Slots that go on waiting for the mail server.</summary>
        public SortedSet<string> Waiting { get; } = new(StringComparer.Ordinal);

        /// <summary>Slots of which the second channel is to be told again.</summary>
        public SortedSet<string> Unannounced { get; } = new(StringComparer.Ordinal);
    }
}
