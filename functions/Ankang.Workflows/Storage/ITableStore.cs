namespace Ankang.Workflows.Storage;

/// <summary>All that must survive, in tables of partitions of rows; a batch changes one partition or nothing.</summary>
/// <remarks>
/// Lost races are answers (<see cref="CommitResult.ConflictAt"/>), faults are <see cref="StoreUnavailableException"/>,
/// misuse (a forbidden key, an empty ETag, over 100 changes or 4 MiB, one row twice, a local time) is an <see cref="ArgumentException"/>.
/// </remarks>
public interface ITableStore
{
    /// <summary>True when no other process can write here, so that what this process wrote last is what stands there.</summary>
    bool IsExclusive { get; }

    /// <summary>Asked before something leaves that no transaction takes back, such as a mail.</summary>
    /// <exception cref="StoreLostException">Another process has taken the store over.</exception>
    void EnsureHeld() { }

    /// <summary>Rows of a partition in ordinal order of their keys. Reads are no snapshot across pages.</summary>
    /// <param name="fromRow">First key, inclusive; null from the start.</param>
    /// <param name="toRowExclusive">End, exclusive; null to the end.</param>
    Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    );

    /// <summary>Rows of many partitions by one query, in ordinal order of partition and row. A thousand rows are a request on Table Storage.</summary>
    /// <remarks>
    /// What was written before the call is found; what is written meanwhile may be. It walks the partitions, so it is for whoever
    /// wants to know of all of them at once. A row that cannot be made out is wanted, whatever its columns should have said.
    /// </remarks>
    /// <param name="fromPartition">First partition, inclusive.</param>
    /// <param name="toPartitionExclusive">End, exclusive.</param>
    /// <param name="wanted">A row is found that stands in one of them.</param>
    Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    );

    /// <returns>Null when there is no such row.</returns>
    Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation);

    /// <summary>Writes all changes in one transaction, or none.</summary>
    Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation);
}
