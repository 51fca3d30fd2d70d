using System.Collections.Concurrent;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>The lease under which one host at a time dispatches a list, kept in its Control partition.</summary>
public sealed class DispatchLease(ITableStore store, RowsSetAside aside, TimeProvider clock, string owner)
{
    private readonly LostLease _lost = new(store, aside, clock);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (DispatchState State, string? ETag)> _known = new();
    private readonly ConcurrentDictionary<string, Visit> _inside = new();

    /// <summary>Keeps two runs of this host apart, which the lease would let pass both: a timer that is late, and one that is called by hand.</summary>
    /// <returns>To be disposed at the end of the run; null while another run is at the list.</returns>
    public IDisposable? Enter(string list)
    {
        var visit = new Visit(this, list);
        return _inside.TryAdd(list, visit) ? visit : null;
    }

    /// <summary>Forgets what memory holds of a list that is no more.</summary>
    public void Forget(string list) => _known.TryRemove(list, out _);

    /// <summary>How far the list has come; from memory where it is known, since whoever acts on it writes under its ETag.</summary>
    public async Task<DispatchState> ReadAsync(string list, CancellationToken cancellation)
    {
        if (_known.TryGetValue(list, out var known))
            return known.State;
        return await RereadAsync(list, cancellation);
    }

    /// <exception cref="DamagedRowException">It cannot be read: how far the list has come is not made up, so nothing of it leaves.</exception>
    public async Task<DispatchState> RereadAsync(string list, CancellationToken cancellation)
    {
        StoreRow? row = await store.GetAsync(StoreTable.Control, list, DispatchState.Row, cancellation);
        (DispatchState State, string? ETag) read = row is null
            ? (DispatchState.None, null)
            : (aside.Require(StoreTable.Control, list, row, DispatchState.Read), row.ETag);
        _known[list] = read;
        if (row is null && await _lost.DeriveAsync(list, cancellation) is { } derived)
            return await RebuildAsync(list, derived, cancellation);
        return read.State;
    }

    // Written at once, so that pages and the next host find it, and named as mended.
    private async Task<DispatchState> RebuildAsync(string list, DispatchState derived, CancellationToken cancellation)
    {
        aside.Add(new DamagedRow(StoreTable.Control, list, DispatchState.Row, "The row is gone; it is written anew from the mails."));
        DispatchState? written = await TryWriteAsync(list, derived, cancellation);
        aside.Rebuilt(StoreTable.Control, list, DispatchState.Row);
        return written ?? await RereadAsync(list, cancellation);
    }

    /// <summary>How far the list has come, for somebody who only looks: what this host holds of the row stays as it is.</summary>
    /// <exception cref="DamagedRowException">It cannot be read.</exception>
    public async Task<DispatchState> PeekAsync(string list, CancellationToken cancellation)
    {
        if (store.IsExclusive)
            return await ReadAsync(list, cancellation);
        StoreRow? row = await store.GetAsync(StoreTable.Control, list, DispatchState.Row, cancellation);
        return row is null ? DispatchState.None : aside.Require(StoreTable.Control, list, row, DispatchState.Read);
    }

    /// <summary>Asked before each mail.</summary>
    /// <exception cref="StoreLostException">Another process has taken the store over.</exception>
    public void EnsureHeld() => store.EnsureHeld();

    /// <summary>Takes or renews the lease and writes <paramref name="state"/>.</summary>
    /// <returns>Null when another host holds it, or wrote the row first.</returns>
    public async Task<DispatchState?> TryTakeAsync(string list, DispatchState state, CancellationToken cancellation)
    {
        DispatchState known = _known.TryGetValue(list, out var k) ? k.State : await RereadAsync(list, cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        // Where no other process can hold the store, whoever held the lease is gone.
        if (known.Owner.Length > 0 && known.Owner != owner && known.Until > now && !store.IsExclusive)
            return null;
        return await TryWriteAsync(list, state with { Owner = owner, Until = now + Length }, cancellation);
    }

    /// <summary>True when the lease should be renewed before the next mail.</summary>
    public bool IsHalfOver(DispatchState state) => state.Until - clock.GetUtcNow() < Length / 2;

    /// <summary>Lets the lease go and writes <paramref name="state"/>; false when the lease was lost meanwhile.</summary>
    public async Task<bool> ReleaseAsync(string list, DispatchState state, CancellationToken cancellation) =>
        await TryWriteAsync(list, state with { Owner = "", Until = clock.GetUtcNow() }, cancellation) is not null;

    private async Task<DispatchState?> TryWriteAsync(string list, DispatchState state, CancellationToken cancellation)
    {
        string? etag = _known.TryGetValue(list, out var known) ? known.ETag : null;
        StoreChange change = etag is null
            ? new StoreChange.Insert(DispatchState.Row, state.ToColumns())
            : new StoreChange.Replace(DispatchState.Row, etag, state.ToColumns());
        _known.TryRemove(list, out _);
        CommitResult result = await store.CommitAsync(StoreTable.Control, list, [change], cancellation);
        if (!result.Done)
            return null;
        _known[list] = (state, result.ETags[0]);
        return state;
    }

    private sealed class Visit(DispatchLease lease, string list) : IDisposable
    {
        public void Dispose() => lease._inside.TryRemove(KeyValuePair.Create(list, this));
    }
}
