using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A store that several processes write to, as Table Storage is: what one remembers may have been changed by another.</summary>
internal sealed class PropertySharedStore(ITableStore inner, PropertyInterleaver interleaver) : ITableStore
{
    public bool IsExclusive => false;

    public async Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    )
    {
        await interleaver.EnterAsync();
        return await inner.ReadAsync(table, partition, fromRow, toRowExclusive, cancellation);
    }

    public async Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    )
    {
        await interleaver.EnterAsync();
        return await inner.ReadAcrossAsync(table, fromPartition, toPartitionExclusive, wanted, cancellation);
    }

    public async Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation)
    {
        await interleaver.EnterAsync();
        return await inner.GetAsync(table, partition, row, cancellation);
    }

    public async Task<CommitResult> CommitAsync(
        StoreTable table,
        string partition,
        IReadOnlyList<StoreChange> changes,
        CancellationToken cancellation
    )
    {
        await interleaver.EnterAsync();
        return await inner.CommitAsync(table, partition, changes, cancellation);
    }
}
