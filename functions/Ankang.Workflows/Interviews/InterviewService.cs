using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Interviews;

/// <summary>约谈研究清单: what stands before the leader, what he decides, and what came of it.</summary>
/// <remarks>
/// A proposal is derived from items and cases. A case is written first, then a line into the history of each item; cut off
/// in between, the lines are written with the next decision or record, by the audit at the latest. A look at cases writes nothing.
/// </remarks>
public sealed partial class InterviewService
{
    private const int LongestText = 500;
    private const int LongestMinutes = 5000;
    private const int FollowUpDays = 5;
    private readonly ListRegister _register;
    private readonly ListLookup _lists;
    private readonly WorkTable _work;
    private readonly BoardTable _board;
    private readonly InterviewTable _cases;
    private readonly ItemActs _acts;
    private readonly ObligationTurns _turns;
    private readonly TimeProvider _clock;
    private readonly CutOffActs _cutOff;

    internal InterviewService(
        ListRegister register,
        ListLookup lists,
        WorkTable work,
        BoardTable board,
        InterviewTable cases,
        ItemActs acts,
        ObligationTurns turns,
        TimeProvider clock,
        CutOffActs cutOff
    ) =>
        (_register, _lists, _work, _board, _cases, _acts, _turns, _clock, _cutOff) = (
            register,
            lists,
            work,
            board,
            cases,
            acts,
            turns,
            clock,
            cutOff
        );

    /// <summary>All cases, oldest first.</summary>
    public async Task<IReadOnlyList<InterviewCase>> CasesAsync(string listId, CancellationToken cancellation) =>
        [.. (await _cases.ReadAsync(listId, cancellation)).Select(c => c.Case).OrderBy(c => c.At)];

    /// <summary>For the nightly audit: writes the lines that a crash left out of the histories.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer; what was not written is the next time.</exception>
    public Task FinishAsync(string listId, CancellationToken cancellation) => _cutOff.FinishAsync(listId, NotedAsync, cancellation);

    /// <summary>The open proposals: those with most items and longest overdue first.</summary>
    public async Task<IReadOnlyList<InterviewProposal>> ProposalsAsync(string listId, CancellationToken cancellation)
    {
        ListInForce list = await _lists(listId, cancellation);
        return await ProposalsAsync(list, [.. (await _cases.ReadAsync(listId, cancellation)).Select(c => c.Case)], null, cancellation);
    }

    /// <summary>签发, 暂缓, 改为通报 or 不约谈 of all that stands open of a unit, each with a reason.</summary>
    public async Task<Result<InterviewCase>> DecideAsync(InterviewRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ListInForce list = await _lists(request.List, cancellation);
        if (list.Directory.Find(request.Unit) is not { } unit)
            return new Result<InterviewCase>.NotFound();
        string id = RequestIds.Hash($"{request.List}|{request.Unit}|{request.RequestId}")[..16];
        return await CompareAndSwap.UpdateAsync<Result<InterviewCase>>($"The cases of list {request.List}", async () =>
        {
            InterviewCase[] cases = [.. (await NotedAsync(request.List, cancellation)).Select(c => c.Case)];
            if (cases.FirstOrDefault(c => c.Request == id) is { } done)
                return new Result<InterviewCase>.Done(done);
            if (Check(list, unit, request) is { Count: > 0 } errors)
                return new Result<InterviewCase>.Invalid(errors);

            InterviewProposal? proposal = (await ProposalsAsync(list, cases, request.Unit, cancellation)).SingleOrDefault();
            if (proposal is null || request.Seen is { } seen && !proposal.Items.Select(i => i.Item.Key).ToHashSet().SetEquals(seen))
                return new InterviewConflict(cases.LastOrDefault(c => c.Unit == request.Unit), proposal);

            var one = new InterviewCase(
                request.Unit,
                cases.Count(c => c.Unit == request.Unit) + 1,
                [.. proposal.Items.Select(i => InterviewItem.Of(i.Item))],
                request.Decision,
                request.Reason.Trim(),
                request.Who,
                _clock.GetUtcNow(),
                id,
                request.Decision == InterviewDecision.Postpone ? request.Until : null,
                request.Decision == InterviewDecision.Issue ? request.Letter : null,
                request is { Decision: InterviewDecision.Issue, Release: true }
            );
            _cutOff.Begin(request.List);
            if (await _cases.TryAddAsync(request.List, one, cancellation) is not { } etag)
                return null;
            return new Result<InterviewCase>.Done(await NoteAsync(request.List, one, etag, cancellation));
        });
    }

    /// <summary>已约谈: the interview was held; the 纪要 is kept, and where wanted a written report is asked for within 5 working days.</summary>
    /// <param name="number">Of the unit's case.</param>
    public async Task<Result<InterviewCase>> RecordAsync(
        string listId,
        string unit,
        int number,
        string requestId,
        Actor who,
        DateOnly heldOn,
        string minutes,
        bool followUp,
        CancellationToken cancellation
    )
    {
        string id = RequestIds.Hash($"{listId}|{unit}|{requestId}")[..16];
        return await CompareAndSwap.UpdateAsync<Result<InterviewCase>>($"The cases of list {listId}", async () =>
        {
            (InterviewCase? one, string etag) = (await NotedAsync(listId, cancellation)).FirstOrDefault(c =>
                c.Case.Unit == unit && c.Case.Number == number
            );
            if (one is null)
                return new Result<InterviewCase>.NotFound();
            if (one.Held?.Request == id)
                return new Result<InterviewCase>.Done(one);
            if (one.Held is not null)
                return new InterviewConflict(one, null);

            (ListHead head, string headETag) = await _register.ReadHeadAsync(listId, cancellation);
            ListInForce list = await _lists(listId, cancellation);
            DateTimeOffset now = _clock.GetUtcNow();
            DateOnly today = ChinaTime.DateOf(now);
            var errors = new List<FormError>();
            if (one.Letter is not { } letter || one.IsWithdrawn)
                errors.Add(new FormError("item", one.IsWithdrawn ? "该约谈已撤销。" : "该事项没有签发约谈通知书。"));
            else if (heldOn < ChinaTime.DateOf(letter.At))
                errors.Add(
                    new FormError("heldOn", $"约谈定于{ChineseDates.Short(ChinaTime.DateOf(letter.At))}，日期不能早于该日；提前约谈的，请先改期。")
                );
            if (heldOn > today)
                errors.Add(new FormError("heldOn", $"日期不能晚于今天（{ChineseDates.Short(today)}）。"));
            Text(errors, "minutes", minutes, LongestMinutes, "请填写约谈纪要。");
            if (errors.Count > 0)
                return new Result<InterviewCase>.Invalid(errors);

            int? opens = followUp ? head.FollowUps.Length + 1 : null;
            InterviewCase held = one with { Held = new InterviewHeld(heldOn, minutes.Trim(), who, now, id, opens), Noted = false };
            DateOnly due = list.Calendar.AddWorkingDays(today, FollowUpDays);
            if (opens is { } next)
                head = head with { FollowUps = head.FollowUps.Add(new FollowUp(next, unit, today, due)) };
            _cutOff.Begin(listId);
            if (!await _register.TryCommitHeadAsync(head, headETag, [InterviewTable.Replacing(held, etag)], cancellation))
                return null;

            // It opens with the next turn in any case; the person is to see it at once.
            list = await _register.GetAsync(listId, cancellation);
            if (opens is not null)
                await _turns.TakeAsync(list, list.PlansOf(FollowUpDuty.Id)[^1], null, cancellation);
            await NotedAsync(listId, cancellation);
            return new Result<InterviewCase>.Done(held with { Noted = true });
        });
    }

    private async Task<IReadOnlyList<InterviewProposal>> ProposalsAsync(
        ListInForce list,
        InterviewCase[] cases,
        string? only,
        CancellationToken cancellation
    )
    {
        BoardView view = await _board.ReadAsync(list.Id, reread: false, cancellation);
        var items = new List<(PeriodPlan Plan, DueItem Item)>();
        foreach (PeriodPlan plan in list.Plans)
        {
            // The Board may not know yet of a confirmation, so what it calls open is looked at.
            if (
                view.Find(plan) is not { } found
                || !found.Row.Entries.Any(e => e is { State: ItemState.Open, Rung: Rung.Interview } && (only is null || e.Unit == only))
            )
                continue;
            IReadOnlyList<DueItem> standing = await QuotaReading.ItemsAsync(list, plan, _work, _clock.GetUtcNow(), cancellation);
            items.AddRange(standing.Where(i => IsOpen(list, i, cases) && (only is null || i.Key.Unit == only)).Select(i => (plan, i)));
        }

        return
        [
            .. items
                .GroupBy(i => i.Item.Key.Unit)
                .Select(g => new InterviewProposal(
                    g.Key,
                    [.. g.OrderBy(i => i.Item.DueOn)],
                    g.Min(i => i.Item.Interview!.At),
                    cases.LastOrDefault(c => c.Unit == g.Key) is { Decision: InterviewDecision.Postpone } last ? last : null
                ))
                .OrderByDescending(p => p.Items.Count)
                .ThenBy(p => p.Items[0].Item.DueOn)
                .ThenBy(p => list.Directory.OrderOf(p.Unit)),
        ];
    }

    /// <summary>An item that stands before the office: it reached 约谈 and is open and undecided. The office's own never do.</summary>
    internal static bool IsOpen(ListInForce list, DueItem item, IReadOnlyList<InterviewCase> cases) =>
        item is { IsOpen: true, Rung: Rung.Interview }
        && item.Key.Unit != list.Catalogue.List.OfficeUnit
        && !cases.Any(c => c.IsFinal && c.Unit == item.Key.Unit && c.Covers(item));

    private async Task<IReadOnlyList<(InterviewCase Case, string ETag)>> NotedAsync(string listId, CancellationToken cancellation)
    {
        IReadOnlyList<(InterviewCase Case, string ETag)> rows = await _cases.ReadAsync(listId, cancellation);
        if (rows.All(r => r.Case.Noted))
            return rows;
        foreach ((InterviewCase one, string etag) in rows.Where(r => !r.Case.Noted))
            await NoteAsync(listId, one, etag, cancellation);
        return await _cases.ReadAsync(listId, cancellation);
    }

    private async Task<InterviewCase> NoteAsync(string listId, InterviewCase one, string etag, CancellationToken cancellation)
    {
        foreach (InterviewItem item in one.Items)
        {
            DueItemKey key = item.Key(listId, one.Unit);
            await _acts.DoAsync(new ActRequest(key, one.Request, one.Who), bringsForward: one.Released, s => Decided(s, one), cancellation);
            foreach (InterviewRevision revision in one.Revisions ?? [])
                await _acts.DoAsync(
                    new ActRequest(key, revision.Request, revision.Who),
                    bringsForward: one.Released,
                    s => Revised(s, one, revision),
                    cancellation
                );
            if (one.Held is { } held)
                await _acts.DoAsync(
                    new ActRequest(key, held.Request, held.Who),
                    bringsForward: false,
                    s => s.Change(s.Item, HistoryEvent.InterviewHeld, $"{ChineseDates.Short(held.On)}已约谈。纪要：{Short(held.Minutes)}"),
                    cancellation
                );
        }

        InterviewCase noted = one with { Noted = true };
        await _cases.TryReplaceAsync(listId, noted, etag, cancellation);
        return noted;
    }

    private static ItemChange Decided(ActScene scene, InterviewCase one)
    {
        // As it was decided, whatever became of it before its line was written.
        InterviewLetter? letter = one.Revisions is [var first, ..] ? first.Before : one.Letter;
        string text = one.Decision switch
        {
            InterviewDecision.Issue => $"签发约谈通知书：{one.Reason}。{string.Join('；', letter!.Lines)}",
            InterviewDecision.Postpone => $"约谈暂缓至{ChineseDates.Short(one.PostponedUntil!.Value)}：{one.Reason}",
            InterviewDecision.Circulate => $"约谈改为通报：{one.Reason}",
            _ => $"研究决定不约谈：{one.Reason}",
        };
        return one.Released && scene.Item.IsOpen
            ? scene.Telling(scene.Item, NoticeTag.Letter, string.Join('\n', letter!.Lines), null, HistoryEvent.InterviewDecided, text)
            : scene.Change(scene.Item, HistoryEvent.InterviewDecided, text);
    }

    private List<FormError> Check(ListInForce list, ResponsibleUnit unit, InterviewRequest request)
    {
        var errors = new List<FormError>();
        DateOnly today = ChinaTime.DateOf(_clock.GetUtcNow());
        Text(errors, "reason", request.Reason, LongestText, "请填写理由。");
        if (request.Decision == InterviewDecision.Postpone)
        {
            if (request.Until is not { } until)
                errors.Add(new FormError("until", "请填写暂缓至哪一天。"));
            else if (until < today || until > list.Head.ClosesOn)
                errors.Add(new FormError("until", $"请填写{ChineseDates.Short(today)}至{ChineseDates.Full(list.Head.ClosesOn)}之间的日期。"));
        }

        if (request.Decision == InterviewDecision.Issue)
        {
            Letter(errors, request.Letter, today);
            if (request.Release && unit.Principal is null)
                errors.Add(new FormError("release", "该单位没有登记主要负责人邮箱，不能发邮件。"));
        }

        return errors;
    }

    private static void Letter(List<FormError> errors, InterviewLetter? letter, DateOnly today)
    {
        Text(errors, "place", letter?.Place, LongestText, "请填写约谈地点。");
        Text(errors, "by", letter?.By, LongestText, "请填写约谈人。");
        if (letter is null || ChinaTime.DateOf(letter.At) < today)
            errors.Add(new FormError("at", "请填写约谈时间，不能早于今天。"));
    }

    private static void Text(List<FormError> errors, string field, string? text, int longest, string missing)
    {
        int length = text?.Trim().Length ?? 0;
        if (length == 0)
            errors.Add(new FormError(field, missing));
        else if (length > longest)
            errors.Add(new FormError(field, $"最多{longest}字，已填{length}字。"));
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "……";
}
