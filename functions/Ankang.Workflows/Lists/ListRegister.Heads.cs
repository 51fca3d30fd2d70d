using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

public sealed partial class ListRegister
{
    /// <summary>Writes a changed head under its ETag, with the change that it records.</summary>
    /// <returns>False when somebody changed it since it was read here.</returns>
    public async Task<bool> TryReplaceHeadAsync(ListHead head, CancellationToken cancellation, ListChange? change = null)
    {
        ArgumentNullException.ThrowIfNull(head);
        await GetAsync(head.List, cancellation);
        string etag = _known[head.List].ETag;
        _known.TryRemove(head.List, out _);
        var changes = new List<StoreChange> { new StoreChange.Replace(ListHeadRow.Row, etag, ListHeadRow.ToColumns(head)) };
        if (change is not null)
            changes.Add(ListChangeRow.Insert(change));
        bool done = (await store.CommitAsync(StoreTable.Control, head.List, changes, cancellation)).Done;
        Changed?.Invoke();
        return done;
    }

    /// <summary>The head as it stands in the store, with what guards the next write of it.</summary>
    public async Task<(ListHead Head, string ETag)> ReadHeadAsync(string list, CancellationToken cancellation)
    {
        if (await store.GetAsync(StoreTable.Control, list, ListHeadRow.Row, cancellation) is not { } row)
            throw (await store.ReadAsync(StoreTable.Control, list, null, null, cancellation)).Count == 0
                ? new NoSuchListException(list)
                : HeadGone(list);
        RowReading<ListHead> head = aside.Read(StoreTable.Control, list, row, r => ListHeadRow.Read(list, r));
        return head.IsWhole ? (head.Value, row.ETag) : throw new ListClosedException(list, head.Damage);
    }

    /// <summary>Takes a list out: all rows of its own partition with the head first, and its row of the index. What it opened is not touched.</summary>
    /// <returns>False when its head was changed since <paramref name="etag"/>: look again.</returns>
    public async Task<bool> TryRemoveAsync(string list, string etag, CancellationToken cancellation)
    {
        if (!(await store.CommitAsync(StoreTable.Control, list, [new StoreChange.Delete(ListHeadRow.Row, etag)], cancellation)).Done)
            return false;
        await DeleteAsync(StoreTable.Control, list, await store.ReadAsync(StoreTable.Control, list, null, null, cancellation), cancellation);
        if (await store.GetAsync(StoreTable.Control, IndexPartition, list, cancellation) is { } row)
            await store.CommitAsync(StoreTable.Control, IndexPartition, [new StoreChange.Delete(list, row.ETag)], cancellation);
        _known.TryRemove(list, out _);
        _index = null;
        Changed?.Invoke();
        return true;
    }

    /// <summary>Deletes rows of a partition in as many batches as they need.</summary>
    public async Task DeleteAsync(StoreTable table, string partition, IReadOnlyList<StoreRow> rows, CancellationToken cancellation)
    {
        foreach (StoreRow[] batch in rows.Chunk(RowsInBatch))
            await store.CommitAsync(table, partition, [.. batch.Select(r => new StoreChange.Delete(r.Row, r.ETag))], cancellation);
    }

    private ListClosedException HeadGone(string list)
    {
        var gone = new DamagedRow(
            StoreTable.Control,
            list,
            ListHeadRow.Row,
            "The list's head is gone, and other rows of the list are there. What it held (pauses, holds, shadow, start) cannot be derived: put back a backup."
        );
        aside.Add(gone);
        return new ListClosedException(list, gone);
    }

    /// <summary>Changes a head under its ETag.</summary>
    /// <param name="decide">Answers what is to be said, and the head to be written; no head where nothing is. Asked again after a lost race.</param>
    /// <exception cref="StoreUnavailableException">Every attempt lost the race; send the request again.</exception>
    public Task<T> UpdateHeadAsync<T>(string list, Func<ListHead, Task<(T Answer, ListHead? Head)>> decide, CancellationToken cancellation)
        where T : class => CompareAndSwap.UpdateAsync<T>($"The head of list {list}", async () =>
        {
            (ListHead head, string etag) = await ReadHeadAsync(list, cancellation);
            (T answer, ListHead? after) = await decide(head);
            return after is null || await TryCommitHeadAsync(after, etag, [], cancellation) ? answer : null;
        });

    /// <summary>Writes a head under the ETag of <see cref="ReadHeadAsync"/>, with other rows of the list's Control partition in one batch.</summary>
    /// <returns>False when one of them was changed meanwhile: read again, then decide again.</returns>
    public async Task<bool> TryCommitHeadAsync(ListHead head, string etag, IReadOnlyList<StoreChange> others, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(head);
        _known.TryRemove(head.List, out _);
        CommitResult result = await store.CommitAsync(
            StoreTable.Control,
            head.List,
            [new StoreChange.Replace(ListHeadRow.Row, etag, ListHeadRow.ToColumns(head)), .. others],
            cancellation
        );
        Changed?.Invoke();
        return result.Done;
    }
}
