using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Bulletins;

/// <summary>Drafts bulletins, counts them anew whenever they are looked at, and freezes one when a person issues it.</summary>
public sealed class BulletinService
{
    private const int MostDrafts = 200;
    private const int LongestNumber = 60;
    private const int ReadsAtOnce = 16;
    private readonly ListLookup _lists;
    private readonly ListRegister _register;
    private readonly WorkTable _work;
    private readonly BulletinShelf _shelf;
    private readonly InterviewService _interviews;
    private readonly TimeProvider _clock;

    internal BulletinService(
        ListLookup lists,
        ListRegister register,
        WorkTable work,
        BulletinShelf shelf,
        InterviewService interviews,
        TimeProvider clock
    ) => (_lists, _register, _work, _shelf, _interviews, _clock) = (lists, register, work, shelf, interviews, clock);

    /// <summary>All of a list, the newest first.</summary>
    public async Task<IReadOnlyList<Bulletin>> AllAsync(string listId, CancellationToken cancellation) =>
        [.. (await _shelf.AllAsync(listId, cancellation)).Select(b => b.Bulletin).OrderByDescending(b => b.Number)];

    public async Task<Bulletin?> FindAsync(string listId, int number, CancellationToken cancellation) =>
        (await _shelf.FindAsync(listId, number, cancellation))?.Bulletin;

    /// <summary>起草: with the standard text, in one click.</summary>
    public async Task<Result<Bulletin>> DraftAsync(
        string listId,
        BulletinScope scope,
        BulletinPolicy policy,
        string request,
        Actor who,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ListInForce list = await _lists(listId, cancellation);
        DateTimeOffset now = _clock.GetUtcNow();
        if (Check(list, scope, policy, ChinaTime.DateOf(now)) is { Count: > 0 } errors)
            return new Result<Bulletin>.Invalid(errors);
        string id = IdOf(listId, request);
        return await CompareAndSwap.UpdateAsync<Result<Bulletin>>($"The bulletins of list {listId}", async () =>
        {
            IReadOnlyList<(Bulletin Bulletin, string ETag)> all = await _shelf.AllAsync(listId, cancellation);
            if (all.FirstOrDefault(b => b.Bulletin.Requests.Contains(id)) is { Bulletin: { } done })
                return new Result<Bulletin>.Done(done);
            if (all.Count(b => b.Bulletin.Issue is null) >= MostDrafts)
                return new Result<Bulletin>.Invalid([new("from", $"已有{MostDrafts}份未印发的草稿，请先删除不用的。")]);
            // A damaged row is not among them, and its number is taken all the same.
            int number = await _shelf.LastNumberAsync(listId, cancellation) + 1;
            var draft = new Bulletin(number, scope, policy, BulletinText.StandardTitle, BulletinText.Standard, 0, [id], who, now, who, now);
            return await _shelf.TryAddAsync(listId, draft, cancellation) ? new Result<Bulletin>.Done(draft) : null;
        });
    }

    /// <summary>修改: title, text, 点名范围 and 整改期限 of a draft.</summary>
    /// <param name="seen"><see cref="Bulletin.Changes"/> as the form showed it.</param>
    public async Task<Result<Bulletin>> EditAsync(
        string listId,
        int number,
        int seen,
        string title,
        string text,
        BulletinPolicy policy,
        string request,
        Actor who,
        CancellationToken cancellation
    )
    {
        ListInForce list = await _lists(listId, cancellation);
        string id = IdOf(listId, request);
        DateTimeOffset now = _clock.GetUtcNow();
        return await UpdateAsync(
            listId,
            number,
            seen,
            id,
            draft =>
            {
                IReadOnlyList<FormError> errors =
                [
                    .. BulletinText.Check(title, text),
                    .. Check(list, draft.Scope, policy, ChinaTime.DateOf(now)).Where(e => e.Field == "demandBy"),
                ];
                return Task.FromResult<Result<Bulletin>>(
                    errors.Count > 0
                        ? new Result<Bulletin>.Invalid(errors)
                        : new Result<Bulletin>.Done(
                            draft with
                            {
                                Title = title.Trim(),
                                Text = text.ReplaceLineEndings("\n").Trim(),
                                Policy = policy,
                                Changes = draft.Changes + 1,
                                Requests = [draft.Requests[0], id],
                                ChangedBy = who,
                                ChangedAt = now,
                            }
                        )
                );
            },
            cancellation
        );
    }

    /// <summary>印发: the numbers of this moment are kept, and follow nothing from now on. Its mails leave with the next slot.</summary>
    public async Task<Result<Bulletin>> IssueAsync(
        string listId,
        int number,
        int seen,
        IssueOrder order,
        string request,
        Actor who,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(order);
        ListInForce list = await _lists(listId, cancellation);
        string id = IdOf(listId, request);
        DateTimeOffset now = _clock.GetUtcNow();
        return await UpdateAsync(
            listId,
            number,
            seen,
            id,
            async draft =>
            {
                if (Check(list, draft, order, now) is { Count: > 0 } errors)
                    return new Result<Bulletin>.Invalid(errors);
                (BulletinPaper paper, BulletinFacts facts) = await ComposeAsync(
                    list,
                    draft,
                    order.Number.Trim(),
                    order.On,
                    fresh: true,
                    cancellation
                );
                BulletinMailing? mailing = order.Mailing is { } choice ? MailingOf(facts, choice) : null;
                if (mailing is { Units: [], ToLeader: false })
                    return new Result<Bulletin>.Invalid([new("mailTo", "所选范围没有单位；请改选全部单位，或选择不发送邮件。")]);
                // Before the issue itself: a crash between the two leaves a draft that is named, never an issued one that is not.
                if (mailing is not null)
                    await NameAsync(listId, new Circulation(number, now), cancellation);
                return new Result<Bulletin>.Done(
                    draft with
                    {
                        Issue = new(order.Number.Trim(), order.On, who, now, id, paper) { Mailing = mailing },
                    }
                );
            },
            cancellation
        );
    }

    /// <summary>删除 of a draft; what was issued stays.</summary>
    public async Task<Result<Bulletin>> DropAsync(string listId, int number, int seen, CancellationToken cancellation) =>
        await CompareAndSwap.UpdateAsync<Result<Bulletin>>($"Bulletin {number} of list {listId}", async () =>
        {
            if (await _shelf.FindAsync(listId, number, cancellation) is not { } found)
                return new Result<Bulletin>.NotFound();
            if (found.Bulletin.Issue is not null || found.Bulletin.Changes != seen)
                return new Result<Bulletin>.Conflict(found.Bulletin);
            return await _shelf.TryDeleteAsync(listId, number, found.ETag, cancellation) ? new Result<Bulletin>.Done(found.Bulletin) : null;
        });

    /// <summary>A bulletin as it reads: an issued one as it was issued, a draft as the items stand now.</summary>
    public async Task<BulletinPaper> PaperAsync(string listId, Bulletin bulletin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        if (bulletin.Issue is { } issue)
            return issue.Paper;
        ListInForce list = await _lists(listId, cancellation);
        return (await ComposeAsync(list, bulletin, null, ChinaTime.DateOf(_clock.GetUtcNow()), fresh: false, cancellation)).Paper;
    }

    /// <summary>Every item that was opened, quotas as their periods make them; by the way of all who count a whole list.</summary>
    /// <param name="fresh">True where what is counted is kept.</param>
    public async Task<IReadOnlyList<DueItem>> ItemsAsync(ListInForce list, bool fresh, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        DateTimeOffset now = _clock.GetUtcNow();
        var items = new List<DueItem>();
        foreach (PeriodPlan[] some in list.Plans.Where(p => p.OpensAt <= now).Chunk(ReadsAtOnce))
        foreach (PeriodWork period in await Task.WhenAll(some.Select(p => _work.LoadAsync(p.Ref, fresh, cancellation))))
            items.AddRange(period.Items.Values.Select(i => i.Value));
        return QuotaTally.DeriveAll(list, items, ChinaTime.DateOf(now));
    }

    /// <summary>The office's own items that a month's bulletin may be (第38项 每月通报): of the month it is about, and of that of its issue.</summary>
    /// <returns>Open ones; empty for a draft, and for a bulletin of a part.</returns>
    public async Task<IReadOnlyList<(PeriodPlan Plan, DueItem Item)>> OwnDutiesAsync(string listId, Bulletin bulletin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        if (bulletin is not { Issue: { } issue, Scope.IsWholeMonth: true })
            return [];
        ListInForce list = await _lists(listId, cancellation);
        var open = new List<(PeriodPlan, DueItem)>();
        foreach (PeriodPlan plan in OwnDuty.PlansOf(list, bulletin.Scope.From, issue.On))
        {
            PeriodWork period = await _work.LoadAsync(plan.Ref, fresh: true, cancellation);
            if (period.Items.GetValueOrDefault(list.Catalogue.List.OfficeUnit)?.Value is { IsOpen: true } item)
                open.Add((plan, item));
        }

        return open;
    }

    private async Task<(BulletinPaper Paper, BulletinFacts Facts)> ComposeAsync(
        ListInForce list,
        Bulletin draft,
        string? documentNumber,
        DateOnly date,
        bool fresh,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<DueItem> items = await ItemsAsync(list, fresh, cancellation);
        BulletinFigures? last = (await _shelf.AllAsync(list.Id, cancellation))
            .Select(b => b.Bulletin)
            .Where(b => b.Issue is not null && b.Scope.IsOfSameMatter(draft.Scope) && b.Scope.To < draft.Scope.From)
            .MaxBy(b => (b.Scope.To, b.Number))
            ?.Issue!.Paper.Figures;
        IReadOnlyList<InterviewCase> cases = await _interviews.CasesAsync(list.Id, cancellation);
        BulletinFacts facts = BulletinFacts.Of(list, items, draft.Scope, _clock.GetUtcNow(), last) with
        {
            Circulated = CirculatedUnit.Of(list, draft.Scope, cases),
        };
        return (BulletinPaper.Of(list, facts, draft.Policy, draft.Title, draft.Text, date, documentNumber), facts);
    }

    private static BulletinMailing MailingOf(BulletinFacts facts, MailingChoice choice) =>
        new(
            choice.Roles.Count == 0 ? []
                : choice.BehindOnly ? [.. facts.Units.Where(u => u.Overdue + u.Reminders + u.Supervisions + u.Interviews > 0).Select(u => u.Unit)]
                : [.. facts.Units.Select(u => u.Unit)],
            choice.Roles,
            choice.ToLeader
        );

    private Task NameAsync(string listId, Circulation named, CancellationToken cancellation) =>
        _register.UpdateHeadAsync(
            listId,
            head =>
                Task.FromResult<(Circulation, ListHead?)>(
                    (named, head with { Circulations = [.. head.Circulations.Where(c => c.Bulletin != named.Bulletin), named] })
                ),
            cancellation
        );

    /// <summary>Changes a draft under what the form showed; a request that was done already is answered with what there is.</summary>
    internal async Task<Result<Bulletin>> UpdateAsync(
        string listId,
        int number,
        int seen,
        string request,
        Func<Bulletin, Task<Result<Bulletin>>> change,
        CancellationToken cancellation
    ) => await CompareAndSwap.UpdateAsync<Result<Bulletin>>($"Bulletin {number} of list {listId}", async () =>
        {
            if (await _shelf.FindAsync(listId, number, cancellation) is not { } found)
                return new Result<Bulletin>.NotFound();
            if (found.Bulletin.HasDone(request))
                return new Result<Bulletin>.Done(found.Bulletin);
            if (found.Bulletin.Issue is not null || found.Bulletin.Changes != seen)
                return new Result<Bulletin>.Conflict(found.Bulletin);
            Result<Bulletin> changed = await change(found.Bulletin);
            return changed is not Result<Bulletin>.Done done || await _shelf.TryReplaceAsync(listId, done.Value, found.ETag, cancellation)
                ? changed
                : null;
        });

    private static List<FormError> Check(ListInForce list, Bulletin draft, IssueOrder order, DateTimeOffset now)
    {
        var errors = new List<FormError>();
        DateOnly today = ChinaTime.DateOf(now);
        if (order.NeedsSignature && draft.Signature is null)
            errors.Add(new("number", "须经领导签批同意后印发；草稿呈批后又修改的，请重新呈批。"));
        if (order.Number.Trim().Length is 0 or > LongestNumber || !order.Number.Any(char.IsAsciiDigit))
            errors.Add(new("number", $"请填写完整的发文字号，如安市安委办发〔{order.On.Year}〕12号，最多{LongestNumber}字。"));
        if (order.On > today)
            errors.Add(new("on", $"印发日期不能晚于今天（{ChineseDates.Full(today)}）。"));
        if (order.On < draft.Scope.From)
            errors.Add(new("on", $"印发日期不能早于通报期间的第一天（{ChineseDates.Full(draft.Scope.From)}）。"));
        if (order.Mailing is not { } mailing)
            return errors;
        if (list.Head.Closing is not null || Slot.After(now, list.Calendar).Date > list.Head.ClosesOn)
            errors.Add(new("mailTo", $"清单已截止（{ChineseDates.Full(list.Head.ClosesOn)}）或已撤回，不再发送邮件；请选择不发送，只登记印发。"));
        if (mailing is { Roles: [], ToLeader: false })
            errors.Add(new("roles", "请至少选择一类收件人，或选择不发送邮件。"));
        return errors;
    }

    private static List<FormError> Check(ListInForce list, BulletinScope scope, BulletinPolicy policy, DateOnly today)
    {
        var errors = new List<FormError>();
        if (scope.To < scope.From)
            errors.Add(new("to", "止期不能早于起期。"));
        else if (scope.To < list.BeginsOn)
            errors.Add(new("to", $"该期间早于清单开始执行的日期（{ChineseDates.Full(list.BeginsOn)}），没有可通报的事项。"));
        if (scope.From > list.Head.ClosesOn)
            errors.Add(new("from", $"该期间晚于清单截止日（{ChineseDates.Full(list.Head.ClosesOn)}）。"));
        if (scope.CutOff > today)
            errors.Add(new("cutOff", $"统计截止日不能晚于今天（{ChineseDates.Full(today)}）。"));
        else if (scope.CutOff < list.BeginsOn)
            errors.Add(new("cutOff", $"统计截止日不能早于清单开始执行的日期（{ChineseDates.Full(list.BeginsOn)}）。"));
        else if (scope.CutOff < scope.From)
            errors.Add(new("cutOff", "统计截止日不能早于起期。"));
        if (scope.Groups.FirstOrDefault(g => !list.Directory.Knows(g)) is { } unknown)
            errors.Add(new("group", $"没有这个单位或单位类别：{unknown}。"));
        HashSet<int> tasks = [.. list.Catalogue.List.Tasks.Select(t => t.Number)];
        if (scope.Tasks.Where(t => !tasks.Contains(t)).ToList() is { Count: > 0 } strange)
            errors.Add(new("tasks", $"清单没有第{string.Join('、', strange)}项，请填写第1项至第{tasks.Max()}项之间的序号。"));
        if (policy.DemandBy < scope.CutOff)
            errors.Add(new("demandBy", "整改期限不能早于统计截止日。"));
        return errors;
    }

    internal static string IdOf(string list, string request) => RequestIds.Hash($"{list}|{request}")[..16];
}
