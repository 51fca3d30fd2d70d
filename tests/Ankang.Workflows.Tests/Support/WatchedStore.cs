using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A store that counts what is asked of it and can go away.</summary>
internal sealed class WatchedStore(ITableStore inner) : ITableStore
{
    /// <summary>False makes it a store that other processes may write to, as Table Storage is.</summary>
    public bool IsExclusive { get; init; } = inner.IsExclusive;

    public int Commits { get; private set; }

    /// <summary>Reads and writes; a query over many partitions is one.</summary>
    public int Requests { get; private set; }

    public bool IsAway { get; set; }

    public Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    ) => Here().ReadAsync(table, partition, fromRow, toRowExclusive, cancellation);

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    ) => Here().ReadAcrossAsync(table, fromPartition, toPartitionExclusive, wanted, cancellation);

    public Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation) =>
        Here().GetAsync(table, partition, row, cancellation);

    public Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation)
    {
        ITableStore store = Here();
        Commits++;
        return store.CommitAsync(table, partition, changes, cancellation);
    }

    private ITableStore Here()
    {
        Requests++;
        return IsAway ? throw new StoreUnavailableException("the test took it away") : inner;
    }
}
