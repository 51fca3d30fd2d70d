using System.Collections.Immutable;
using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>The two halves of a turn of one period: the step in Work, which is the truth, then its Board row.</summary>
/// <remarks>Between the halves the Board still says "due", and whoever sees it takes the step again, without effect.</remarks>
/// <param name="hint">Told of an obligation whose moment gets earlier; null where the host looks at the Board by itself.</param>
public sealed class PeriodTurns(WorkTable work, BoardTable board, TimeProvider clock, Hint? hint = null)
{
    private const int MostAttempts = 12;
    private static readonly TimeSpan RecheckHolds = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ProblemRests = TimeSpan.FromHours(1);

    /// <summary>True when the period must open, or a step of it is due.</summary>
    public static bool IsDue(PeriodPlan plan, BoardRow? row, DateTimeOffset now) => row is null ? plan.OpensBy(now) : row.Next <= now;

    /// <summary>
    /// Opens the period where <paramref name="isOpen"/> is false, brings it into line with the list in force where that
    /// was changed, then takes every step of its items that is due.
    /// </summary>
    public async Task<PeriodWork> StepAsync(ListInForce list, PeriodPlan plan, bool isOpen, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        // In a list that was never changed nothing stands there before the opening, and nothing is missing after it.
        bool changed = list.Head.Changes > 0 || list.Directory.HasReplacements;
        if (!isOpen || changed)
        {
            using IDisposable _ = StorageMeter.For(isOpen ? StoragePurpose.Steps : StoragePurpose.Open);
            if (changed)
                await work.LoadAsync(plan.Ref, fresh: false, cancellation);
            await work.OpenAsync(plan.Ref, period => Projection.Missing(list, plan, period, late: isOpen, now), cancellation);
        }

        using (StorageMeter.For(StoragePurpose.Steps))
        {
            QuotaTally? tally = plan.Kind == ItemKind.Quota ? await QuotaTally.ReadAsync(list, plan.Obligation, work, now, cancellation) : null;
            return await work.UpdateAsync(plan.Ref, (period, item) => TryDecide(list, plan, period, item, tally, now), cancellation);
        }
    }

    /// <summary>Writes the Board row from what Work says, under the ETag of the row it replaces.</summary>
    /// <param name="known">The row as read before <see cref="StepAsync"/>; null when there was none.</param>
    /// <param name="purpose">What the request is counted for.</param>
    public async Task<BoardRow> IndexAsync(
        ListInForce list,
        PeriodPlan plan,
        (BoardRow Row, string ETag)? known,
        StoragePurpose purpose,
        CancellationToken cancellation
    )
    {
        using IDisposable _ = StorageMeter.For(purpose);
        for (int attempt = 1; ; attempt++)
        {
            PeriodWork period =
                attempt == 1 ? await work.LoadAsync(plan.Ref, fresh: false, cancellation) : await work.RereadAsync(plan.Ref, cancellation);
            BoardRow row = Keep(Index(list, plan, period, clock.GetUtcNow()), known?.Row);
            if (await board.TryWriteAsync(row, known?.ETag, cancellation) is not null)
                return row;
            if (attempt >= MostAttempts)
                throw new InvalidOperationException($"The Board row of {plan.Ref} changed under every one of {MostAttempts} attempts to write it.");
            known = await board.GetAsync(list.Id, plan.BoardRow, cancellation);
        }
    }

    /// <summary>What the Board says of a period, computed from Work.</summary>
    public static BoardRow Index(ListInForce list, PeriodPlan plan, PeriodWork period, DateTimeOffset now)
    {
        DateOnly today = ChinaTime.DateOf(now);
        DateTimeOffset? next = null;
        string? problem = null;
        foreach (Tracked<DueItem> tracked in period.Items.Values)
        {
            DateTimeOffset? moment;
            try
            {
                Decision decision = Ladder.Next(tracked.Value, PendingOf(period, tracked.Value), list.TermsFor(tracked.Value), today);
                moment =
                    decision.Due.Count > 0 ? now
                    : decision.On is { } on ? ChinaTime.StartOf(on)
                    : null;
                // What is still due after its step could not be taken: here it says why.
                if (decision.Due.Count > 0)
                    Decide(list, plan, period, tracked.Value, null, now);
            }
            catch (Exception e) when (IsOfItem(e))
            {
                problem ??= $"{tracked.Value.Key}: {e.Message}";
                moment = now + ProblemRests;
            }

            if (moment is { } m && (next is null || m < next))
                next = m;

            // On the day on which others answer for its unit, an open item is handed over, also one at rest.
            if (
                tracked.Value.IsOpen
                && list.Directory.Find(tracked.Value.Key.Unit)?.Replaced is { } replaced
                && replaced.From > today
                && replaced != UnitReplacement.Never
                && ChinaTime.StartOf(replaced.From) is var handover
                && (next is null || handover < next)
            )
                next = handover;
        }

        // What is set aside may be mended meanwhile: looked at again in an hour, and named until then.
        foreach ((string unit, DamagedRow damage) in period.SetAside)
        {
            problem ??= $"{plan.Ref.Of(unit)}: {damage}";
            DateTimeOffset again = now + ProblemRests;
            if (next is null || again < next)
                next = again;
        }

        // What still waits when the list closes is withdrawn then: no slot of the list comes any more.
        DateTimeOffset closed = ChinaTime.EndOf(list.Head.ClosesOn);
        if (!period.Notices.IsEmpty && (next is null || closed < next))
            next = closed;

        int pending = period.Notices.Values.Count(n => n.Value.RefusedFor is null);
        ImmutableArray<BoardEntry> entries = [.. period.Items.Values.Select(i => BoardEntry.Of(i.Value))];
        return new BoardRow(plan.Ref, plan.DueOn, next, pending, problem, null, now, entries);
    }

    /// <summary>Lowers <c>next</c> to now before Work changes in a way that makes a moment earlier.</summary>
    /// <param name="soonEnough">A moment that the change will want; a row that says so already, and was just lowered, stays. Null to lower it in any case.</param>
    public async Task LowerAsync(ListInForce list, PeriodPlan plan, CancellationToken cancellation, DateTimeOffset? soonEnough = null)
    {
        for (int attempt = 1; attempt <= MostAttempts; attempt++)
        {
            // Without a row the period is found by its absence.
            if (await board.GetAsync(list.Id, plan.BoardRow, cancellation) is not { } known)
                return;
            DateTimeOffset now = clock.GetUtcNow();
            if (known.Row.Next <= soonEnough && known.Row.Recheck is { } recheck && now - recheck < RecheckHolds / 2)
                return;
            if (await board.TryWriteAsync(known.Row with { Next = now, Recheck = now }, known.ETag, cancellation) is null)
                continue;
            // A turn taken before Work has changed finds nothing, keeps the lowered moment and comes again.
            hint?.Invoke(new ObligationRef(list.Id, plan.Ref.Obligation));
            return;
        }

        throw new InvalidOperationException($"The Board row of {plan.Ref} changed under every one of {MostAttempts} attempts to lower it.");
    }

    /// <summary>Records on the Board why the step of a period failed; it is tried again in an hour.</summary>
    public async Task MarkProblemAsync(ListInForce list, PeriodPlan plan, string problem, CancellationToken cancellation)
    {
        if (await board.GetAsync(list.Id, plan.BoardRow, cancellation) is not { } known)
            return;
        await board.TryWriteAsync(known.Row with { Problem = problem, Next = clock.GetUtcNow() + ProblemRests }, known.ETag, cancellation);
    }

    /// <summary>The notices that would leave for an item at <paramref name="moment"/> if nothing changed before: pending ones and those due by then.</summary>
    public static IReadOnlyList<PendingNotice> WouldSend(ListInForce list, PeriodPlan plan, PeriodWork period, DueItem item, DateTimeOffset moment)
    {
        ItemChange? change = Decide(list, plan, period, item, null, moment);
        LadderTerms terms = list.TermsFor(item);
        IEnumerable<PendingNotice> pending = period
            .NoticesOf(item.Key.Unit)
            .Select(n => n.Value)
            .Where(n => change?.RemoveNotices.Contains(n) != true);
        return [.. pending.Concat(change?.AddNotices ?? []).Where(n => MayLeave(n, change?.Item ?? item, terms, ChinaTime.DateOf(moment)))];
    }

    // An item that cannot be stepped keeps the others of its period from nothing; the Board says which one, and why.
    private static ItemChange? TryDecide(ListInForce list, PeriodPlan plan, PeriodWork period, DueItem item, QuotaTally? tally, DateTimeOffset now)
    {
        try
        {
            return Decide(list, plan, period, item, tally, now);
        }
        catch (Exception e) when (IsOfItem(e))
        {
            return null;
        }
    }

    private static bool IsOfItem(Exception e) => e is InvalidDataException or InvalidOperationException or KeyNotFoundException;

    private BoardRow Keep(BoardRow row, BoardRow? before) =>
        before?.Recheck is { } recheck && clock.GetUtcNow() - recheck < RecheckHolds
            ? row with
            {
                Recheck = recheck,
                Next = row.Next is { } next && next < before.Next ? next : before.Next,
            }
            : row;

    private static ItemChange? Decide(ListInForce list, PeriodPlan plan, PeriodWork period, DueItem before, QuotaTally? tally, DateTimeOffset now)
    {
        // A host that has not heard of the newest change must not undo it.
        if (before.Change > list.Head.Changes)
            return null;
        DateOnly today = ChinaTime.DateOf(now);
        var history = new List<HistoryDraft>();
        DueItem item = Projection.Apply(list, plan, period, before, now, history);
        LadderTerms terms = list.TermsFor(item);
        // 正式启用: nothing that the shadow showed has reached anybody, so the item climbs anew.
        if (
            list.Head.ActivatedOn is { } activated
            && item is { IsOpen: true, IsOnLadder: true }
            && item.OpenedOn <= activated
            && !(item.LadderFrom >= activated)
        )
        {
            item = item.NextCycle(activated) with { NotesAsked = [] };
            history.Add(new HistoryDraft(now, HistoryDraft.System, HistoryEvent.LadderRestarted, HistoryText.LadderRestarted(activated)));
        }

        if (tally is not null && item is { State: ItemState.Completed, ClosedBy: HistoryDraft.System } && tally.Recount(item) is { } missed)
        {
            item = missed;
            history.Add(
                new HistoryDraft(
                    now,
                    HistoryDraft.System,
                    HistoryEvent.Reopened,
                    $"有报送退回或撤回，各期累计{item.Count}{plan.Obligation.Counter}，未达到要求，恢复办理"
                )
            );
        }
        else if (tally is not null && item.IsOpen)
        {
            item = tally.Count(item);
            if (!item.IsOpen)
                history.Add(
                    new HistoryDraft(
                        now,
                        HistoryDraft.System,
                        HistoryEvent.Completed,
                        $"各期累计{item.Count}{plan.Obligation.Counter}，达到要求，{HistoryText.Outcome(item.Outcome!.Value)}"
                    )
                );
        }

        var withdrawn = new List<PendingNotice>();
        var kept = new List<PendingNotice>();
        foreach (Tracked<PendingNotice> notice in period.NoticesOf(item.Key.Unit))
        {
            if (WhyObsolete(notice.Value, item, terms, today) is { } why)
            {
                withdrawn.Add(notice.Value);
                history.Add(new HistoryDraft(now, HistoryDraft.System, HistoryEvent.NoticeWithdrawn, HistoryText.Withdrawn(notice.Value.Tag, why)));
            }
            else
            {
                kept.Add(notice.Value);
            }
        }

        // An address was refused for good and the unit has another one now: the notice is due again.
        string addresses = Addresses(list.Directory[item.Key.Unit]);
        PendingNotice[] revived = [.. kept.Where(n => n.RefusedFor is { } refused && refused != addresses).Select(n => n with { RefusedFor = null })];
        List<PendingNotice> pending = [.. kept.Select(n => Array.Find(revived, r => r.Row == n.Row) ?? n)];

        Decision decision = Ladder.Next(item, pending, terms, today);
        PendingNotice[] added = [.. decision.Due.Select(tag => new PendingNotice(item.Key.Unit, item.Cycle, tag, now))];
        if (item == before && added.Length + withdrawn.Count + revived.Length + history.Count == 0)
            return null;
        return new ItemChange(item, history, added, withdrawn, revived);
    }

    /// <summary>All addresses of a unit; while they are the ones that were refused, its notice waits.</summary>
    public static string Addresses(ResponsibleUnit unit) =>
        string.Join(
            ',',
            new[]
            {
                unit.Liaison?.Email,
                unit.Supervisor?.Email,
                unit.Deputy?.Email,
                unit.Principal?.Email,
                unit.SecondDeputy?.Email,
                unit.ThirdDeputy?.Email,
            }.OfType<string>()
        );

    private static IReadOnlyCollection<PendingNotice> PendingOf(PeriodWork period, DueItem item) =>
        [.. period.NoticesOf(item.Key.Unit).Select(n => n.Value)];

    /// <summary>True when a pending notice leaves with a slot of <paramref name="today"/>: nothing holds it, and its addresses were not refused.</summary>
    public static bool MayLeave(PendingNotice notice, DueItem item, LadderTerms terms, DateOnly today) =>
        notice.RefusedFor is null
        && WhyObsolete(notice, item, terms, today) is null
        && (notice.Tag.IsForOffice || terms.FirstFree(item.HeldUntil, today) == today);

    /// <summary>Why a pending notice must not leave any more, as the history words it; null while it may.</summary>
    public static string? WhyObsolete(PendingNotice notice, DueItem item, LadderTerms terms, DateOnly today) =>
        today > terms.ClosesOn && (item.IsOpen || notice.Tag.IsForOffice) ? "清单已关闭"
        : notice.Tag == NoticeTag.Bounce ? null
        : notice.Tag == NoticeTag.ForOffice
            ? item.State == ItemState.InReview || item is { IsReturned: true } ? null
                : "事项已处理"
        : !item.IsOpen ? HistoryText.WhyNotOpen(item.State)
        : notice.Cycle != item.Cycle ? "督办程序已重新起算"
        : notice.Tag.Rung > terms.MaxRung ? "超出该单位最高层级"
        : notice.Tag == NoticeTag.Courtesy && today > item.DueOn ? "已过完成时限"
        : !notice.Tag.TellsOfAnAct && today <= item.HeldUntil ? $"市安委办暂缓发送至{ChineseDates.Short(item.HeldUntil.Value)}"
        : !notice.Tag.TellsOfAnAct && terms.IsPaused(today) ? "暂停期间不发通知"
        : notice.Tag == NoticeTag.Returned && !item.IsReturned ? "已重新报送"
        : notice.Tag == NoticeTag.Acknowledge && item.AcknowledgedAt is not null ? "已登记已阅"
        : notice.Tag.Quarter is { } quarter && (item.NotesGiven.Contains(quarter) || today > Period.Quarter(terms.Year, quarter).Last)
            ? "本季度进展说明已报送或已截止"
        : null;
}
