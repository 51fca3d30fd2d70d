using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture;

/// <summary>A store that others write to as well, for whoever looks at it past all faults.</summary>
internal sealed class SharedStore(ITableStore inner) : ITableStore
{
    public bool IsExclusive => false;

    public Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    ) => inner.ReadAsync(table, partition, fromRow, toRowExclusive, cancellation);

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    ) => inner.ReadAcrossAsync(table, fromPartition, toPartitionExclusive, wanted, cancellation);

    public Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation) =>
        inner.GetAsync(table, partition, row, cancellation);

    public Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation) =>
        inner.CommitAsync(table, partition, changes, cancellation);
}
