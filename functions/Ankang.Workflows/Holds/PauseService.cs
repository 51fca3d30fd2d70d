using Ankang.Workflows.Answers;
using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Holds;

/// <summary>暂停 of a list, an obligation or a unit for a span (floods), and 恢复 before its time.</summary>
/// <remarks>It stands in the head of the list, which every host and page reads; see <see cref="ListInForce.PauseOf"/>.</remarks>
public sealed class PauseService(ListRegister register, PeriodTurns periods, BoardTable board, TimeProvider clock)
{
    public Task<Result<Pause>> PauseAsync(PauseRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        string id = RequestIds.Hash($"{request.List}|{request.RequestId}")[..16];
        return register.UpdateHeadAsync<Result<Pause>>(
            request.List,
            async head =>
            {
                if (head.Pauses.FirstOrDefault(p => p.Id == id) is { } done)
                    return (new Result<Pause>.Done(done), null);
                ListInForce list = await register.GetAsync(request.List, cancellation);
                if (Check(list, request) is { Count: > 0 } errors)
                    return (new Result<Pause>.Invalid(errors), null);

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
                return (new Result<Pause>.Done(pause), head with { Pauses = head.Pauses.Add(pause) });
            },
            cancellation
        );
    }

    /// <summary>恢复: from today the days count again and notices leave.</summary>
    public Task<Result<Pause>> LiftAsync(string listId, string pauseId, string requestId, Actor who, string reason, CancellationToken cancellation)
    {
        string id = RequestIds.Hash($"{listId}|{requestId}")[..16];
        return register.UpdateHeadAsync<Result<Pause>>(
            listId,
            async head =>
            {
                if (head.Pauses.FirstOrDefault(p => p.Id == pauseId) is not { } pause)
                    return (new Result<Pause>.NotFound(), null);
                DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
                if (pause.Lifted?.Request == id)
                    return (new Result<Pause>.Done(pause), null);
                if (pause.Lifted is not null || pause.Last < today)
                    return (new Result<Pause>.Conflict(pause), null);
                if (HoldReason.Check(reason) is { Count: > 0 } errors)
                    return (new Result<Pause>.Invalid(errors), null);

                await HintAsync(listId, pause, cancellation);
                Pause lifted = pause with
                {
                    Last = today.AddDays(-1),
                    Lifted = new PauseLifted(who, clock.GetUtcNow(), reason.Trim(), id, pause.Last),
                };
                return (new Result<Pause>.Done(lifted), head with { Pauses = head.Pauses.Replace(pause, lifted) });
            },
            cancellation
        );
    }

    // Moments come earlier: the Board says so before the head does.
    private async Task HintAsync(string listId, Pause pause, CancellationToken cancellation)
    {
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
    }

    private List<FormError> Check(ListInForce list, PauseRequest request)
    {
        List<FormError> errors = HoldReason.Check(request.Reason);
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
}
