using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>Letters that were put before the leader, rows <c>{number}</c> of partition <c>{list}|letters</c> of the Control table.</summary>
internal sealed class SubmittedLetterTable(ITableStore store, RowsSetAside aside)
{
    private const int TextLength = 30_000;
    private const int MostPieces = 30;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All that can be read, in the order in which they were submitted.</summary>
    public async Task<IReadOnlyList<(SubmittedLetter Letter, string ETag)>> AllAsync(string list, CancellationToken cancellation)
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

    /// <summary>The highest number there is, of a damaged row, too; 0 for none.</summary>
    public async Task<int> LastNumberAsync(string list, CancellationToken cancellation) =>
        (await store.ReadAsync(StoreTable.Control, Partition(list), null, null, cancellation))
            .Select(r => int.TryParse(r.Row, out int number) ? number : 0)
            .DefaultIfEmpty()
            .Max();

    /// <returns>The ETag; null when the number is taken.</returns>
    public Task<string?> TryAddAsync(string list, SubmittedLetter letter, CancellationToken cancellation) =>
        CommitAsync(list, new StoreChange.Insert(Row(letter), Columns(letter)), cancellation);

    /// <returns>The ETag; null when somebody wrote it since it was read.</returns>
    public Task<string?> TryReplaceAsync(string list, SubmittedLetter letter, string etag, CancellationToken cancellation) =>
        CommitAsync(list, new StoreChange.Replace(Row(letter), etag, Columns(letter)), cancellation);

    private async Task<string?> CommitAsync(string list, StoreChange change, CancellationToken cancellation)
    {
        CommitResult result = await store.CommitAsync(StoreTable.Control, Partition(list), [change], cancellation);
        return result.Done ? result.ETags[0] : null;
    }

    private static string Partition(string list) => $"{list}|letters";

    private static string Row(SubmittedLetter letter) => $"{letter.Number:D4}";

    // What it is and who answers for it as columns of their own, for a person who looks.
    private static Dictionary<string, object> Columns(SubmittedLetter letter)
    {
        var columns = new Dictionary<string, object>
        {
            ["title"] = letter.Title,
            ["who"] = (letter.Opinion?.Who ?? letter.By).Name,
            ["at"] = letter.Opinion?.At ?? letter.At,
            ["noted"] = letter.Noted,
        };
        string text = JsonSerializer.Serialize(letter, Json);
        for (int i = 0; i * TextLength < text.Length; i++)
            columns[$"letter{i}"] = text.Substring(i * TextLength, Math.Min(TextLength, text.Length - i * TextLength));
        return columns;
    }

    private static SubmittedLetter Read(StoreRow row) =>
        JsonSerializer.Deserialize<SubmittedLetter>(
            string.Concat(Enumerable.Range(0, MostPieces).Select(i => row.Text($"letter{i}")).TakeWhile(t => t is not null)),
            Json
        ) ?? throw new InvalidDataException($"Row '{row.Row}' holds no letter.");
}
