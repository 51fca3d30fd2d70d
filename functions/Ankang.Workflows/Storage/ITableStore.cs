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

    /// <returns>Null when there is no such row.</returns>
    Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation);

    /// <summary>Writes all changes in one transaction, or none.</summary>
    Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation);
}
