using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Acts;

/// <summary>单位审签 by the unit's 分管领导: what the 联络员 reported counts from its arrival once he agrees, and is sent back where he does not.</summary>
public sealed class SignOffService
{
    private readonly ItemActs _acts;

    internal SignOffService(ItemActs acts) => _acts = acts;

    /// <summary>同意: the report counts with the time of its arrival.</summary>
    /// <param name="opinion">May be empty.</param>
    /// <param name="byLink">He was not signed in: the history says that it came by a mail's link.</param>
    public Task<Result<ItemAnswer>> AgreeAsync(ActRequest request, string? opinion, bool byLink, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = opinion is { Length: > 0 } ? s.Reason(opinion, "opinion") : "";
                if (Waits(s) is not { } waits)
                    return null;
                ItemChange counted = ConfirmationService.SignedOff(s.Plan, s.Item);
                string by = $"审签同意{ChineseDates.Moment(waits.At)}的报送{(byLink ? "（经邮件入口登记）" : "")}";
                string told = words.Length > 0 ? $"。意见：{words}" : "";
                return counted with { History = [s.Line(HistoryEvent.SignedOff, $"{by}：{counted.History[0].Text}{told}")] };
            },
            cancellation
        );

    /// <summary>退回: the report is kept in the history and does not count; the unit's 联络员 is told why.</summary>
    public Task<Result<ItemAnswer>> SendBackAsync(ActRequest request, string reason, bool byLink, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = s.Reason(reason, "opinion", "请填写退回的理由。");
                if (Waits(s) is not { } waits)
                    return null;
                return s.Telling(
                    s.Item with
                    {
                        SignOff = null,
                    },
                    NoticeTag.SentBack,
                    words,
                    ChinaTime.DateOf(waits.At),
                    HistoryEvent.SentBack,
                    $"审签退回{ChineseDates.Moment(waits.At)}的报送{(byLink ? "（经邮件入口登记）" : "")}：{words}。原报送保留在案，不计数"
                );
            },
            cancellation
        );

    private static AwaitedSignOff? Waits(ActScene s) =>
        s.Allows(s.Item is { IsOpen: true, SignOff: not null }, "该事项没有待审签的报送。") ? s.Item.SignOff : null;
}
