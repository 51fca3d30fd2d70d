using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Web.Handovers;

/// <summary>The last 交接 of each person: partition <c>handovers</c> of the Control table, a row an account.</summary>
internal sealed class HandoverTable(ITableStore store, RowsSetAside aside)
{
    public const string Partition = "handovers";

    public async Task<Handover?> FindAsync(string account, CancellationToken cancellation) =>
        await store.GetAsync(StoreTable.Control, Partition, account, cancellation) is { } row
            ? aside.Read(StoreTable.Control, Partition, row, Read).Value
            : null;

    /// <summary>What waits for a successor, oldest first.</summary>
    public async Task<IReadOnlyList<Handover>> WaitingForAsync(string account, CancellationToken cancellation) =>
        [
            .. aside
                .ReadAll(StoreTable.Control, Partition, await store.ReadAsync(StoreTable.Control, Partition, null, null, cancellation), Read)
                .Where(h => h.To.Id == account && h.Received is null)
                .OrderBy(h => h.At),
        ];

    /// <summary>Writes one, in the place of the last one of the same person.</summary>
    /// <exception cref="StoreContendedException">Every attempt lost; the same request may be sent again.</exception>
    public Task PutAsync(Handover handover, CancellationToken cancellation) =>
        CompareAndSwap.UpdateAsync($"The handover of {handover.Account}", async () =>
        {
            StoreRow? row = await store.GetAsync(StoreTable.Control, Partition, handover.Account, cancellation);
            StoreChange change = row is null
                ? new StoreChange.Insert(handover.Account, ToColumns(handover))
                : new StoreChange.Replace(handover.Account, row.ETag, ToColumns(handover));
            return (await store.CommitAsync(StoreTable.Control, Partition, [change], cancellation)).Done ? true : null;
        });

    private static Dictionary<string, object> ToColumns(Handover handover)
    {
        var columns = new Dictionary<string, object>
        {
            ["name"] = handover.Name,
            ["note"] = handover.Note,
            ["summary"] = handover.Summary,
            ["at"] = handover.At,
        };
        ActorColumns.Put(columns, "to", handover.To);
        ActorColumns.Put(columns, "by", handover.By);
        if (handover.Received is { } received)
            columns["received"] = received;
        return columns;
    }

    private static Handover Read(StoreRow row) =>
        new(
            row.Row,
            row.RequiredText("name"),
            ActorColumns.Read(row, "to"),
            row.Text("note") ?? "",
            row.Text("summary") ?? "",
            ActorColumns.Read(row, "by"),
            row.Instant("at") ?? throw new InvalidDataException($"Row '{row.Row}' has no time in column 'at'."),
            row.Instant("received")
        );
}
