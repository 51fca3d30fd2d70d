using Ankang.Workflows.Attachments;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Retention;

/// <summary>What later scans said: partition <c>{list}|scans</c> of the Control table, row <c>{unit}|{digest}</c>.</summary>
public sealed class LaterScanTable(ITableStore store, RowsSetAside aside)
{
    public async Task<LaterScan?> FindAsync(AttachmentAddress address, CancellationToken cancellation) =>
        await store.GetAsync(StoreTable.Control, PartitionOf(address.List), KeyOf(address), cancellation) is { } row
            ? aside.Read(StoreTable.Control, PartitionOf(address.List), row, r => Read(address.List, r)).Value
            : null;

    /// <summary>All of a list.</summary>
    public async Task<IReadOnlyList<LaterScan>> ReadAsync(string list, CancellationToken cancellation) =>
        [
            .. aside.ReadAll(
                StoreTable.Control,
                PartitionOf(list),
                await store.ReadAsync(StoreTable.Control, PartitionOf(list), null, null, cancellation),
                r => Read(list, r)
            ),
        ];

    /// <summary>Writes what was found; of two hosts that look at once, the first is kept.</summary>
    /// <returns>False where it stands there already.</returns>
    public async Task<bool> AddAsync(LaterScan scan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scan);
        StoreChange[] changes = [new StoreChange.Insert(KeyOf(scan.Address), ToColumns(scan))];
        return (await store.CommitAsync(StoreTable.Control, PartitionOf(scan.Address.List), changes, cancellation)).Done;
    }

    /// <summary>Somebody of the office has dealt with an infected file; whoever is second changes nothing.</summary>
    /// <returns>False where there is no infected file of that address.</returns>
    public Task<bool> SettleAsync(AttachmentAddress address, Actor who, CancellationToken cancellation) =>
        CompareAndSwap.UpdateAsync($"The scan of {address}", async () =>
        {
            string partition = PartitionOf(address.List);
            if (
                await store.GetAsync(StoreTable.Control, partition, KeyOf(address), cancellation) is not { } row
                || aside.Read(StoreTable.Control, partition, row, r => Read(address.List, r)).Value is not { Signature: not null } scan
            )
                return false;
            if (!scan.IsOpen)
                return true;
            StoreChange[] changes = [new StoreChange.Replace(row.Row, row.ETag, ToColumns(scan with { Settled = who }))];
            return (await store.CommitAsync(StoreTable.Control, partition, changes, cancellation)).Done ? (bool?)true : null;
        });

    private static string PartitionOf(string list) => $"{list}|scans";

    private static string KeyOf(AttachmentAddress address) => $"{address.Unit}|{address.Digest}";

    private static Dictionary<string, object> ToColumns(LaterScan scan)
    {
        var columns = new Dictionary<string, object>
        {
            ["item"] = scan.Item,
            ["name"] = scan.Name,
            ["at"] = scan.At,
        };
        if (scan.Signature is { } signature)
            columns["signature"] = signature;
        if (scan.Settled is { } who)
            ActorColumns.Put(columns, "settled", who);
        return columns;
    }

    private static LaterScan Read(string list, StoreRow row) =>
        row.Row.Split('|') is [var unit, var digest]
            ? new(
                new AttachmentAddress(list, unit, digest),
                row.RequiredText("item"),
                row.RequiredText("name"),
                row.Text("signature"),
                row.Instant("at") ?? throw new InvalidDataException($"Row '{row.Row}' has no time in column 'at'."),
                ActorColumns.Has(row, "settled") ? ActorColumns.Read(row, "settled") : null
            )
            : throw new InvalidDataException($"Row '{row.Row}' names no file.");
}
