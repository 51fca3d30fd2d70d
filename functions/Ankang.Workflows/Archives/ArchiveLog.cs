using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Archives;

/// <summary>归档记录: which archives of a list there are, in the Control table, partition <c>{list}|archives</c>; a row is never changed.</summary>
public sealed class ArchiveLog(ITableStore store, RowsSetAside aside, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All of a list, the newest first; a damaged one is left out and set aside.</summary>
    public async Task<IReadOnlyList<KeptArchive>> ReadAsync(string list, CancellationToken cancellation)
    {
        string partition = Partition(list);
        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Control, partition, null, null, cancellation);
        return [.. aside.ReadAll(StoreTable.Control, partition, rows, Read).OrderByDescending(a => a.Id, StringComparer.Ordinal)];
    }

    /// <summary>Records an archive.</summary>
    /// <param name="request">Sent twice, it is recorded once.</param>
    public async Task<KeptArchive> AddAsync(
        string list,
        string request,
        Actor by,
        string sha256,
        string note,
        int? files,
        long? bytes,
        CancellationToken cancellation
    )
    {
        string hash = RequestIds.Hash($"{list}|{request}")[..8];
        if ((await ReadAsync(list, cancellation)).FirstOrDefault(a => a.Id.EndsWith(hash, StringComparison.Ordinal)) is { } there)
            return there;
        DateTimeOffset now = clock.GetUtcNow();
        string id = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}-{hash}";
        var kept = new KeptArchive(id, now, by, sha256, note, files, bytes);
        var columns = new Dictionary<string, object> { ["value"] = JsonSerializer.Serialize(kept, Readable) };
        await store.CommitAsync(StoreTable.Control, Partition(list), [new StoreChange.Insert(id, columns)], cancellation);
        return kept;
    }

    private static string Partition(string list) => $"{list}|archives";

    private static KeptArchive Read(StoreRow row) =>
        JsonSerializer.Deserialize<KeptArchive>(row.RequiredText("value"), Readable)
        ?? throw new InvalidDataException($"Row '{row.Row}' says nothing.");
}
