using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture.Processes;

/// <summary>Each call is a place where the process may die.</summary>
internal sealed class CountedStore(ITableStore inner, Failpoints points) : ITableStore
{
    public bool IsExclusive => inner.IsExclusive;

    public void EnsureHeld() => inner.EnsureHeld();

    public Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    ) => points.PassAsync(CallKind.Read, () => inner.ReadAsync(table, partition, fromRow, toRowExclusive, cancellation));

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    ) => points.PassAsync(CallKind.Read, () => inner.ReadAcrossAsync(table, fromPartition, toPartitionExclusive, wanted, cancellation));

    public Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation) =>
        points.PassAsync(CallKind.Read, () => inner.GetAsync(table, partition, row, cancellation));

    public Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation) =>
        points.PassAsync(CallKind.Commit, () => inner.CommitAsync(table, partition, changes, cancellation));
}
