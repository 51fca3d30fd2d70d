using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Board;

/// <summary>The Board: one row a period, read with one query, from which all work is found. It may be lost and rebuilt.</summary>
/// <remarks>A damaged row is as good as none: who finds its period without one takes the step, and writes the row anew.</remarks>
public sealed class BoardTable(ITableStore store, TimeProvider clock, RowsSetAside aside)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<(string List, string Row), string> _damaged = new();
    private readonly Dictionary<string, ImmutableSortedDictionary<string, (BoardRow Row, string ETag)>> _known = [];
    private readonly Dictionary<string, DateTimeOffset> _readAt = [];

    /// <summary>The Board of a list; at most a minute old where other processes can write.</summary>
    /// <param name="reread">True to ask the store whatever memory holds; for the audit.</param>
    public async Task<BoardView> ReadAsync(string list, bool reread, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!reread)
        {
            lock (_gate)
                if (_known.TryGetValue(list, out var known) && store.IsGood(_readAt[list], now, MemoryAge.Fresh))
                    return new BoardView(known);
        }

        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Board, list, null, null, cancellation);
        lock (_gate)
        {
            // A row under the ETag that memory holds says what memory says.
            ImmutableSortedDictionary<string, (BoardRow Row, string ETag)>? before = _known.GetValueOrDefault(list);
            var view = rows.Select(r =>
                    before is not null && before.TryGetValue(r.Row, out var same) && same.ETag == r.ETag ? (r.Row, Value: same)
                    : Read(list, r) is { } row ? (r.Row, Value: (row, r.ETag))
                    : ((string Row, (BoardRow, string) Value)?)null
                )
                .OfType<(string Row, (BoardRow Row, string ETag) Value)>()
                .ToImmutableSortedDictionary(r => r.Row, r => r.Value, StringComparer.Ordinal);
            (_known[list], _readAt[list]) = (view, now);
            return new BoardView(view);
        }
    }

    /// <summary>Forgets what memory holds of a list that is no more.</summary>
    public void Forget(string list)
    {
        lock (_gate)
            _known.Remove(list);
    }

    /// <summary>Reads one row; null when it is not there.</summary>
    public async Task<(BoardRow Row, string ETag)?> GetAsync(string list, string row, CancellationToken cancellation)
    {
        StoreRow? found = await store.GetAsync(StoreTable.Board, list, row, cancellation);
        if (found is null)
        {
            Remember(list, row, null);
            return null;
        }

        (BoardRow, string ETag)? read = Read(list, found) is { } whole ? (whole, found.ETag) : null;
        Remember(list, row, read);
        return read;
    }

    /// <param name="etag">Of the row that the new value was computed for; null when there was none.</param>
    /// <returns>The new ETag; null when somebody wrote the row meanwhile: read it and the period again, then compute again.</returns>
    public async Task<string?> TryWriteAsync(BoardRow row, string? etag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (await TryWriteAsync(row.Period.List, [(row, etag)], cancellation))?[0];
    }

    /// <summary>As <see cref="TryWriteAsync(BoardRow, string?, CancellationToken)"/>, for several rows of a list in one batch: all of them, or none.</summary>
    /// <param name="rows">At most a hundred, each with the ETag of the row that it was computed for.</param>
    public async Task<IReadOnlyList<string>?> TryWriteAsync(
        string list,
        IReadOnlyList<(BoardRow Row, string? ETag)> rows,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        CommitResult result;
        try
        {
            result = await store.CommitAsync(StoreTable.Board, list, [.. rows.Select(r => Change(r.Row, r.ETag))], cancellation);
        }
        catch
        {
            lock (_gate)
                _known.Remove(list);
            throw;
        }

        if (!result.Done)
            return null;
        foreach (((BoardRow row, string? etag), string written) in rows.Zip(result.ETags))
        {
            Remember(list, row.Row, (row, written));
            if (etag is null && _damaged.TryRemove((list, row.Row), out _))
                aside.Rebuilt(StoreTable.Board, list, row.Row);
        }

        return result.ETags;
    }

    // Where the one that stands there is damaged, its ETag is all that is left of it.
    private StoreChange Change(BoardRow row, string? etag) =>
        (etag ?? _damaged.GetValueOrDefault((row.Period.List, row.Row))) is { } seen
            ? new StoreChange.Replace(row.Row, seen, row.ToColumns())
            : new StoreChange.Insert(row.Row, row.ToColumns());

    private BoardRow? Read(string list, StoreRow row)
    {
        RowReading<BoardRow> reading = aside.Read(StoreTable.Board, list, row, r => BoardRow.Read(list, r));
        if (reading.IsWhole)
            _damaged.TryRemove((list, row.Row), out _);
        else
            _damaged[(list, row.Row)] = row.ETag;
        return reading.Value;
    }

    private void Remember(string list, string row, (BoardRow Row, string ETag)? value)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(list, out var known))
                return;
            _known[list] = value is { } v ? known.SetItem(row, v) : known.Remove(row);
        }
    }
}
