using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Contacts;

/// <summary>The contacts of one unit in the Directory table, and the record of their changes beside them.</summary>
public sealed class ContactTable(ITableStore store, RowsSetAside aside)
{
    /// <summary>The unit as stored, what guards the next write of it, and its changes, oldest first.</summary>
    /// <returns>Null when the directory has no such unit, or its row is damaged.</returns>
    public async Task<(ResponsibleUnit Unit, StoreRow Row, IReadOnlyList<ContactChange> Changes)?> ReadAsync(
        string unit,
        CancellationToken cancellation
    )
    {
        (string from, string to) = DirectoryRows.UnitRange(unit);
        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Directory, DirectoryRows.Partition, from, to, cancellation);
        if (rows.Count == 0 || rows.Any(r => !aside.Read(StoreTable.Directory, DirectoryRows.Partition, r, DirectoryRows.Check).IsWhole))
            return null;
        (from, to) = DirectoryRows.HistoryRange(unit);
        IReadOnlyList<StoreRow> changes = await store.ReadAsync(StoreTable.Directory, DirectoryRows.Partition, from, to, cancellation);
        return (DirectoryRows.Read(rows).Units[0], rows[^1], [.. aside.ReadAll(StoreTable.Directory, DirectoryRows.Partition, changes, Read)]);
    }

    /// <summary>Writes the unit's contacts and the line that records it in one batch.</summary>
    /// <returns>False when somebody changed the unit meanwhile: read again, then decide again.</returns>
    public async Task<bool> TryWriteAsync(ResponsibleUnit unit, StoreRow before, ContactChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(before);
        Dictionary<string, object> columns = before.Columns.ToDictionary(c => c.Key, c => c.Value);
        DirectoryRows.PutContacts(columns, unit);
        var line = new Dictionary<string, object>
        {
            ["at"] = change.At,
            ["text"] = change.Text,
            ["request"] = change.Request,
        };
        ActorColumns.Put(line, "who", change.Who);
        CommitResult result = await store.CommitAsync(
            StoreTable.Directory,
            DirectoryRows.Partition,
            [
                new StoreChange.Replace(before.Row, before.ETag, columns),
                new StoreChange.Insert(DirectoryRows.HistoryRow(unit.Id, change.Number), line),
            ],
            cancellation
        );
        return result.Done;
    }

    private static ContactChange Read(StoreRow row) =>
        new(
            int.Parse(row.Row[(row.Row.LastIndexOf('|') + 1)..]),
            row.Instant("at") ?? default,
            ActorColumns.Read(row, "who"),
            row.RequiredText("text"),
            row.RequiredText("request")
        );
}
