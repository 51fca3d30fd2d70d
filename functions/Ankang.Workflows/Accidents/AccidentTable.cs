using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Accidents;

/// <summary>Accidents of a list, rows <c>accident|{number}</c> of its Control partition.</summary>
internal sealed class AccidentTable(ITableStore store, RowsSetAside aside)
{
    private const int TextLength = 30_000;
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<(Accident Accident, string ETag)>> ReadAsync(string list, CancellationToken cancellation) =>
        [
            .. (await store.ReadAsync(StoreTable.Control, list, "accident|", "accident}", cancellation))
                .Select(r => (Accident: aside.Read(StoreTable.Control, list, r, Read).Value, r.ETag))
                .Where(r => r.Accident is not null)
                .Select(r => (r.Accident!, r.ETag)),
        ];

    public async Task<bool> TryReplaceAsync(string list, Accident accident, string etag, CancellationToken cancellation) =>
        (await store.CommitAsync(StoreTable.Control, list, [new StoreChange.Replace(Row(accident), etag, Columns(accident))], cancellation)).Done;

    public static StoreChange Inserting(Accident accident) => new StoreChange.Insert(Row(accident), Columns(accident));

    private static string Row(Accident accident) => $"accident|{accident.Number:D4}";

    // Unit and day as columns of their own for a person who looks; the whole as text.
    private static Dictionary<string, object> Columns(Accident accident)
    {
        var columns = new Dictionary<string, object>
        {
            ["unit"] = accident.Unit,
            ["occurredAt"] = accident.OccurredAt,
            ["who"] = accident.Who.Name,
            ["at"] = accident.At,
        };
        string text = JsonSerializer.Serialize(accident, Readable);
        for (int i = 0; i * TextLength < text.Length; i++)
            columns[$"accident{i}"] = text.Substring(i * TextLength, Math.Min(TextLength, text.Length - i * TextLength));
        return columns;
    }

    private static Accident Read(StoreRow row) =>
        JsonSerializer.Deserialize<Accident>(
            string.Concat(Enumerable.Range(0, 30).Select(i => row.Text($"accident{i}")).TakeWhile(t => t is not null)),
            Readable
        ) ?? throw new InvalidDataException($"Row '{row.Row}' holds no accident.");
}
