using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>
/// 已电话通知, 已书面通知: the office told a unit by other means than mail, and says whom and when. It counts as told from that day; where the
/// office says so, also as the delivery of a 提醒 or 督办 that reached nobody.
/// </summary>
/// <remarks>
/// First the line of each item's history, then the telling itself; both are named by the request, so a form that is sent again after a crash
/// goes on where it stopped.
/// </remarks>
public sealed class TellingService
{
    private const int LongestWhom = 50;
    private readonly ListLookup _lists;
    private readonly ToldTable _told;
    private readonly BoardTable _board;
    private readonly ItemActs _acts;
    private readonly TimeProvider _clock;

    internal TellingService(ListLookup lists, ToldTable told, BoardTable board, ItemActs acts, TimeProvider clock) =>
        (_lists, _told, _board, _acts, _clock) = (lists, told, board, acts, clock);

    /// <summary>Records that the unit of an open item was told of its duty.</summary>
    /// <param name="kind">By telephone or on paper.</param>
    /// <param name="on">The day on which it was told, Asia/Shanghai; today or before, not before the list was issued.</param>
    /// <param name="whom">Name and post of the person who was told.</param>
    /// <param name="delivers">It counts as the delivery of a rung that reached nobody.</param>
    public async Task<Result<ItemAnswer>> RecordAsync(
        ActRequest request,
        TellingKind kind,
        DateOnly on,
        string? whom,
        CancellationToken cancellation,
        bool delivers = false
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ListInForce list = await _lists(request.Item.List, cancellation);
        Result<ItemAnswer> result = await WriteLineAsync(list, request, kind, on, whom, delivers, cancellation);
        if (result is Result<ItemAnswer>.Done)
            await AddAsync(
                list,
                request.Item.Unit,
                request.RequestId,
                request.Who,
                kind,
                on,
                whom!,
                [Telling.DutyOf(PeriodRef.Of(request.Item))],
                cancellation
            );
        return result;
    }

    /// <summary>Records that a unit was told of all that the list asks of it, in the histories of all its open items.</summary>
    /// <inheritdoc cref="RecordAsync(ActRequest, TellingKind, DateOnly, string?, CancellationToken, bool)"/>
    /// <returns>What is wrong with the form; empty when it was recorded.</returns>
    public async Task<IReadOnlyList<FormError>> RecordAsync(
        string listId,
        string unit,
        string requestId,
        Actor who,
        TellingKind kind,
        DateOnly on,
        string? whom,
        CancellationToken cancellation,
        bool delivers = false
    )
    {
        ListInForce list = await _lists(listId, cancellation);
        if (Faults(list, kind, on, whom) is { Count: > 0 } faults)
            return faults;
        BoardView view = await _board.ReadAsync(listId, reread: true, cancellation);
        foreach (BoardRow row in view.Rows.Where(r => r.Entries.Any(e => e.Unit == unit && e is { State: ItemState.Open, Historic: false })))
            await WriteLineAsync(list, new ActRequest(row.Period.Of(unit), requestId, who), kind, on, whom, delivers, cancellation);
        string[] duties = [.. Briefings.DutiesOf(list, view.Rows, unit, ChinaTime.DateOf(_clock.GetUtcNow())).Select(d => d.Key)];
        if (duties.Length == 0)
            return [new FormError("whom", "本清单没有该单位承办的工作。")];
        await AddAsync(list, unit, requestId, who, kind, on, whom!, duties, cancellation);
        return [];
    }

    // Told on a day that is over, an item may be due for its 提醒 already: its period is looked at again.
    private Task<Result<ItemAnswer>> WriteLineAsync(
        ListInForce list,
        ActRequest request,
        TellingKind kind,
        DateOnly on,
        string? whom,
        bool delivers,
        CancellationToken cancellation
    ) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                s.Errors.AddRange(Faults(list, kind, on, whom, "until"));
                if (!s.Allows(s.Item.IsOpen, "该事项已不需办理，无需登记告知。") || s.Errors.Count > 0)
                    return null;
                string words = TellingText.ByHand(kind, whom!.Trim(), on, list.Catalogue.List.IssuerShort, request.Who);
                ItemChange told = s.Change(s.Item, HistoryEvent.Told, words);
                return delivers ? Delivered(s, told, on) : told;
            },
            cancellation
        );

    // A rung that waits because no address takes it counts from the day of the call, and gives its days from there.
    private static ItemChange? Delivered(ActScene scene, ItemChange told, DateOnly on)
    {
        (DueItem item, string words) = (told.Item, told.History[0].Text);
        PendingNotice[] delivered = [.. scene.Refused.Where(n => n.Cycle == item.Cycle && n.Tag.Rung is Rung.Reminder or Rung.Supervision)];
        foreach (PendingNotice notice in delivered)
        {
            DateOnly decided = ChinaTime.DateOf(notice.DecidedAt);
            scene.Demand(
                on >= decided,
                "until",
                $"通知日期早于该次{HistoryText.Notice(notice.Tag)}（{ChineseDates.Short(decided)}），不能作为其送达。"
            );
            DateOnly? replyBy = Ladder.ReplyBy(notice.Tag.Rung, item, scene.Terms.Policy, scene.Terms.Calendar, on);
            item = notice.Tag.Accepted(item, ChinaTime.StartOf(on), replyBy);
            words += HistoryText.DeliveredByHand(notice.Tag, replyBy);
        }

        return told with
        {
            Item = item,
            History = [told.History[0] with { Text = words }],
            RemoveNotices = delivered,
        };
    }

    private Task AddAsync(
        ListInForce list,
        string unit,
        string requestId,
        Actor who,
        TellingKind kind,
        DateOnly on,
        string whom,
        string[] duties,
        CancellationToken cancellation
    )
    {
        string id = $"{kind}-{RequestIds.Hash($"{unit}|{requestId}")[..16]}";
        var telling = new Telling(unit, id, kind, ChinaTime.StartOf(on), [.. duties])
        {
            Reached = true,
            Whom = whom.Trim(),
            By = who,
        };
        return _told.AddAsync(list.Id, [telling], cancellation);
    }

    private List<FormError> Faults(ListInForce list, TellingKind kind, DateOnly on, string? whom, string dateField = "on")
    {
        var faults = new List<FormError>();
        DateOnly today = ChinaTime.DateOf(_clock.GetUtcNow());
        string name = whom?.Trim() ?? "";
        if (kind is not (TellingKind.Phone or TellingKind.Paper))
            faults.Add(new FormError("kind", "请选择电话通知或书面通知。"));
        if (name.Length == 0)
            faults.Add(new FormError("whom", "请填写通知对象。"));
        else if (name.Length > LongestWhom || name.Any(char.IsControl))
            faults.Add(new FormError("whom", $"通知对象不超过{LongestWhom}字，不能换行。"));
        if (on > today)
            faults.Add(new FormError(dateField, $"通知日期不能晚于今天（{ChineseDates.Short(today)}）。"));
        else if (on < list.Catalogue.List.IssuedOn)
            faults.Add(new FormError(dateField, $"通知日期不能早于清单印发日（{ChineseDates.Full(list.Catalogue.List.IssuedOn)}）。"));
        return faults;
    }
}
