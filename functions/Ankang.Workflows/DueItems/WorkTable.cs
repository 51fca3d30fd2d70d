using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.DueItems;

/// <summary>The Work table: due items, their history and pending notices, one partition a period.</summary>
/// <remarks>
/// What was read or written last is kept in memory. It may only ever lead to a write guarded by its ETag, which
/// proves it right or fails; whoever decides something that writes nothing asks for a fresh read. Where the store
/// is exclusive to this process, memory is the table's mirror and a fresh read costs nothing. Where it is not, one query over
/// all that is open proves a whole list fresh (<see cref="RefreshAsync"/>): memory is never trusted, it is proven or forgotten.
/// </remarks>
public sealed class WorkTable(ITableStore store, TimeProvider clock, RowsSetAside aside)
{
    private const int MostRowsInBatch = 100;

    /// <summary>Memory that is older is read again, period by period.</summary>
    private static readonly TimeSpan LongestProven = TimeSpan.FromDays(15);

    /// <summary>By how much the clocks of two hosts may differ without a change being missed.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<PeriodRef, PeriodSlot> _slots = new();
    private readonly WorkRows _rows = new(aside);
    private readonly ConcurrentDictionary<string, long> _writes = new(StringComparer.Ordinal);

    /// <summary>How many batches of a list this process has written, or tried to: what was read between two equal numbers is as it was read.</summary>
    public long WritesOf(string list) => _writes.GetValueOrDefault(list);

    /// <summary>Forgets what memory holds of a list that is no more.</summary>
    public void Forget(string list)
    {
        foreach (PeriodRef period in _slots.Keys.Where(p => p.List == list))
            _slots.TryRemove(period, out _);
    }

    /// <param name="fresh">True when the answer may lead to no write: then it is at most 60 seconds old.</param>
    public async Task<PeriodWork> LoadAsync(PeriodRef period, bool fresh, CancellationToken cancellation)
    {
        PeriodSlot slot = _slots.GetOrAdd(period, _ => new PeriodSlot());
        using (await slot.EnterAsync(cancellation))
            return await LoadLockedAsync(slot, period, fresh, cancellation);
    }

    /// <summary>
    /// The period for a sending: each item with a pending notice was read, or written under its ETag, within the last
    /// 60 seconds, so that nothing leaves for an item that somebody closed meanwhile.
    /// </summary>
    public async Task<PeriodWork> LoadForSendingAsync(PeriodRef period, CancellationToken cancellation)
    {
        PeriodWork work = await LoadAsync(period, fresh: false, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        bool proven = work.Notices.Values.All(n => IsFresh(n.SeenAt, now) && IsFresh(work.Items[n.Value.Unit].SeenAt, now));
        if (proven)
            return work;
        await RefreshAsync(period.List, cancellation);
        return await LoadAsync(period, fresh: true, cancellation);
    }

    /// <summary>
    /// Makes what memory holds of a list as fresh as a read of each period would, by one query over all that is open: a period
    /// of which the store says what memory says is fresh from now on, any other is forgotten and read when it is asked for.
    /// </summary>
    /// <remarks>
    /// An item changes without a trace in that query only where it is closed before and after; but whatever opens it again
    /// and closes it again names the new moment in <c>closedAt</c>, so those closed since memory was last proven are asked for too.
    /// A yearly quota, whose closing is dated back to the report that met it, always is.
    /// </remarks>
    public async Task RefreshAsync(string list, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<(PeriodRef Period, PeriodSlot PeriodSlot, PeriodWork Work)> stale = [];
        foreach ((PeriodRef period, PeriodSlot slot) in _slots)
            if (period.List == list && slot.Work is { SetAside.IsEmpty: true } work && !IsFresh(work.ReadAt, now))
                stale.Add((period, slot, work));
        stale.RemoveAll(s => now < s.Work.ReadAt || now - s.Work.ReadAt > LongestProven);
        if (stale.Count == 0)
            return;

        ILookup<string, StoreRow> open = await ReadAcrossAsync(
            $"{list}|",
            $"{list}}}",
            ItemRows.OpenOrClosedSince(stale.Min(s => s.Work.ReadAt) - ClocksDiffer),
            cancellation
        );
        foreach ((PeriodRef period, PeriodSlot slot, PeriodWork work) in stale)
        {
            using IDisposable _ = await slot.EnterAsync(cancellation);
            // What this process wrote meanwhile may be newer than what the query saw.
            if (ReferenceEquals(slot.Work, work))
                slot.Work = WorkRows.SayTheSame(work, [.. open[period.Partition]]) ? work with { ReadAt = now } : null;
        }
    }

    /// <summary>What is open of a list, or was closed of late, read by one query whatever memory holds; for the audit.</summary>
    /// <param name="since">Items closed at this time or later are read, too; UTC.</param>
    /// <returns>By period, without those of which there is nothing: open items, every pending notice, and the items closed since.</returns>
    public async Task<IReadOnlyDictionary<PeriodRef, PeriodWork>> ReadOpenAsync(string list, DateTimeOffset since, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ILookup<string, StoreRow> rows = await ReadAcrossAsync($"{list}|", $"{list}}}", ItemRows.OpenOrClosedSince(since), cancellation);
        return rows.ToDictionary(of => PeriodOf(of.Key), of => _rows.Read(PeriodOf(of.Key), of, now, Known(PeriodOf(of.Key))));
    }

    /// <summary>Periods of a list with the histories of their items, read by one query whatever memory holds; for the audit.</summary>
    /// <param name="fromPartition">First partition, inclusive.</param>
    /// <param name="toPartitionExclusive">End, exclusive.</param>
    public async Task<IReadOnlyDictionary<PeriodRef, PeriodHistories>> ReadHistoriesAsync(
        string fromPartition,
        string toPartitionExclusive,
        CancellationToken cancellation
    )
    {
        DateTimeOffset now = clock.GetUtcNow();
        ILookup<string, StoreRow> rows = await ReadAcrossAsync(fromPartition, toPartitionExclusive, ItemRows.Everything, cancellation);
        return rows.ToDictionary(
            of => PeriodOf(of.Key),
            of => new PeriodHistories(
                _rows.Read(PeriodOf(of.Key), of, now, Known(PeriodOf(of.Key))),
                of.Where(r => ItemRows.IsHistory(r.Row)).ToLookup(r => ItemRows.UnitOf(r.Row), StringComparer.Ordinal)
            )
        );
    }

    /// <summary>One unit's history as it stands in the table, oldest first; for the audit.</summary>
    public Task<IReadOnlyList<StoreRow>> ReadLinesAsync(DueItemKey key, CancellationToken cancellation)
    {
        (string from, string to) = ItemRows.HistoryRange(key.Unit);
        return store.ReadAsync(StoreTable.Work, key.Partition, from, to, cancellation);
    }

    /// <summary>Reads the partition from the store whatever memory holds; for the audit.</summary>
    public async Task<PeriodWork> RereadAsync(PeriodRef period, CancellationToken cancellation)
    {
        PeriodSlot slot = _slots.GetOrAdd(period, _ => new PeriodSlot());
        using (await slot.EnterAsync(cancellation))
        {
            slot.Work = null;
            return await LoadLockedAsync(slot, period, fresh: true, cancellation);
        }
    }

    /// <summary>
    /// Inserts the items that <paramref name="missing"/> finds a period to lack. Items that are there already (another
    /// host, or an attempt that was cut off) are left as they are.
    /// </summary>
    /// <param name="missing">Pure; asked again about what stands there where somebody was here before.</param>
    public async Task<PeriodWork> OpenAsync(PeriodRef period, Func<PeriodWork, IReadOnlyList<ItemChange>> missing, CancellationToken cancellation)
    {
        PeriodSlot slot = _slots.GetOrAdd(period, _ => new PeriodSlot());
        using (await slot.EnterAsync(cancellation))
        {
            // Nothing is known of the partition: write first, and read only if somebody was here before.
            PeriodWork empty = new(
                period,
                ImmutableSortedDictionary<string, Tracked<DueItem>>.Empty.WithComparers(StringComparer.Ordinal),
                ImmutableSortedDictionary<string, Tracked<PendingNotice>>.Empty.WithComparers(StringComparer.Ordinal),
                clock.GetUtcNow()
            );
            slot.Work ??= empty;
            foreach (
                ItemChange[] batch in WorkBatch.Parted([.. missing(slot.Work).Where(i => !IsThere(slot.Work!, i.Item.Key.Unit))], MostRowsInBatch)
            )
            {
                if (await TryWriteLockedAsync(slot, batch, cancellation))
                    continue;
                slot.Work = null;
                break;
            }

            if (slot.Work is not null)
                return slot.Work;
            PeriodWork work = await LoadLockedAsync(slot, period, fresh: true, cancellation);
            foreach (ItemChange item in missing(work).Where(i => !IsThere(slot.Work!, i.Item.Key.Unit)))
            {
                if (await TryWriteLockedAsync(slot, [item], cancellation))
                    continue;
                slot.Work = null;
                await LoadLockedAsync(slot, period, fresh: true, cancellation);
            }

            return slot.Work!;
        }
    }

    /// <summary>
    /// Applies <paramref name="decide"/> to every item of the period until nothing is left to change. It must be pure:
    /// after a lost race it is asked again about what stands there then.
    /// </summary>
    /// <returns>The period after the changes.</returns>
    public async Task<PeriodWork> UpdateAsync(PeriodRef period, Func<PeriodWork, DueItem, ItemChange?> decide, CancellationToken cancellation)
    {
        PeriodSlot slot = _slots.GetOrAdd(period, _ => new PeriodSlot());
        int size = MostRowsInBatch;
        int conflicts = 0;
        bool fresh = false;
        return await CompareAndSwap.UpdateAsync<PeriodWork>($"Period {period}", async () =>
        {
            using IDisposable _ = await slot.EnterAsync(cancellation);
            do
            {
                PeriodWork work = await LoadLockedAsync(slot, period, fresh, cancellation);
                fresh = true;
                List<ItemChange> changes = [.. work.Items.Values.Select(i => decide(work, i.Value)).OfType<ItemChange>()];
                foreach (ItemChange[] batch in WorkBatch.Parted(changes, size))
                {
                    if (await TryWriteLockedAsync(slot, batch, cancellation))
                        continue;
                    slot.Work = null;
                    // From the third time in halves, down to single items: one unit's conflict must not delay the others.
                    if (++conflicts >= 2)
                        size = Math.Max(1, size / 2);
                    return null;
                }
                // A write proves what it wrote; that nothing is to be done for the others rests on a fresh read.
            } while (!IsProven(slot.Work!));

            return slot.Work;
        });
    }

    /// <summary>Writes one item's change under the ETag that memory holds for it.</summary>
    /// <returns>False when somebody changed the item since: load it fresh, then decide again.</returns>
    public async Task<bool> TryChangeAsync(PeriodRef period, ItemChange change, CancellationToken cancellation)
    {
        PeriodSlot slot = _slots.GetOrAdd(period, _ => new PeriodSlot());
        using (await slot.EnterAsync(cancellation))
        {
            if (slot.Work is null)
                return false;
            if (await TryWriteLockedAsync(slot, [change], cancellation))
                return true;
            slot.Work = null;
            return false;
        }
    }

    /// <summary>One unit's history, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(DueItemKey key, CancellationToken cancellation)
    {
        IReadOnlyList<StoreRow> rows = await ReadLinesAsync(key, cancellation);
        return [.. aside.ReadAll(StoreTable.Work, key.Partition, rows, ItemRows.ToHistory)];
    }

    // One that is set aside is there all the same.
    private static bool IsThere(PeriodWork work, string unit) => work.Items.ContainsKey(unit) || work.SetAside.ContainsKey(unit);

    private async Task<PeriodWork> LoadLockedAsync(PeriodSlot slot, PeriodRef period, bool fresh, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        // What is set aside may have been mended by hand: memory is no mirror of it.
        if (
            slot.Work is { } known
            && (known.SetAside.IsEmpty ? !fresh || IsFresh(known.ReadAt, now) : now >= known.ReadAt && now - known.ReadAt <= MemoryAge.Fresh)
        )
            return known;

        IReadOnlyList<StoreRow> rows = await store.ReadAsync(
            StoreTable.Work,
            period.Partition,
            ItemRows.FirstItem,
            ItemRows.PastNotices,
            cancellation
        );
        return slot.Work = _rows.ReadAll(period, rows, now);
    }

    private async Task<ILookup<string, StoreRow>> ReadAcrossAsync(
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    ) =>
        (await store.ReadAcrossAsync(StoreTable.Work, fromPartition, toPartitionExclusive, wanted, cancellation)).ToLookup(
            r => r.Partition,
            r => r.Row,
            StringComparer.Ordinal
        );

    private PeriodWork? Known(PeriodRef period) => _slots.GetValueOrDefault(period)?.Work;

    private static PeriodRef PeriodOf(string partition) =>
        partition.Split('|') is [var list, var duty, var period] ? new(list, duty, period) : default;

    /// <summary>True when nobody can have changed an item more than a minute ago without being noticed; a closed one may be open again.</summary>
    private bool IsProven(PeriodWork work)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return IsFresh(work.ReadAt, now) || work.Items.Values.All(i => IsFresh(i.SeenAt, now));
    }

    private bool IsFresh(DateTimeOffset at, DateTimeOffset now) => store.IsGood(at, now, MemoryAge.Fresh);

    private async Task<bool> TryWriteLockedAsync(PeriodSlot slot, IReadOnlyList<ItemChange> changes, CancellationToken cancellation)
    {
        var batch = new WorkBatch(slot.Work!, changes, clock.GetUtcNow());
        string list = slot.Work!.Period.List;
        CommitResult result;
        try
        {
            result = await store.CommitAsync(StoreTable.Work, slot.Work!.Period.Partition, batch.Writes, cancellation);
        }
        catch
        {
            // It is not known whether the batch was written: what memory holds is no longer the table's mirror.
            slot.Work = null;
            throw;
        }
        finally
        {
            _writes.AddOrUpdate(list, 1, (_, n) => n + 1);
        }

        if (!result.Done)
            return false;
        slot.Work = batch.Written(result.ETags);
        return true;
    }
}
