using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Interviews;

/// <summary>Decisions on 约谈, rows <c>talk|{unit}|{number}</c> of a list's Control partition.</summary>
public sealed class InterviewTable(ITableStore store, RowsSetAside aside)
{
    private const string Prefix = "talk|";
    private const string Past = "talk}";
    private const int TextLength = 30_000;
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All cases of a list, by unit and number.</summary>
    public async Task<IReadOnlyList<(InterviewCase Case, string ETag)>> ReadAsync(string list, CancellationToken cancellation) =>
        [
            .. (await store.ReadAsync(StoreTable.Control, list, Prefix, Past, cancellation))
                .Select(r => (Case: aside.Read(StoreTable.Control, list, r, Read).Value, r.ETag))
                .Where(r => r.Case is not null)
                .Select(r => (r.Case!, r.ETag)),
        ];

    /// <summary>Adds a case.</summary>
    /// <returns>The ETag; null when the unit has a case of this number already.</returns>
    public async Task<string?> TryAddAsync(string list, InterviewCase one, CancellationToken cancellation)
    {
        CommitResult result = await store.CommitAsync(StoreTable.Control, list, [new StoreChange.Insert(Row(one), Columns(one))], cancellation);
        return result.Done ? result.ETags[0] : null;
    }

    public async Task<bool> TryReplaceAsync(string list, InterviewCase one, string etag, CancellationToken cancellation) =>
        (await store.CommitAsync(StoreTable.Control, list, [Replacing(one, etag)], cancellation)).Done;

    public static StoreChange Replacing(InterviewCase one, string etag) => new StoreChange.Replace(Row(one), etag, Columns(one));

    private static string Row(InterviewCase one) => $"{Prefix}{one.Unit}|{one.Number:D4}";

    // Decision, person and day as columns of their own for a person who looks; the whole as text.
    private static Dictionary<string, object> Columns(InterviewCase one)
    {
        var columns = new Dictionary<string, object>
        {
            ["decision"] = one.Decision.ToString(),
            ["who"] = one.Who.Name,
            ["at"] = one.At,
            ["noted"] = one.Noted,
        };
        string text = JsonSerializer.Serialize(one, Readable);
        for (int i = 0; i * TextLength < text.Length; i++)
            columns[$"case{i}"] = text.Substring(i * TextLength, Math.Min(TextLength, text.Length - i * TextLength));
        return columns;
    }

    private static InterviewCase Read(StoreRow row) =>
        JsonSerializer.Deserialize<InterviewCase>(
            string.Concat(Enumerable.Range(0, 30).Select(i => row.Text($"case{i}")).TakeWhile(t => t is not null)),
            Readable
        ) ?? throw new InvalidDataException($"Row '{row.Row}' holds no case.");
}
