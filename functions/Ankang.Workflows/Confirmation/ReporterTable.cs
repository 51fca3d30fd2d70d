using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Confirmation;

/// <summary>
/// Who filled in the last report that came by each link, so that the next form offers him: rows <c>{person}|{capacity}</c> of the Control
/// table, partition <c>{list}|reporters</c>. A convenience and no record: what was reported by whom stands with the report.
/// </summary>
public sealed class ReporterTable(ITableStore store, RowsSetAside aside, TimeProvider clock)
{
    private const int MostRowsInBatch = 90;

    /// <param name="link">Whose link it is, and in which capacity: <c>{person}|{capacity}</c>.</param>
    /// <returns>Null where nobody has reported by it, or the row is damaged.</returns>
    public async Task<(string Name, string? Phone)?> FindAsync(string list, string link, CancellationToken cancellation) =>
        await store.GetAsync(StoreTable.Control, Partition(list), link, cancellation) is { } row
        && aside.Read(StoreTable.Control, Partition(list), row, Read).Value is { } kept
            ? (kept.Name, kept.Phone)
            : null;

    /// <summary>Keeps the name for the next form; of two reports at once either may stay.</summary>
    public async Task KeepAsync(string list, string link, string name, string? phone, CancellationToken cancellation)
    {
        StoreRow? before = await store.GetAsync(StoreTable.Control, Partition(list), link, cancellation);
        var columns = new Dictionary<string, object> { ["name"] = name, ["at"] = clock.GetUtcNow() };
        if (phone is not null)
            columns["phone"] = phone;
        await store.CommitAsync(
            StoreTable.Control,
            Partition(list),
            [before is null ? new StoreChange.Insert(link, columns) : new StoreChange.Replace(link, before.ETag, columns)],
            cancellation
        );
    }

    /// <summary>Forgets whoever was kept before a moment, and those of before times were kept; of what changes meanwhile the new one stays.</summary>
    /// <param name="before">Null to forget nobody.</param>
    public async Task ForgetAsync(string list, DateTimeOffset? before, CancellationToken cancellation)
    {
        if (before is null)
            return;
        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Control, Partition(list), null, null, cancellation);
        StoreChange[] old =
        [
            .. rows.Where(r => aside.Read(StoreTable.Control, Partition(list), r, Read).Value is { } kept && !(kept.At >= before))
                .Select(r => new StoreChange.Delete(r.Row, r.ETag)),
        ];
        foreach (StoreChange[] some in old.Chunk(MostRowsInBatch))
            await store.CommitAsync(StoreTable.Control, Partition(list), some, cancellation);
    }

    private static Kept Read(StoreRow row) => new(row.RequiredText("name"), row.Text("phone"), row.Instant("at"));

    private static string Partition(string list) => $"{list}|reporters";

    private sealed record Kept(string Name, string? Phone, DateTimeOffset? At);
}
