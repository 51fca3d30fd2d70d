using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Acts;

public sealed partial class OfficeService
{
    /// <summary>豁免: out of every rate.</summary>
    public Task<Result<ItemAnswer>> WaiveAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        CloseAsync(request, reason, ItemState.Waived, HistoryEvent.Waived, "豁免", cancellation);

    /// <summary>标为不适用 (task 28: there is nothing that the duty could bind).</summary>
    public Task<Result<ItemAnswer>> NotApplicableAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        CloseAsync(request, reason, ItemState.NotApplicable, HistoryEvent.NotApplicable, "标为不适用", cancellation);

    /// <summary>年终关闭: undone, and so it counts; nothing more is asked. From December of the list's year on.</summary>
    public Task<Result<ItemAnswer>> EndAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        EndAsync(request, reason, carries: false, cancellation);

    /// <summary>结转: undone in this list, and to go on in the next one. From December of the list's year on.</summary>
    public Task<Result<ItemAnswer>> CarryAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        EndAsync(request, reason, carries: true, cancellation);

    /// <summary>The first day on which items of a list may be closed undone.</summary>
    public static DateOnly YearEndFrom(ListInForce list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new DateOnly(list.Catalogue.List.Year, 12, 1);
    }

    /// <summary>恢复 of an item that was waived, marked 不适用 or closed undone by mistake: open as it was; no rung leaves that day.</summary>
    public Task<Result<ItemAnswer>> ReopenAsync(ActRequest request, string reason, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                string words = s.Reason(reason);
                if (
                    !s.Allows(
                        s.Item.State is ItemState.Waived or ItemState.NotApplicable or ItemState.Ended,
                        HowItStands(s.Item, "没有豁免、标为不适用或年终关闭")
                    ) || !s.Allows(s.Item.CarriedTo is null, "该事项已列入下一年度清单，不能恢复。")
                )
                    return null;
                string what = s.Item switch
                {
                    { CarriedOver: true } => "结转",
                    { State: ItemState.Ended } => "年终关闭",
                    { State: ItemState.Waived } => "豁免",
                    _ => "不适用",
                };
                return s.Change(
                    Reopened(s.Item) with
                    {
                        QuietUntil = Later(s.Item.QuietUntil, s.Today),
                    },
                    HistoryEvent.Reopened,
                    $"撤销{what}，事项恢复办理：{words}"
                );
            },
            cancellation
        );

    private Task<Result<ItemAnswer>> CloseAsync(
        ActRequest request,
        string reason,
        ItemState state,
        HistoryEvent of,
        string what,
        CancellationToken cancellation
    ) =>
        _acts.DoAsync(
            request,
            bringsForward: false,
            s =>
            {
                string words = s.Reason(reason);
                if (!s.Allows(s.Item.State is ItemState.Open or ItemState.InReview, HowItStands(s.Item, $"不能{what}")))
                    return null;
                DueItem item = s.Item with
                {
                    State = state,
                    ClosedAt = s.Now,
                    ClosedBy = request.Who,
                    ClosedReason = words,
                    CompletedOn = null,
                    Extension = null,
                    SignOff = null,
                };
                return s.Change(item, of, $"{what}：{words}");
            },
            cancellation
        );

    private Task<Result<ItemAnswer>> EndAsync(ActRequest request, string reason, bool carries, CancellationToken cancellation) =>
        _acts.DoAsync(
            request,
            bringsForward: false,
            s =>
            {
                string words = s.Reason(reason).TrimEnd('。');
                DateOnly from = YearEndFrom(s.List);
                s.Demand(s.Today >= from, "item", $"年终办理自{ChineseDates.Full(from)}起。");
                if (!s.Allows(s.Item.IsOpen, HowItStands(s.Item, carries ? "不能结转" : "不能年终关闭")))
                    return null;
                DueItem item = s.Item with
                {
                    State = ItemState.Ended,
                    ClosedAt = s.Now,
                    ClosedBy = request.Who,
                    ClosedReason = words,
                    CarriedOver = carries,
                    Extension = null,
                    SignOff = null,
                };
                return carries
                    ? s.Change(item, HistoryEvent.CarriedOver, HistoryText.CarriedOver(words))
                    : s.Change(item, HistoryEvent.Ended, HistoryText.Ended(words));
            },
            cancellation
        );

    // Open as it was: its reports, rungs and dates stay.
    private static DueItem Reopened(DueItem item) =>
        item with
        {
            State = ItemState.Open,
            ClosedAt = null,
            CompletedOn = null,
            ClosedBy = null,
            ClosedReason = null,
            CarriedOver = false,
            ReviewedAt = null,
        };

    // 4月1日的提醒不需再回复: the rungs of the climb that ends with a new date.
    private static string Superseded(DueItem item)
    {
        string[] sent =
        [
            .. new[] { (item.Reminder, "提醒"), (item.Supervision, "督办"), (item.Interview, "约谈事项告知") }
                .Where(r => r.Item1 is not null)
                .Select(r => $"{ChineseDates.Short(ChinaTime.DateOf(r.Item1!.At))}的{r.Item2}"),
        ];
        return sent.Length == 0 ? "" : string.Join('、', sent) + "不需再回复";
    }
}
