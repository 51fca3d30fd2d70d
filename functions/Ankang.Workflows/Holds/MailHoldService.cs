using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Holds;

/// <summary>暂缓发送 of the 任务告知 of a unit or the 周报 of a supervisor, and 恢复 before its time. Mails that carry notices are held by their items.</summary>
/// <remarks>It stands in the head of the list, which a dispatch reads anyway; see <see cref="ListInForce.HoldOf"/>.</remarks>
public sealed class MailHoldService(ListRegister register, TimeProvider clock)
{
    private const int MostAttempts = 12;
    private const int LongestReason = 500;

    public async Task<MailHoldResult> HoldAsync(MailHoldRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        string id = RequestIds.Hash($"{request.List}|{request.RequestId}")[..16];
        for (int attempt = 1; attempt <= MostAttempts; attempt++)
        {
            (ListHead head, string etag) = await register.ReadHeadAsync(request.List, cancellation);
            if (head.MailHolds.FirstOrDefault(h => h.Id == id) is { } done)
                return new MailHoldResult.Done(done);
            ListInForce list = await register.GetAsync(request.List, cancellation);
            if (!IsThere(list, request))
                return new MailHoldResult.NotFound();
            if (Check(list, request) is { Count: > 0 } errors)
                return new MailHoldResult.Invalid(errors);

            var hold = new MailHold(id, request.Kind, request.Of, request.Until, request.Reason.Trim(), request.Who, clock.GetUtcNow());
            if (await register.TryCommitHeadAsync(head with { MailHolds = head.MailHolds.Add(hold) }, etag, [], cancellation))
                return new MailHoldResult.Done(hold);
        }

        throw Busy(request.List);
    }

    /// <summary>恢复发送: it leaves with the next slot.</summary>
    public async Task<MailHoldResult> ReleaseAsync(
        string listId,
        string holdId,
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
            if (head.MailHolds.FirstOrDefault(h => h.Id == holdId) is not { } hold)
                return new MailHoldResult.NotFound();
            DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
            if (hold.Lifted?.Request == id)
                return new MailHoldResult.Done(hold);
            if (hold.Lifted is not null || !hold.Holds(today))
                return new MailHoldResult.Over(hold);
            if (CheckReason(reason) is { Count: > 0 } errors)
                return new MailHoldResult.Invalid(errors);

            MailHold lifted = hold with
            {
                Until = today.AddDays(-1),
                Lifted = new PauseLifted(who, clock.GetUtcNow(), reason.Trim(), id, hold.Until),
            };
            if (await register.TryCommitHeadAsync(head with { MailHolds = head.MailHolds.Replace(hold, lifted) }, etag, [], cancellation))
                return new MailHoldResult.Done(lifted);
        }

        throw Busy(listId);
    }

    private static bool IsThere(ListInForce list, MailHoldRequest request) =>
        NoticeKinds.Of(request.Kind).HeldBy switch
        {
            NoticeHolder.Unit => list.Directory.Find(request.Of) is not null,
            NoticeHolder.Person => list.Directory.Units.Any(u => u.Supervisor?.Email == request.Of),
            _ => false,
        };

    private List<FormError> Check(ListInForce list, MailHoldRequest request)
    {
        List<FormError> errors = CheckReason(request.Reason);
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (request.Until < today)
            errors.Add(new FormError("until", $"截止日期不能早于今天（{ChineseDates.Short(today)}）。"));
        if (request.Until > list.Head.ClosesOn)
            errors.Add(new FormError("until", $"截止日期不能晚于清单关闭日（{ChineseDates.Full(list.Head.ClosesOn)}）。"));
        return errors;
    }

    private static List<FormError> CheckReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? [new FormError("reason", "请填写理由。")]
        : reason.Trim().Length > LongestReason ? [new FormError("reason", $"最多{LongestReason}字，已填{reason.Trim().Length}字。")]
        : [];

    private static StoreUnavailableException Busy(string list) =>
        new($"The head of list {list} changed under every one of {MostAttempts} attempts to write it; send the request again.");
}
