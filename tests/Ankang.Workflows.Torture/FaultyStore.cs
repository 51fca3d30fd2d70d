using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture;

/// <summary>The way from one process to the store that all share. Half a batch does not occur: a batch is a transaction on both stores.</summary>
internal sealed class FaultyStore(ITableStore inner, Life life, FaultBook faults) : ITableStore
{
    public bool IsExclusive => false;

    public Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    ) => ServeAsync(CallKind.Read, () => inner.ReadAsync(table, partition, fromRow, toRowExclusive, cancellation));

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    ) => ServeAsync(CallKind.Read, () => inner.ReadAcrossAsync(table, fromPartition, toPartitionExclusive, wanted, cancellation));

    public Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation) =>
        ServeAsync(CallKind.Read, () => inner.GetAsync(table, partition, row, cancellation));

    public Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation) =>
        ServeAsync(
            CallKind.Commit,
            () => inner.CommitAsync(table, partition, changes, cancellation),
            ofOwn: done => done.Done ? CommitResult.Conflict(0) : done
        );

    private async Task<T> ServeAsync<T>(CallKind kind, Func<Task<T>> call, Func<T, T>? ofOwn = null)
    {
        await life.TurnAsync();
        if (faults.Hits(FaultKind.StoreOutage, life.Host))
            throw new StoreUnavailableException("503, the store does not serve");
        if (kind == CallKind.Commit && faults.Hits(FaultKind.DiskFull, life.Host))
            throw new StoreUnavailableException("the disk is full");
        if (faults.AtCall(life.Host, kind) is not { } fault)
            return await call();
        switch (fault.Kind)
        {
            case FaultKind.CrashAfter:
                await call();
                throw life.Crash(fault);
            case FaultKind.StoreRefuses:
                throw new StoreUnavailableException("429, too many requests");
            case FaultKind.StoreUnheard:
                await call();
                throw new StoreUnavailableException("the answer was lost on its way");
            case FaultKind.OwnConflict:
                return ofOwn!(await call());
            default:
                throw life.Crash(fault);
        }
    }
}
