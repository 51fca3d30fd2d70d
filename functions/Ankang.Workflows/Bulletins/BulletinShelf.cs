using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Bulletins;

/// <summary>Bulletins as rows <c>{number}</c> of partition <c>{list}|bulletins</c> of the Control table.</summary>
/// <remarks>An issued one holds all its numbers and lists, and a year's end has thousands of rows: the whole is kept packed.</remarks>
internal sealed class BulletinShelf(ITableStore store, RowsSetAside aside)
{
    private const int TextLength = 30_000;
    private const int MostPieces = 200;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All that can be read, in the order in which they were drafted.</summary>
    public async Task<IReadOnlyList<(Bulletin Bulletin, string ETag)>> AllAsync(string list, CancellationToken cancellation)
    {
        string partition = Partition(list);
        return
        [
            .. (await store.ReadAsync(StoreTable.Control, partition, null, null, cancellation))
                .Select(r => (aside.Read(StoreTable.Control, partition, r, Read).Value, r.ETag))
                .Where(r => r.Value is not null)
                .Select(r => (r.Value!, r.ETag)),
        ];
    }

    /// <returns>Null where there is none, or its row is damaged.</returns>
    public async Task<(Bulletin Bulletin, string ETag)?> FindAsync(string list, int number, CancellationToken cancellation)
    {
        string partition = Partition(list);
        return
            await store.GetAsync(StoreTable.Control, partition, Row(number), cancellation) is { } row
            && aside.Read(StoreTable.Control, partition, row, Read).Value is { } bulletin
            ? (bulletin, row.ETag)
            : null;
    }

    /// <summary>The highest number there is, of a damaged row, too; 0 for none.</summary>
    public async Task<int> LastNumberAsync(string list, CancellationToken cancellation) =>
        (await store.ReadAsync(StoreTable.Control, Partition(list), null, null, cancellation))
            .Select(r => int.TryParse(r.Row, out int number) ? number : 0)
            .DefaultIfEmpty()
            .Max();

    /// <returns>False when the number is taken.</returns>
    public Task<bool> TryAddAsync(string list, Bulletin bulletin, CancellationToken cancellation) =>
        CommitAsync(list, new StoreChange.Insert(Row(bulletin.Number), Columns(bulletin)), cancellation);

    /// <returns>False when somebody wrote it since it was read.</returns>
    public Task<bool> TryReplaceAsync(string list, Bulletin bulletin, string etag, CancellationToken cancellation) =>
        CommitAsync(list, new StoreChange.Replace(Row(bulletin.Number), etag, Columns(bulletin)), cancellation);

    /// <inheritdoc cref="TryReplaceAsync"/>
    public Task<bool> TryDeleteAsync(string list, int number, string etag, CancellationToken cancellation) =>
        CommitAsync(list, new StoreChange.Delete(Row(number), etag), cancellation);

    private async Task<bool> CommitAsync(string list, StoreChange change, CancellationToken cancellation) =>
        (await store.CommitAsync(StoreTable.Control, Partition(list), [change], cancellation)).Done;

    private static string Partition(string list) => $"{list}|bulletins";

    private static string Row(int number) => $"{number:D4}";

    // What it is and who answers for it as columns of their own, for a person who looks.
    private static Dictionary<string, object> Columns(Bulletin bulletin)
    {
        var columns = new Dictionary<string, object>
        {
            ["span"] = bulletin.Scope.Name,
            ["who"] = bulletin.ChangedBy.Name,
            ["at"] = bulletin.ChangedAt,
        };
        if (bulletin.Issue is { } issue)
            (columns["issued"], columns["issuedOn"], columns["issuedBy"]) = (issue.Number, $"{issue.On:yyyy-MM-dd}", issue.Who.Name);
        string packed = Pack(JsonSerializer.SerializeToUtf8Bytes(bulletin, Json));
        for (int i = 0; i * TextLength < packed.Length; i++)
            columns[$"bulletin{i}"] = packed.Substring(i * TextLength, Math.Min(TextLength, packed.Length - i * TextLength));
        return columns;
    }

    private static Bulletin Read(StoreRow row)
    {
        string packed = string.Concat(Enumerable.Range(0, MostPieces).Select(i => row.Text($"bulletin{i}")).TakeWhile(t => t is not null));
        try
        {
            return JsonSerializer.Deserialize<Bulletin>(Unpack(packed), Json) ?? throw new InvalidDataException("It holds nothing.");
        }
        catch (FormatException e)
        {
            throw new InvalidDataException($"Row '{row.Row}' holds no bulletin: {e.Message}", e);
        }
    }

    private static string Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(content);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    private static byte[] Unpack(string packed)
    {
        using var from = new BrotliStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        from.CopyTo(content);
        return content.ToArray();
    }
}
