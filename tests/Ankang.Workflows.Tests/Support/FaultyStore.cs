using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A store that fails by plan. To go on after a crash, as the next process does, put another one over the same inner store.</summary>
/// <remarks>After a crash every call crashes: code that catches and carries on does not come back to life.</remarks>
public sealed class FaultyStore(ITableStore inner, FaultPlan plan) : ITableStore
{
    private readonly Lock _counting = new();

    public bool IsExclusive => inner.IsExclusive;

    /// <summary>Calls so far that the plan counts.</summary>
    public int Calls { get; private set; }

    public bool Crashed { get; private set; }

    public Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    ) =>
        ServeAsync(!plan.CommitsOnly, $"read of {table} '{partition}'", () =>
            inner.ReadAsync(table, partition, fromRow, toRowExclusive, cancellation)
        );

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    ) =>
        ServeAsync(!plan.CommitsOnly, $"read of {table} from '{fromPartition}'", () =>
            inner.ReadAcrossAsync(table, fromPartition, toPartitionExclusive, wanted, cancellation)
        );

    public Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation) =>
        ServeAsync(!plan.CommitsOnly, $"get of {table} '{partition}' '{row}'", () => inner.GetAsync(table, partition, row, cancellation));

    public Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation) =>
        ServeAsync(true, $"commit to {table} '{partition}'", () => inner.CommitAsync(table, partition, changes, cancellation));

    private async Task<T> ServeAsync<T>(bool counts, string what, Func<Task<T>> call)
    {
        bool fails;
        lock (_counting)
        {
            if (Crashed)
                throw new SimulatedCrashException($"The process has crashed; there is no {what}.");
            fails = counts && Calls++ == plan.Call;
            if (fails && plan.Kind is FaultKind.CrashBefore)
                Crashed = true;
        }
        if (!fails)
            return await call();

        if (plan.Kind is FaultKind.CrashAfter or FaultKind.UnavailableAfter)
            await call();
        lock (_counting)
            Crashed |= plan.Kind is FaultKind.CrashAfter;
        string message = $"{plan.Kind} at call {plan.Call}, {what}.";
        throw plan.Kind is FaultKind.CrashBefore or FaultKind.CrashAfter
            ? new SimulatedCrashException(message)
            : new StoreUnavailableException(message);
    }
}
