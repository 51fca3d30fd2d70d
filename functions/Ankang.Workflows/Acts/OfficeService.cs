using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Acts;

/// <summary>What the office does to an item, each with a reason that the history (台账) keeps: review, dates, waivers.</summary>
/// <remarks>
/// Every act is done once a request, under the item's ETag; see <see cref="ActRequest.Version"/>. Nothing is ever deleted:
/// reports that count no more are kept. What is sent to the unit leaves with the next slot.
/// </remarks>
public sealed partial class OfficeService
{
    private readonly ItemActs _acts;

    internal OfficeService(ItemActs acts) => _acts = acts;

    /// <summary>审核通过: the item closes as of its report.</summary>
    /// <param name="opinion">May be empty.</param>
    public Task<Result<ItemAnswer>> AcceptAsync(ActRequest request, string? opinion, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: false,
            s =>
            {
                string words = opinion is { Length: > 0 } ? s.Reason(opinion, "opinion") : "";
                if (!s.Allows(s.Item.State == ItemState.InReview, HowItStands(s.Item, "不在待审核状态")))
                    return null;
                DueItem item = s.Item with { State = ItemState.Completed, ReviewedAt = s.Now, OfficeToldAt = null };
                return s.Change(
                    item,
                    HistoryEvent.Accepted,
                    $"审核通过，{HistoryText.Outcome(item.Outcome!.Value)}{(words.Length > 0 ? $"。意见：{words}" : "")}"
                );
            },
            cancellation
        );

    /// <summary>退回补正, of an item in review or of one that was completed: open again with its due day, 3 working days to mend.</summary>
    /// <remarks>The last report is kept and counts no more; earlier ones go on counting. The cycle goes on at the next rung.</remarks>
    public Task<Result<ItemAnswer>> ReturnAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = s.Reason(reason);
                if (
                    !s.Allows(
                        s.Item.State is ItemState.InReview or ItemState.Completed
                            && s.Item.Reports.Any(r => r.Counts)
                            && s.Plan.Kind != ItemKind.Quota,
                        HowItStands(s.Item, "没有可以退回的报送")
                    )
                )
                    return null;
                Report last = s.Item.Reports.Last(r => r.Counts);
                DateOnly until = s.Terms.Calendar.AddWorkingDays(s.Today, s.Terms.Policy.ReturnDays);
                DueItem item = Reopened(s.Item) with
                {
                    Reports = s.Item.Reports.Replace(last, last with { VoidAt = s.Now }),
                    ReturnedAt = s.Now,
                    QuietUntil = until,
                };
                return s.Telling(
                    item,
                    NoticeTag.Returned,
                    words,
                    ChinaTime.DateOf(last.At),
                    HistoryEvent.Returned,
                    $"退回补正：{words}。请于{ChineseDates.FullWithWeekday(until)}前重新报送；{ChineseDates.Short(ChinaTime.DateOf(last.At))}的报送保留在案"
                );
            },
            cancellation
        );

    /// <summary>同意延期: with or without a request of the unit, to the date asked or another. A new cycle begins; the original date stays.</summary>
    public Task<Result<ItemAnswer>> GrantAsync(ActRequest request, DateOnly until, string? reason, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                // Who was not asked says why; a request has said it already.
                string words = s.Item.Extension is null || reason is { Length: > 0 } ? s.Reason(reason) : "";
                s.Demand(until > s.Item.DueOn, "until", $"新的完成时限须晚于现时限（{ChineseDates.Short(s.Item.DueOn)}）。");
                s.Demand(until >= s.Today, "until", $"新的完成时限不能早于今天（{ChineseDates.Short(s.Today)}）。");
                s.Demand(until <= s.List.Head.ClosesOn, "until", $"新的完成时限不能晚于清单关闭日（{ChineseDates.Full(s.List.Head.ClosesOn)}）。");
                if (!s.Allows(s.Item.IsOpen && s.Plan.Kind != ItemKind.Quota, HowItStands(s.Item, "不能延期")))
                    return null;
                DateOnly? asked = s.Item.Extension is { } extension ? ChinaTime.DateOf(extension.At) : null;
                string why = words.Length > 0 ? $"理由：{words.TrimEnd('。')}" : "";
                string note = string.Join('。', new[] { why, Superseded(s.Item) }.Where(t => t.Length > 0));
                DueItem item = s.Item.NextCycle(s.Today) with { DueOn = until, Extension = null };
                // 历史事项 stays off the ladder unless the office puts it there.
                if (!s.Item.IsOnLadder)
                    item = item with { LadderFrom = null };
                return s.Telling(
                    item,
                    NoticeTag.Extended,
                    note.Length > 0 ? note : null,
                    asked,
                    HistoryEvent.Extended,
                    $"同意延期至{ChineseDates.FullWithWeekday(until)}，原时限{ChineseDates.Short(item.OriginalDueOn)}保留在案，"
                        + $"督办程序重新起算{(words.Length > 0 ? $"。理由：{words}" : "")}"
                );
            },
            cancellation
        );

    /// <summary>不同意延期: the date stays; no rung leaves on the day of the answer.</summary>
    public Task<Result<ItemAnswer>> RefuseAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = s.Reason(reason);
                if (!s.Allows(s.Item is { IsOpen: true, Extension: not null }, HowItStands(s.Item, "没有待答复的延期申请")))
                    return null;
                DateOnly asked = ChinaTime.DateOf(s.Item.Extension!.At);
                DueItem item = s.Item with { Extension = null, QuietUntil = Later(s.Item.QuietUntil, s.Today) };
                return s.Telling(
                    item,
                    NoticeTag.ExtensionRefused,
                    words,
                    asked,
                    HistoryEvent.ExtensionRefused,
                    $"不同意延期：{words}。完成时限仍为{ChineseDates.Short(item.DueOn)}"
                );
            },
            cancellation
        );

    /// <summary>撤回更正 by the office, at any time: the last report counts no more, the item is open again; no rung leaves that day.</summary>
    public Task<Result<ItemAnswer>> TakeBackAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        _acts.DoAsync(request, bringsForward: true, s => TakeBack(s, s.Reason(reason)), cancellation);

    /// <summary>暂缓发送: nothing leaves for the item through <paramref name="until"/>; what waits for a slot is withdrawn and decided anew after.</summary>
    public Task<Result<ItemAnswer>> HoldAsync(ActRequest request, DateOnly until, string reason, CancellationToken cancellation) =>
        _acts.DoAsync(request, bringsForward: false, s => Hold(s, until, reason), cancellation);

    /// <summary>暂缓发送 of a whole mail of the next slot: each item that it lists is held; one that cannot be is answered by its own result.</summary>
    /// <param name="items">The items of the mail; the request's own item is not looked at.</param>
    public async Task<IReadOnlyList<Result<ItemAnswer>>> HoldAllAsync(
        ActRequest request,
        IReadOnlyList<DueItemKey> items,
        DateOnly until,
        string reason,
        CancellationToken cancellation
    )
    {
        var results = new List<Result<ItemAnswer>>();
        foreach (DueItemKey item in items.Distinct())
            results.Add(await HoldAsync(request with { Item = item, Version = null }, until, reason, cancellation));
        return results;
    }

    /// <summary>恢复发送 before the hold is over.</summary>
    public Task<Result<ItemAnswer>> ReleaseAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = s.Reason(reason);
                if (!s.Allows(s.Item.HeldUntil >= s.Today, "该事项没有暂缓发送。"))
                    return null;
                return s.Change(s.Item with { HeldUntil = null }, HistoryEvent.Released, $"恢复发送：{words}");
            },
            cancellation
        );

    /// <summary>补发: what no address took is due again, with the addresses that the unit has; the office has looked into them.</summary>
    public Task<Result<ItemAnswer>> ResendAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = s.Reason(reason);
                PendingNotice[] refused = [.. s.Refused];
                if (!s.Allows(refused.Length > 0, "该事项没有未能送达的通知。") || !s.HasSlot())
                    return null;
                string what = string.Join('、', refused.Select(n => HistoryText.Notice(n.Tag)).Distinct());
                return new ItemChange(
                    s.Item,
                    [s.Line(HistoryEvent.Resent, $"补发{what}：{words}")],
                    [],
                    [],
                    [.. refused.Select(n => n with { RefusedFor = null })]
                );
            },
            cancellation
        );

    /// <summary>The next rung by hand (第40项 is wider than lateness): it leaves with the next slot, or as soon as the gap after the rung below allows.</summary>
    public Task<Result<ItemAnswer>> OpenRungAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = s.Reason(reason);
                Rung next = s.Item.Rung + 1;
                if (!s.Allows(s.Item is { IsOpen: true, Addressed: true }, HowItStands(s.Item, "不能发通知")))
                    return null;
                if (
                    !s.Allows(next <= Rung.Interview, "该事项已到约谈环节。")
                    || !s.Allows(next <= s.Terms.MaxRung, "该单位最高层级已到，请商请协调。")
                    || !s.HasSlot()
                )
                    return null;
                DueItem item = s.Item with { ByHand = new RungByHand(s.Now, words), LadderFrom = s.Item.IsOnLadder ? s.Item.LadderFrom : s.Today };
                return s.Change(item, HistoryEvent.RungOpened, $"经研究启动{HistoryText.Rung(next)}：{words}");
            },
            cancellation
        );

    /// <summary>历史事项 onto the ladder: it counts from today.</summary>
    public Task<Result<ItemAnswer>> PutOnLadderAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = s.Reason(reason);
                if (
                    !s.Allows(s.Item is { IsOpen: true, Historic: true, LadderFrom: null }, HowItStands(s.Item, "不是未列入督办程序的历史事项"))
                    || !s.HasSlot()
                )
                    return null;
                return s.Change(
                    s.Item with
                    {
                        LadderFrom = s.Today,
                    },
                    HistoryEvent.PutOnLadder,
                    $"历史事项列入督办程序，自{ChineseDates.Full(s.Today)}起算：{words}"
                );
            },
            cancellation
        );

    internal static ItemChange? TakeBack(ActScene s, string reason)
    {
        if (
            !s.Allows(
                s.Item.State is ItemState.Open or ItemState.InReview or ItemState.Completed && s.Plan.Kind != ItemKind.Quota,
                HowItStands(s.Item, "没有可以撤回的报送")
            ) || !s.Allows(s.Item.Reports.Any(r => r.Counts), "没有可以撤回的报送。")
        )
            return null;
        return TakeBack(s, s.Item.Reports.Last(r => r.Counts), reason);
    }

    /// <summary>As <see cref="TakeBack(ActScene, string)"/>, of one report that counts.</summary>
    internal static ItemChange TakeBack(ActScene s, Report last, string reason)
    {
        DueItem item = (s.Item.IsOpen ? s.Item : Reopened(s.Item)) with { Reports = s.Item.Reports.Replace(last, last with { VoidAt = s.Now }) };
        if (!s.Item.IsOpen)
            item = item with { QuietUntil = Later(item.QuietUntil, s.Today) };
        return s.Change(
            item,
            HistoryEvent.TakenBack,
            $"撤回{ChineseDates.Moment(last.At)}的报送（{last.Count}{s.Plan.Obligation.Counter}）：{reason}。原报送保留在案"
        );
    }

    internal static ItemChange? Hold(ActScene s, DateOnly until, string reason)
    {
        string words = s.Reason(reason);
        s.Demand(until >= s.Today, "until", $"截止日期不能早于今天（{ChineseDates.Short(s.Today)}）。");
        s.Demand(until <= s.List.Head.ClosesOn, "until", $"截止日期不能晚于清单关闭日（{ChineseDates.Full(s.List.Head.ClosesOn)}）。");
        if (!s.Allows(s.Item.IsOpen, HowItStands(s.Item, "没有待发的通知")))
            return null;
        return s.Change(s.Item with { HeldUntil = until }, HistoryEvent.Held, $"暂缓发送至{ChineseDates.FullWithWeekday(until)}：{words}");
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;

    private static string HowItStands(DueItem item, string cannot) => $"该事项现为“{HistoryText.State(item.State)}”，{cannot}。";
}
