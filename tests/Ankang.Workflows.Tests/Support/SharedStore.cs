using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A store that other processes may write to, as Table Storage is, which counts what this one asks of it.</summary>
internal sealed class SharedStore(ITableStore inner) : ITableStore
{
    public bool IsExclusive => false;

    /// <summary>Requests so far; a query over many partitions is one.</summary>
    public int Requests { get; private set; }

    public Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    ) => Counted().ReadAsync(table, partition, fromRow, toRowExclusive, cancellation);

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    ) => Counted().ReadAcrossAsync(table, fromPartition, toPartitionExclusive, wanted, cancellation);

    public Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation) =>
        Counted().GetAsync(table, partition, row, cancellation);

    public Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation) =>
        Counted().CommitAsync(table, partition, changes, cancellation);

    private ITableStore Counted()
    {
        Requests++;
        return inner;
    }
}
