using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Holds;

/// <summary>暂缓发送 of the 任务告知 of a unit or the 周报 of a supervisor, and 恢复 before its time. Mails that carry notices are held by their items.</summary>
/// <remarks>It stands in the head of the list, which a dispatch reads anyway; see <see cref="ListInForce.HoldOf"/>.</remarks>
public sealed class MailHoldService(ListRegister register, TimeProvider clock)
{
    public Task<Result<MailHold>> HoldAsync(MailHoldRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        string id = RequestIds.Hash($"{request.List}|{request.RequestId}")[..16];
        return register.UpdateHeadAsync<Result<MailHold>>(
            request.List,
            async head =>
            {
                if (head.MailHolds.FirstOrDefault(h => h.Id == id) is { } done)
                    return (new Result<MailHold>.Done(done), null);
                ListInForce list = await register.GetAsync(request.List, cancellation);
                if (!IsThere(list, request))
                    return (new Result<MailHold>.NotFound(), null);
                if (Check(list, request) is { Count: > 0 } errors)
                    return (new Result<MailHold>.Invalid(errors), null);

                var hold = new MailHold(id, request.Kind, request.Of, request.Until, request.Reason.Trim(), request.Who, clock.GetUtcNow());
                return (new Result<MailHold>.Done(hold), head with { MailHolds = head.MailHolds.Add(hold) });
            },
            cancellation
        );
    }

    /// <summary>恢复发送: it leaves with the next slot.</summary>
    public Task<Result<MailHold>> ReleaseAsync(
        string listId,
        string holdId,
        string requestId,
        Actor who,
        string reason,
        CancellationToken cancellation
    )
    {
        string id = RequestIds.Hash($"{listId}|{requestId}")[..16];
        return register.UpdateHeadAsync<Result<MailHold>>(
            listId,
            head =>
            {
                (Result<MailHold>, ListHead?) answer;
                DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
                if (head.MailHolds.FirstOrDefault(h => h.Id == holdId) is not { } hold)
                    answer = (new Result<MailHold>.NotFound(), null);
                else if (hold.Lifted?.Request == id)
                    answer = (new Result<MailHold>.Done(hold), null);
                else if (hold.Lifted is not null || !hold.Holds(today))
                    answer = (new Result<MailHold>.Conflict(hold), null);
                else if (HoldReason.Check(reason) is { Count: > 0 } errors)
                    answer = (new Result<MailHold>.Invalid(errors), null);
                else
                {
                    MailHold lifted = hold with
                    {
                        Until = today.AddDays(-1),
                        Lifted = new PauseLifted(who, clock.GetUtcNow(), reason.Trim(), id, hold.Until),
                    };
                    answer = (new Result<MailHold>.Done(lifted), head with { MailHolds = head.MailHolds.Replace(hold, lifted) });
                }

                return Task.FromResult(answer);
            },
            cancellation
        );
    }

    private static bool IsThere(ListInForce list, MailHoldRequest request) =>
        NoticeKinds.Of(request.Kind).HeldBy switch
        {
            NoticeHolder.Person => list.Directory.Units.Any(u => u.People.Any(p => p.Email == request.Of)),
            _ => false,
        };

    private List<FormError> Check(ListInForce list, MailHoldRequest request)
    {
        List<FormError> errors = HoldReason.Check(request.Reason);
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (request.Until < today)
            errors.Add(new FormError("until", $"截止日期不能早于今天（{ChineseDates.Short(today)}）。"));
        if (request.Until > list.Head.ClosesOn)
            errors.Add(new FormError("until", $"截止日期不能晚于清单关闭日（{ChineseDates.Full(list.Head.ClosesOn)}）。"));
        return errors;
    }
}
