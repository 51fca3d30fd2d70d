using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture;

/// <summary>A store with one row of the dispatch for all lists: that of the list which was asked for first.</summary>
internal sealed class LyingAboutLists(ITableStore inner) : PassingStore(inner)
{
    private string? _first;

    public override Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation) =>
        Inner.GetAsync(table, Of(partition, row), row, cancellation);

    public override Task<CommitResult> CommitAsync(
        StoreTable table,
        string partition,
        IReadOnlyList<StoreChange> changes,
        CancellationToken cancellation
    ) => Inner.CommitAsync(table, changes is [var one] ? Of(partition, one.Row) : partition, changes, cancellation);

    private string Of(string partition, string row) => row == DispatchState.Row ? _first ??= partition : partition;
}
