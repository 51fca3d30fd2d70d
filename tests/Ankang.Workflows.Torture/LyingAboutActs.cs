using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture;

/// <summary>A store that refuses each act of the office once, and writes nothing where it is tried again.</summary>
internal sealed class LyingAboutActs(ITableStore inner) : PassingStore(inner)
{
    private static readonly HashSet<string> Acts =
    [
        nameof(HistoryEvent.Held),
        nameof(HistoryEvent.Released),
        nameof(HistoryEvent.Returned),
        nameof(HistoryEvent.TakenBack),
        nameof(HistoryEvent.Extended),
        nameof(HistoryEvent.ExtensionRefused),
    ];

    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    public override Task<CommitResult> CommitAsync(
        StoreTable table,
        string partition,
        IReadOnlyList<StoreChange> changes,
        CancellationToken cancellation
    )
    {
        StoreChange? act = changes.FirstOrDefault(c =>
            c is StoreChange.Insert insert && insert.Columns.TryGetValue("event", out object? what) && Acts.Contains($"{what}")
        );
        return act is null ? Inner.CommitAsync(table, partition, changes, cancellation)
            : _refused.Add($"{partition}/{act.Row}") ? Task.FromResult(CommitResult.Conflict(0))
            : Task.FromResult(CommitResult.Written([.. changes.Select(_ => "1")]));
    }
}
