using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>The Directory table: one partition of units and groups, shared by all lists.</summary>
public sealed class DirectoryTable(ITableStore store, RowsSetAside aside)
{
    private const int MostRowsInBatch = 90;

    /// <summary>The rows that can be read; others are set aside.</summary>
    /// <remarks>A unit whose newest row is damaged is left out whole, since that one carries its contacts.</remarks>
    public async Task<IReadOnlyList<StoreRow>> ReadAsync(CancellationToken cancellation) => Whole(await ReadAllAsync(cancellation));

    /// <summary>The directory as it stands, with what the published files name and the rows lack: such a unit is known by its name, and told nothing.</summary>
    /// <param name="published">The directory files that were published for the list, oldest first.</param>
    public async Task<UnitDirectory> ReadAsync(IReadOnlyList<UnitDirectory> published, CancellationToken cancellation)
    {
        IReadOnlyList<StoreRow> all = await ReadAllAsync(cancellation);
        IReadOnlyList<StoreRow> whole = Whole(all);
        HashSet<string> there = [.. all.Select(r => r.Row)];
        foreach ((string row, string why) in DirectoryRows.Expected(published))
        {
            if (there.Contains(row))
                continue;
            aside.Add(new DamagedRow(StoreTable.Directory, DirectoryRows.Partition, row, why));
        }

        return DirectoryRows.Complete(whole, published);
    }

    /// <summary>Writes what <paramref name="merge"/> makes of the directory as it stands; rows that say the same are left alone.</summary>
    /// <remarks>Nothing is deleted: who left keeps a row that says until when. Columns that this program does not know are kept.</remarks>
    /// <returns>The rows as they stand after it.</returns>
    public Task<IReadOnlyList<StoreRow>> WriteAsync(Func<IReadOnlyList<StoreRow>, UnitDirectory> merge, CancellationToken cancellation) =>
        CompareAndSwap.UpdateAsync<IReadOnlyList<StoreRow>>("The directory", async () =>
        {
            IReadOnlyList<StoreRow> all = await ReadAllAsync(cancellation);
            IReadOnlyList<StoreRow> rows = Whole(all);
            List<StoreChange> changes = Difference(all, merge(rows));
            if (changes.Count == 0)
                return rows;
            // New rows first: nobody refers to them before the others do. The next attempt reads what stands there then.
            foreach (StoreChange[] batch in changes.OrderBy(c => c is not StoreChange.Insert).Chunk(MostRowsInBatch))
                if (!(await store.CommitAsync(StoreTable.Directory, DirectoryRows.Partition, batch, cancellation)).Done)
                    break;
            return null;
        });

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

            if (before.Fault is not null)
            {
                changes.Add(new StoreChange.Replace(row, before.ETag, columns));
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

    private Task<IReadOnlyList<StoreRow>> ReadAllAsync(CancellationToken cancellation) =>
        store.ReadAsync(StoreTable.Directory, DirectoryRows.Partition, null, null, cancellation);

    private IReadOnlyList<StoreRow> Whole(IReadOnlyList<StoreRow> rows)
    {
        List<DamagedRow> damaged =
        [
            .. rows.Where(r => !DirectoryRows.IsHistory(r.Row))
                .Select(r => aside.Read(StoreTable.Directory, DirectoryRows.Partition, r, DirectoryRows.Check).Damage)
                .OfType<DamagedRow>(),
        ];
        if (damaged.Count == 0)
            return rows;
        HashSet<string> unreadable = [.. damaged.Select(d => d.Row)];
        HashSet<string> lost =
        [
            .. rows.Where(r => DirectoryRows.IsUnit(r.Row))
                .GroupBy(r => DirectoryRows.UnitOf(r.Row))
                .Where(u => unreadable.Contains(u.Last().Row))
                .Select(u => u.Key),
        ];
        return [.. rows.Where(r => !unreadable.Contains(r.Row) && !(DirectoryRows.IsUnit(r.Row) && lost.Contains(DirectoryRows.UnitOf(r.Row))))];
    }
}
