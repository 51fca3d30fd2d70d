using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture;

/// <summary>Passes everything on; what is otherwise overrides it.</summary>
internal abstract class PassingStore(ITableStore inner) : ITableStore
{
    protected ITableStore Inner { get; } = inner;

    public virtual bool IsExclusive => Inner.IsExclusive;

    public Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    ) => Inner.ReadAsync(table, partition, fromRow, toRowExclusive, cancellation);

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    ) => Inner.ReadAcrossAsync(table, fromPartition, toPartitionExclusive, wanted, cancellation);

    public virtual Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation) =>
        Inner.GetAsync(table, partition, row, cancellation);

    public virtual Task<CommitResult> CommitAsync(
        StoreTable table,
        string partition,
        IReadOnlyList<StoreChange> changes,
        CancellationToken cancellation
    ) => Inner.CommitAsync(table, partition, changes, cancellation);

    /// <summary>Writes the changes over whatever stands there.</summary>
    protected async Task<CommitResult> ForceAsync(
        StoreTable table,
        string partition,
        IReadOnlyList<StoreChange> changes,
        CancellationToken cancellation
    )
    {
        var forced = new List<StoreChange>();
        foreach (StoreChange change in changes)
        {
            StoreRow? there = await Inner.GetAsync(table, partition, change.Row, cancellation);
            IReadOnlyDictionary<string, object>? columns = change switch
            {
                StoreChange.Insert insert => insert.Columns,
                StoreChange.Replace replace => replace.Columns,
                _ => null,
            };
            forced.Add(
                (there, columns) switch
                {
                    ({ } row, { } all) => new StoreChange.Replace(change.Row, row.ETag, all),
                    (null, { } all) => new StoreChange.Insert(change.Row, all),
                    ({ } row, null) => new StoreChange.Delete(change.Row, row.ETag),
                    _ => change,
                }
            );
        }

        return await Inner.CommitAsync(table, partition, forced, cancellation);
    }
}
