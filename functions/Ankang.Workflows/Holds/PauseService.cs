using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Holds;

/// <summary>暂停 of a list, an obligation or a unit for a span (floods), and 恢复 before its time.</summary>
/// <remarks>It stands in the head of the list, which every host and page reads; see <see cref="ListInForce.PauseOf"/>.</remarks>
public sealed class PauseService(ListRegister register, PeriodTurns periods, BoardTable board, TimeProvider clock)
{
    private const int MostAttempts = 12;
    private const int LongestReason = 500;

    public async Task<PauseResult> PauseAsync(PauseRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        string id = RequestIds.Hash($"{request.List}|{request.RequestId}")[..16];
        for (int attempt = 1; attempt <= MostAttempts; attempt++)
        {
            (ListHead head, string etag) = await register.ReadHeadAsync(request.List, cancellation);
            if (head.Pauses.FirstOrDefault(p => p.Id == id) is { } done)
                return new PauseResult.Done(done);
            ListInForce list = await register.GetAsync(request.List, cancellation);
            if (Check(list, request) is { Count: > 0 } errors)
                return new PauseResult.Invalid(errors);

            // Later moments need no hint: what the Board says too early is looked at and waits.
            var pause = new Pause(
                id,
                request.Obligation,
                request.Unit,
                request.First,
                request.Last,
                request.Reason.Trim(),
                request.Who,
                clock.GetUtcNow()
            );
            if (await register.TryCommitHeadAsync(head with { Pauses = head.Pauses.Add(pause) }, etag, [], cancellation))
                return new PauseResult.Done(pause);
        }

        throw Busy(request.List);
    }

    /// <summary>恢复: from today the days count again and notices leave.</summary>
    public async Task<PauseResult> LiftAsync(
        string listId,
        string pauseId,
        string requestId,
        Actor who,
        string reason,
        CancellationToken cancellation
    )
    {
        string id = RequestIds.Hash($"{listId}|{requestId}")[..16];
        for (int attempt = 1; attempt <= MostAttempts; attempt++)
        {
            (ListHead head, string etag) = await register.ReadHeadAsync(listId, cancellation);
            if (head.Pauses.FirstOrDefault(p => p.Id == pauseId) is not { } pause)
                return new PauseResult.NotFound();
            DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
            if (pause.Lifted?.Request == id)
                return new PauseResult.Done(pause);
            if (pause.Lifted is not null || pause.Last < today)
                return new PauseResult.Over(pause);
            if (CheckReason(reason) is { Count: > 0 } errors)
                return new PauseResult.Invalid(errors);

            // Moments come earlier: the Board says so before the head does.
            ListInForce list = await register.GetAsync(listId, cancellation);
            BoardView view = await board.ReadAsync(listId, reread: true, cancellation);
            foreach (
                PeriodPlan plan in list.Plans.Where(p =>
                    (pause.Obligation is null || pause.Obligation == p.Obligation.Id)
                    && view.Find(p) is { } row
                    && row.Row.HasOpen
                    && (pause.Unit is null || row.Row.Entries.Any(e => e.Unit == pause.Unit))
                )
            )
                await periods.LowerAsync(list, plan, cancellation);

            Pause lifted = pause with { Last = today.AddDays(-1), Lifted = new PauseLifted(who, clock.GetUtcNow(), reason.Trim(), id, pause.Last) };
            if (await register.TryCommitHeadAsync(head with { Pauses = head.Pauses.Replace(pause, lifted) }, etag, [], cancellation))
                return new PauseResult.Done(lifted);
        }

        throw Busy(listId);
    }

    private List<FormError> Check(ListInForce list, PauseRequest request)
    {
        List<FormError> errors = CheckReason(request.Reason);
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (request.First < today)
            errors.Add(new FormError("first", $"开始日期不能早于今天（{ChineseDates.Short(today)}）。"));
        if (request.Last < request.First)
            errors.Add(new FormError("last", "结束日期不能早于开始日期。"));
        if (request.Last > list.Head.ClosesOn)
            errors.Add(new FormError("last", $"结束日期不能晚于清单关闭日（{ChineseDates.Full(list.Head.ClosesOn)}）。"));
        if (request.Obligation is { } duty && list.Catalogue.Find(duty) is null)
            errors.Add(new FormError("obligation", "没有这个责任事项。"));
        if (request.Unit is { } unit && list.Directory.Find(unit) is null)
            errors.Add(new FormError("unit", "没有这个单位。"));
        if (request is { Obligation: not null, Unit: not null })
            errors.Add(new FormError("unit", "请暂停清单、一个责任事项或一个单位，只选其一。"));
        return errors;
    }

    private static List<FormError> CheckReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? [new FormError("reason", "请填写理由。")]
        : reason.Trim().Length > LongestReason ? [new FormError("reason", $"最多{LongestReason}字，已填{reason.Trim().Length}字。")]
        : [];

    private static StoreUnavailableException Busy(string list) =>
        new($"The head of list {list} changed under every one of {MostAttempts} attempts to write it; send the request again.");
}
