using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Filings;

/// <summary>Problem and measure lists and templates, in the Control table, partition <c>{list}|filings</c>.</summary>
/// <remarks><c>row|{kind}|{number}</c> a row, <c>template|{id}</c> a template with its bytes. Rows are never deleted.</remarks>
public sealed class FilingTable(ITableStore store, RowsSetAside aside)
{
    private const int ColumnLength = 30_000;
    private const int MostColumns = 40;
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>All rows of one list, by number; a damaged one is left out and set aside.</summary>
    public async Task<IReadOnlyList<(FilingRow Row, string ETag)>> RowsAsync(string list, FilingKind kind, CancellationToken cancellation) =>
        [
            .. (await store.ReadAsync(StoreTable.Control, Partition(list), $"row|{Code(kind)}|", $"row|{Code(kind)}}}", cancellation))
                .Select(r => (aside.Read(StoreTable.Control, Partition(list), r, Value<FilingRow>).Value, r.ETag))
                .Where(r => r.Value is not null)
                .Select(r => (r.Value!, r.ETag)),
        ];

    /// <returns>False when somebody wrote it since: read again, then decide again.</returns>
    public async Task<bool> TryWriteAsync(string list, FilingRow row, string? etag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        return await TryWriteAsync(list, $"row|{Code(row.Kind)}|{row.Number:D5}", Columns(row, null), etag, cancellation);
    }

    /// <summary>All templates, without their bytes.</summary>
    public async Task<IReadOnlyList<(FilingTemplate Template, string ETag)>> TemplatesAsync(string list, CancellationToken cancellation) =>
        [
            .. (await store.ReadAsync(StoreTable.Control, Partition(list), "template|", "template}", cancellation))
                .Select(r => (aside.Read(StoreTable.Control, Partition(list), r, Value<FilingTemplate>).Value, r.ETag))
                .Where(r => r.Value is not null)
                .Select(r => (r.Value!, r.ETag)),
        ];

    /// <summary>The bytes of a template as it was brought; null where there is none.</summary>
    public async Task<byte[]?> ContentAsync(string list, string id, CancellationToken cancellation) =>
        await store.GetAsync(StoreTable.Control, Partition(list), $"template|{id}", cancellation) is { } row
            ? aside.Read(StoreTable.Control, Partition(list), row, r => Convert.FromBase64String(Joined(r, "content"))).Value
            : null;

    /// <returns>False when somebody wrote it since.</returns>
    public Task<bool> TryWriteAsync(string list, FilingTemplate template, byte[] content, string? etag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(template);
        return TryWriteAsync(list, $"template|{template.Id}", Columns(template, content), etag, cancellation);
    }

    /// <returns>False when somebody wrote it since.</returns>
    public async Task<bool> TryRemoveAsync(string list, string id, string etag, CancellationToken cancellation) =>
        (await store.CommitAsync(StoreTable.Control, Partition(list), [new StoreChange.Delete($"template|{id}", etag)], cancellation)).Done;

    private async Task<bool> TryWriteAsync(string list, string row, Dictionary<string, object> columns, string? etag, CancellationToken cancellation)
    {
        StoreChange change = etag is null ? new StoreChange.Insert(row, columns) : new StoreChange.Replace(row, etag, columns);
        return (await store.CommitAsync(StoreTable.Control, Partition(list), [change], cancellation)).Done;
    }

    private static string Partition(string list) => $"{list}|filings";

    private static string Code(FilingKind kind) => kind.ToString().ToLowerInvariant();

    private static Dictionary<string, object> Columns<TSaid>(TSaid value, byte[]? content)
    {
        var columns = new Dictionary<string, object>();
        Put("value", JsonSerializer.Serialize(value, Readable));
        if (content is not null)
            Put("content", Convert.ToBase64String(content));
        return columns;

        void Put(string name, string text)
        {
            for (int i = 0; i * ColumnLength < text.Length; i++)
                columns[$"{name}{i}"] = text.Substring(i * ColumnLength, Math.Min(ColumnLength, text.Length - i * ColumnLength));
        }
    }

    private static string Joined(StoreRow row, string name) =>
        string.Concat(Enumerable.Range(0, MostColumns).Select(i => row.Text($"{name}{i}")).TakeWhile(t => t is not null));

    private static TSaid Value<TSaid>(StoreRow row)
        where TSaid : class =>
        JsonSerializer.Deserialize<TSaid>(Joined(row, "value"), Readable) ?? throw new InvalidDataException($"Row '{row.Row}' says nothing.");
}
