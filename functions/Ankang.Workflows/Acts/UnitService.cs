using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Acts;

/// <summary>What a unit, and its supervisor, do to an item besides reporting (报送).</summary>
public sealed class UnitService
{
    private const int LongestExplanation = 2000;
    private readonly ItemActs _acts;

    internal UnitService(ItemActs acts) => _acts = acts;

    /// <summary>申请延期, before the item is due: it holds the ladder for some working days, and goes before the office.</summary>
    /// <param name="reason">原因</param>
    /// <param name="progress">进展情况</param>
    /// <param name="until">预计完成时间</param>
    public Task<Result<ItemAnswer>> AskExtensionAsync(
        ActRequest request,
        string reason,
        string? progress,
        DateOnly? until,
        CancellationToken cancellation
    ) =>
        _acts.DoAsync(
            request,
            bringsForward: false,
            s =>
            {
                string words = s.Reason(reason, "reason", "请填写延期原因。");
                string done = progress is { Length: > 0 } ? s.Reason(progress, "progress") : "";
                if (!s.Allows(s.Item.IsOpen, $"{HistoryText.WhyNotOpen(s.Item.State)}，无需申请延期。"))
                    return null;
                if (!s.Allows(s.Plan.Kind != ItemKind.Quota, "全年要求不能延期。"))
                    return null;
                if (
                    !s.Allows(
                        s.Today <= s.Item.DueOn,
                        $"该事项已于{ChineseDates.Short(s.Item.DueOn)}到期，不再受理延期申请；有特殊情况的，请在“情况说明”中填写。"
                    )
                )
                    return null;
                if (
                    !s.Allows(
                        s.Item.Extension is null,
                        $"{(s.Item.Extension is { } open ? ChineseDates.Moment(open.At) : "")}的延期申请正在办理，无需重复。"
                    )
                )
                    return null;
                s.Demand(until is not null, "until", "请填写预计完成时间。");
                s.Demand(until is null || until > s.Item.DueOn, "until", $"预计完成时间须晚于现时限（{ChineseDates.Short(s.Item.DueOn)}）。");
                s.Demand(
                    until is null || until <= s.List.Head.ClosesOn,
                    "until",
                    $"预计完成时间不能晚于清单关闭日（{ChineseDates.Full(s.List.Head.ClosesOn)}）。"
                );
                if (s.Errors.Count > 0)
                    return null;
                return s.Change(
                    s.Item with
                    {
                        Extension = new ExtensionRequest(s.Now, until!.Value),
                    },
                    HistoryEvent.ExtensionAsked,
                    $"申请延期至{ChineseDates.FullWithWeekday(until.Value)}。原因：{words}{(done.Length > 0 ? $"。进展：{done}" : "")}"
                );
            },
            cancellation
        );

    /// <summary>
    /// 情况说明 without a report: why it is not done yet, and by when it will be. It stops nothing and moves no date; unit and office see it in
    /// the history.
    /// </summary>
    /// <param name="until">预计完成时间; null where none is named.</param>
    public Task<Result<ItemAnswer>> ExplainAsync(ActRequest request, string explanation, DateOnly? until, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: false,
            s =>
            {
                string words = explanation?.Trim() ?? "";
                s.Demand(words.Length > 0, "explanation", "请填写情况说明。");
                s.Demand(words.Length <= LongestExplanation, "explanation", $"说明最多{LongestExplanation}字，已填{words.Length}字。");
                s.Demand(until is null || until >= s.Today, "until", $"预计完成时间不能早于今天（{ChineseDates.Short(s.Today)}）。");
                if (!s.Allows(s.Item.IsOpen, $"{HistoryText.WhyNotOpen(s.Item.State)}，无需说明。"))
                    return null;
                return s.Change(
                    s.Item,
                    HistoryEvent.Explained,
                    $"情况说明：{words}{(until is { } day ? $"。预计{ChineseDates.FullWithWeekday(day)}前完成" : "")}"
                );
            },
            cancellation
        );

    /// <summary>撤回更正 of the unit's last report, soon after: it is kept and counts no more, and the item is open again.</summary>
    public Task<Result<ItemAnswer>> TakeBackAsync(ActRequest request, string? reason, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = reason is { Length: > 0 } ? s.Reason(reason) : "填报有误";
                if (s.Item is { IsOpen: true, SignOff: { } waits })
                    return s.Change(
                        s.Item with
                        {
                            SignOff = null,
                        },
                        HistoryEvent.TakenBack,
                        $"撤回{ChineseDates.Moment(waits.At)}待审签的报送：{words}。原报送保留在案"
                    );
                if (s.Item.Reports.LastOrDefault(r => r.Counts) is { } last)
                {
                    DateOnly until = s.Terms.Calendar.AddWorkingDays(ChinaTime.DateOf(last.At), s.Terms.Policy.TakeBackDays);
                    if (
                        !s.Allows(
                            s.Today <= until,
                            $"报送已超过{s.Terms.Policy.TakeBackDays}个工作日，请与{s.List.Catalogue.List.IssuerShort}联系更正。"
                        )
                    )
                        return null;
                }

                if (!s.Allows(s.Item.ReviewedAt is null, $"该事项已审核通过，请与{s.List.Catalogue.List.IssuerShort}联系更正。"))
                    return null;
                return OfficeService.TakeBack(s, words);
            },
            cancellation
        );

    /// <summary>签收: receipt is acknowledged. A mark; it stops nothing.</summary>
    public Task<Result<ItemAnswer>> SignAsync(ActRequest request, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: false,
            s =>
            {
                if (!s.Allows(s.Item.IsOpen, $"{HistoryText.WhyNotOpen(s.Item.State)}，无需签收。"))
                    return null;
                string what = s.Item.Rung == Rules.Catalogue.Rung.None ? "任务" : HistoryText.Rung(s.Item.Rung);
                return s.Change(s.Item with { ReceivedAt = s.Now }, HistoryEvent.Received, $"签收{what}");
            },
            cancellation
        );

    /// <summary>登记已阅 of a 督办 by the supervisor, with his opinion (阅示意见) if he has one; unit and office see both in the history.</summary>
    /// <param name="byLink">He was not signed in: the history says that it came by a mail's link.</param>
    public Task<Result<ItemAnswer>> AcknowledgeAsync(ActRequest request, string? opinion, bool byLink, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: false,
            s =>
            {
                string words = opinion is { Length: > 0 } ? s.Reason(opinion, "opinion") : "";
                if (!s.Allows(s.Item.Supervision is not null, "该事项没有需要登记已阅的督办。"))
                    return null;
                if (
                    !s.Allows(
                        s.Item.AcknowledgedAt is null || words.Length > 0,
                        $"已于{(s.Item.AcknowledgedAt is { } at ? ChineseDates.Moment(at) : "")}登记已阅。"
                    )
                )
                    return null;
                return s.Change(
                    s.Item with
                    {
                        AcknowledgedAt = s.Item.AcknowledgedAt ?? s.Now,
                    },
                    HistoryEvent.Acknowledged,
                    $"已阅{ChineseDates.Short(ChinaTime.DateOf(s.Item.Supervision!.At))}督办{(byLink ? "（经邮件入口登记）" : "")}"
                        + $"{(words.Length > 0 ? $"。阅示意见：{words}" : "")}"
                );
            },
            cancellation
        );
}
