using Ankang.Workflows.Answers;
using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Acts;

/// <summary>How every act of a person on an item is written: checked, once, in one batch with its line of the history.</summary>
/// <remarks>
/// The line carries the request, so a repeat after a crash or a lost answer finds itself. What may make a moment earlier
/// lowers the Board first, and writes its row from a fresh read after; cut off in between, the next turn finds it due.
/// </remarks>
/// <param name="follow">Brings a change of an item's reports to other lists that share its duty; null where none can.</param>
internal sealed class ItemActs(
    ListLookup lists,
    PeriodTurns periods,
    WorkTable work,
    BoardTable board,
    TimeProvider clock,
    Func<DueItemKey, CancellationToken, Task<IReadOnlyList<string>>>? follow = null
)
{
    /// <param name="bringsForward">The act may make a moment earlier.</param>
    /// <param name="decide">Pure; null with <see cref="ActScene.Errors"/> where it cannot be done.</param>
    public async Task<Result<ItemAnswer>> DoAsync(
        ActRequest request,
        bool bringsForward,
        Func<ActScene, ItemChange?> decide,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        using IDisposable _ = StorageMeter.For(StoragePurpose.Confirmations);
        ListInForce list = await lists(request.Item.List, cancellation);
        var period = PeriodRef.Of(request.Item);
        if (list.FindPlan(period) is not { } plan || list.Directory.Find(request.Item.Unit) is null)
            return new Result<ItemAnswer>.NotFound();

        string id = RequestIds.Of(request.Item, request.RequestId);
        bool lowered = false;
        Result<ItemAnswer> result = await CompareAndSwap.UpdateAsync<Result<ItemAnswer>>($"Item {request.Item}", async () =>
        {
            PeriodWork known = await work.LoadAsync(period, fresh: true, cancellation);
            if (!known.Items.TryGetValue(request.Item.Unit, out Tracked<DueItem>? tracked))
                return new Result<ItemAnswer>.NotFound();
            DueItem item = tracked.Value;

            // Read after the item: a line newer than it means that the write below will fail and all is read again.
            IReadOnlyList<HistoryEntry> history = await work.HistoryAsync(request.Item, cancellation);
            if (history.FirstOrDefault(h => h.Request == id) is { } done)
                return new Result<ItemAnswer>.Done(new ItemAnswer(item, [done]));
            if (request.Version is { } seen && history.Where(h => h.Number > seen && !h.Who.IsSystem).ToArray() is { Length: > 0 } since)
                return new Result<ItemAnswer>.Conflict(new ItemAnswer(item, since));

            var scene = new ActScene(list, plan, known, item, request, clock.GetUtcNow());
            if (decide(scene) is not { } change || scene.Errors.Count > 0)
                return new Result<ItemAnswer>.Invalid(scene.Errors);
            change = change with { History = [.. change.History.Select(h => h with { Request = id })] };
            if (bringsForward && !lowered)
            {
                await periods.LowerAsync(list, plan, cancellation);
                // What counts no more may be missing from the year's quota.
                foreach (PeriodPlan quota in list.PlansOf(request.Item.Obligation).Where(p => p.Kind == ItemKind.Quota && p != plan))
                    await periods.LowerAsync(list, quota, cancellation);
            }

            lowered = true;
            if (!await work.TryChangeAsync(period, change, cancellation))
                return null;

            await periods.IndexAsync(
                list,
                plan,
                await board.GetAsync(list.Id, plan.BoardRow, cancellation),
                StoragePurpose.Confirmations,
                cancellation
            );
            DueItem written = change.Item with { HistoryCount = item.HistoryCount + change.History.Count };
            return new Result<ItemAnswer>.Done(new ItemAnswer(written, [change.History[0].Numbered(item.HistoryCount + 1)]));
        });
        if (result is Result<ItemAnswer>.Done && follow is not null && list.Head.Shared.Any(s => s.Obligation == request.Item.Obligation))
            await follow(request.Item, cancellation);
        return result;
    }
}
