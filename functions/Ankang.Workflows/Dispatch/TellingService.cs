using Ankang.Workflows.Acts;
using Ankang.Workflows.Board;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>已电话通知, 已书面通知: the office told a unit by other means than mail, and says whom and when. It counts as told from that day.</summary>
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
    public async Task<ActResult> RecordAsync(ActRequest request, TellingKind kind, DateOnly on, string? whom, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ListInForce list = await _lists(request.Item.List, cancellation);
        ActResult result = await WriteLineAsync(list, request, kind, on, whom, cancellation);
        if (result is ActResult.Done)
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
    /// <inheritdoc cref="RecordAsync(ActRequest, TellingKind, DateOnly, string?, CancellationToken)"/>
    /// <returns>What is wrong with the form; empty when it was recorded.</returns>
    public async Task<IReadOnlyList<FormError>> RecordAsync(
        string listId,
        string unit,
        string requestId,
        Actor who,
        TellingKind kind,
        DateOnly on,
        string? whom,
        CancellationToken cancellation
    )
    {
        ListInForce list = await _lists(listId, cancellation);
        if (Faults(list, kind, on, whom) is { Count: > 0 } faults)
            return faults;
        BoardView view = await _board.ReadAsync(listId, reread: true, cancellation);
        foreach (BoardRow row in view.Rows.Where(r => r.Entries.Any(e => e.Unit == unit && e is { State: ItemState.Open, Historic: false })))
            await WriteLineAsync(list, new ActRequest(row.Period.Of(unit), requestId, who), kind, on, whom, cancellation);
        string[] duties = [.. Briefings.DutiesOf(list, view.Rows, unit, ChinaTime.DateOf(_clock.GetUtcNow())).Select(d => d.Key)];
        if (duties.Length == 0)
            return [new FormError("whom", "本清单没有该单位承办的工作。")];
        await AddAsync(list, unit, requestId, who, kind, on, whom!, duties, cancellation);
        return [];
    }

    // Told on a day that is over, an item may be due for its 提醒 already: its period is looked at again.
    private Task<ActResult> WriteLineAsync(
        ListInForce list,
        ActRequest request,
        TellingKind kind,
        DateOnly on,
        string? whom,
        CancellationToken cancellation
    ) =>
        _acts.DoAsync(
            request,
            bringsForward: true,
            s =>
            {
                s.Errors.AddRange(Faults(list, kind, on, whom, "until"));
                return s.Allows(s.Item.IsOpen, "该事项已不需办理，无需登记告知。")
                    ? s.Change(s.Item, HistoryEvent.Told, TellingText.ByHand(kind, whom!.Trim(), on, list.Catalogue.List.IssuerShort, request.Who))
                    : null;
            },
            cancellation
        );

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
            faults.Add(new FormError(dateField, $"通知日期不能晚于今天（{Calendar.ChineseDates.Short(today)}）。"));
        else if (on < list.Catalogue.List.IssuedOn)
            faults.Add(new FormError(dateField, $"通知日期不能早于清单印发日（{Calendar.ChineseDates.Full(list.Catalogue.List.IssuedOn)}）。"));
        return faults;
    }
}
