using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>The Directory table: one partition of units and groups, shared by all lists.</summary>
public sealed class DirectoryTable(ITableStore store)
{
    private const int MostRowsInBatch = 90;
    private const int MostAttempts = 5;

    public async Task<IReadOnlyList<StoreRow>> ReadAsync(CancellationToken cancellation) =>
        await store.ReadAsync(StoreTable.Directory, DirectoryRows.Partition, null, null, cancellation);

    /// <summary>Writes what <paramref name="merge"/> makes of the directory as it stands; rows that say the same are left alone.</summary>
    /// <remarks>Nothing is deleted: who left keeps a row that says until when. Columns that this program does not know are kept.</remarks>
    /// <returns>The rows as they stand after it.</returns>
    public async Task<IReadOnlyList<StoreRow>> WriteAsync(Func<IReadOnlyList<StoreRow>, UnitDirectory> merge, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            IReadOnlyList<StoreRow> rows = await ReadAsync(cancellation);
            List<StoreChange> changes = Difference(rows, merge(rows));
            if (changes.Count == 0)
                return rows;
            bool done = true;
            // New rows first: nobody refers to them before the others do.
            foreach (StoreChange[] batch in changes.OrderBy(c => c is not StoreChange.Insert).Chunk(MostRowsInBatch))
                done = done && (await store.CommitAsync(StoreTable.Directory, DirectoryRows.Partition, batch, cancellation)).Done;
            if (!done && attempt >= MostAttempts)
                throw new InvalidOperationException($"The directory changed under every one of {MostAttempts} attempts to write it.");
        }
    }

    /// <summary>True when <see cref="WriteAsync"/> would write something.</summary>
    public static bool Differs(IReadOnlyList<StoreRow> rows, UnitDirectory wanted) => Difference(rows, wanted).Count > 0;

    private static List<StoreChange> Difference(IReadOnlyList<StoreRow> rows, UnitDirectory wanted)
    {
        Dictionary<string, StoreRow> there = rows.ToDictionary(r => r.Row);
        var changes = new List<StoreChange>();
        foreach ((string row, IReadOnlyDictionary<string, object> columns) in DirectoryRows.ToRows(wanted))
        {
            if (!there.TryGetValue(row, out StoreRow? before))
            {
                changes.Add(new StoreChange.Insert(row, columns));
                continue;
            }

            var after = before.Columns.Where(c => !DirectoryRows.Own.Contains(c.Key)).Concat(columns).ToDictionary(c => c.Key, c => c.Value);
            if (
                after.Count != before.Columns.Count
                || after.Any(c => !before.Columns.TryGetValue(c.Key, out object? value) || !value.Equals(c.Value))
            )
                changes.Add(new StoreChange.Replace(row, before.ETag, after));
        }

        return changes;
    }
}
