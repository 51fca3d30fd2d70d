using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture;

/// <summary>Stores that do not keep what a store promises.</summary>
internal static class LyingStores
{
    internal sealed class IgnoringETags(ITableStore inner) : PassingStore(inner)
    {
        public override Task<CommitResult> CommitAsync(
            StoreTable table,
            string partition,
            IReadOnlyList<StoreChange> changes,
            CancellationToken cancellation
        ) => ForceAsync(table, partition, changes, cancellation);
    }

    internal sealed class GrantingLeases(ITableStore inner) : PassingStore(inner)
    {
        public override async Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation)
        {
            StoreRow? found = await Inner.GetAsync(table, partition, row, cancellation);
            return found is null || row != DispatchState.Row
                ? found
                : new StoreRow(row, found.ETag, found.Columns.Where(c => c.Key != "owner").ToDictionary(c => c.Key, c => c.Value));
        }

        public override Task<CommitResult> CommitAsync(
            StoreTable table,
            string partition,
            IReadOnlyList<StoreChange> changes,
            CancellationToken cancellation
        ) =>
            table == StoreTable.Control && changes is [{ Row: DispatchState.Row }]
                ? ForceAsync(table, partition, changes, cancellation)
                : Inner.CommitAsync(table, partition, changes, cancellation);
    }

    internal sealed class SayingAllWasSent(ITableStore inner) : PassingStore(inner)
    {
        public override async Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation)
        {
            StoreRow? found = await Inner.GetAsync(table, partition, row, cancellation);
            return row == DispatchState.Row
                ? new StoreRow(row, found?.ETag ?? "1", (DispatchState.None with { DoneSlot = "99991231T15" }).ToColumns())
                : found;
        }
    }

    internal sealed class LosingNext(ITableStore inner) : PassingStore(inner)
    {
        public override Task<CommitResult> CommitAsync(
            StoreTable table,
            string partition,
            IReadOnlyList<StoreChange> changes,
            CancellationToken cancellation
        ) =>
            Inner.CommitAsync(
                table,
                partition,
                table != StoreTable.Board
                    ? changes
                    :
                    [
                        .. changes.Select(c =>
                            c is StoreChange.Replace r
                                ? r with
                                {
                                    Columns = r.Columns.Where(v => v.Key != "next").ToDictionary(v => v.Key, v => v.Value),
                                }
                                : c
                        ),
                    ],
                cancellation
            );
    }

    internal sealed class LosingHistory(ITableStore inner) : PassingStore(inner)
    {
        private int _commits;

        public override Task<CommitResult> CommitAsync(
            StoreTable table,
            string partition,
            IReadOnlyList<StoreChange> changes,
            CancellationToken cancellation
        )
        {
            bool loses = table == StoreTable.Work && ++_commits % 7 == 0;
            return loses ? LoseAsync(table, partition, changes, cancellation) : Inner.CommitAsync(table, partition, changes, cancellation);
        }

        private async Task<CommitResult> LoseAsync(
            StoreTable table,
            string partition,
            IReadOnlyList<StoreChange> changes,
            CancellationToken cancellation
        )
        {
            StoreChange[] kept = [.. changes.Where(c => !c.Row.StartsWith("H|", StringComparison.Ordinal))];
            if (kept.Length == 0)
                return await Inner.CommitAsync(table, partition, changes, cancellation);
            CommitResult result = await Inner.CommitAsync(table, partition, kept, cancellation);
            if (!result.Done)
                return result;
            var etags = new Queue<string>(result.ETags);
            return CommitResult.Written([.. changes.Select(c => kept.Contains(c) ? etags.Dequeue() : "1")]);
        }
    }

    internal sealed class ForgettingWrites(ITableStore inner) : PassingStore(inner)
    {
        private int _commits;

        public override Task<CommitResult> CommitAsync(
            StoreTable table,
            string partition,
            IReadOnlyList<StoreChange> changes,
            CancellationToken cancellation
        ) =>
            table == StoreTable.Work && ++_commits % 9 == 0
                ? Task.FromResult(CommitResult.Written([.. changes.Select(_ => "1")]))
                : Inner.CommitAsync(table, partition, changes, cancellation);
    }
}
