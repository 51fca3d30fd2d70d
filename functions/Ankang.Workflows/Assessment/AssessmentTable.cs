using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Assessment;

/// <summary>What people did about scores, in the Control table, partition <c>{list}|assessment</c>.</summary>
/// <remarks>
/// <c>policy|{n}</c> a saved policy, <c>entry|{id}</c> a bonus or veto, <c>said|{unit}|{id}</c> 自评 and 申诉, <c>frozen|{day}</c> the head of
/// frozen scores, and their text in <c>scores|{day}|{n}</c>. Nothing is deleted; entries and statements are written again with what became of
/// them.
/// </remarks>
public sealed class AssessmentTable(ITableStore store, RowsSetAside aside)
{
    private const int TextLength = 30_000;
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Saved policies, oldest first; one that cannot be read is set aside.</summary>
    public async Task<IReadOnlyList<SavedPolicy>> PoliciesAsync(string list, CancellationToken cancellation) =>
        [
            .. aside.ReadAll(
                StoreTable.Control,
                Partition(list),
                await store.ReadAsync(StoreTable.Control, Partition(list), "policy|", Past("policy|"), cancellation),
                r => Value<PolicyRow>(r).Policy
            ),
        ];

    /// <returns>False when somebody saved one of this number before.</returns>
    public Task<bool> TryAddAsync(string list, SavedPolicy saved, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(saved);
        return TryInsertAsync(list, $"policy|{saved.Number:D4}", PolicyRow.Of(saved), cancellation);
    }

    /// <summary>What people entered, by id.</summary>
    public Task<IReadOnlyList<(HandEntry Value, string ETag)>> EntriesAsync(string list, CancellationToken cancellation) =>
        ReadAsync<HandEntry>(list, "entry|", cancellation);

    public Task<bool> TryAddAsync(string list, HandEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return TryInsertAsync(list, $"entry|{entry.Id}", entry, cancellation);
    }

    public Task<bool> TryReplaceAsync(string list, HandEntry entry, string etag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return TryReplaceAsync(list, $"entry|{entry.Id}", entry, etag, cancellation);
    }

    /// <summary>What units said, by unit.</summary>
    public Task<IReadOnlyList<(UnitStatement Value, string ETag)>> StatementsAsync(string list, CancellationToken cancellation) =>
        ReadAsync<UnitStatement>(list, "said|", cancellation);

    public Task<bool> TryAddAsync(string list, UnitStatement said, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(said);
        return TryInsertAsync(list, $"said|{said.Unit}|{said.Id}", said, cancellation);
    }

    public Task<bool> TryReplaceAsync(string list, UnitStatement said, string etag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(said);
        return TryReplaceAsync(list, $"said|{said.Unit}|{said.Id}", said, etag, cancellation);
    }

    /// <summary>Frozen scores by their cut-offs, without what they say.</summary>
    public async Task<IReadOnlyList<FrozenHead>> FrozenAsync(string list, CancellationToken cancellation) =>
        [.. (await ReadAsync<FrozenHead>(list, "frozen|", cancellation)).Select(r => r.Value)];

    /// <summary>The scores that were frozen at a cut-off; null where none were, or a row of them is damaged.</summary>
    public async Task<FrozenScores?> FrozenAsync(string list, DateOnly asOf, CancellationToken cancellation)
    {
        if ((await FrozenAsync(list, cancellation)).FirstOrDefault(f => f.AsOf == asOf) is not { } head)
            return null;
        string prefix = $"scores|{asOf:yyyy-MM-dd}|";
        IReadOnlyList<StoreRow> pieces = await store.ReadAsync(StoreTable.Control, Partition(list), prefix, Past(prefix), cancellation);
        var read = aside.ReadAll(StoreTable.Control, Partition(list), pieces, r => r.RequiredText("text")).ToArray();
        return read.Length == head.Pieces && JsonSerializer.Deserialize<FrozenText>(string.Concat(read), Readable) is { } text
            ? new FrozenScores(asOf, PolicyOf(head.Policy), [.. text.Scores], [.. text.Strikes], head.Digest, head.By, head.At)
            : null;
    }

    /// <summary>Writes frozen scores; pieces that an attempt of before left are written over, the head last.</summary>
    /// <returns>False when scores of this cut-off were frozen before.</returns>
    public async Task<bool> TryFreezeAsync(string list, FrozenScores frozen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        string text = JsonSerializer.Serialize(new FrozenText(frozen.Scores, frozen.Strikes), Readable);
        string[] pieces = [.. Pieces(text)];
        for (int i = 0; i < pieces.Length; i++)
        {
            string row = $"scores|{frozen.AsOf:yyyy-MM-dd}|{i:D3}";
            var columns = new Dictionary<string, object> { ["text"] = pieces[i] };
            CommitResult written = await CommitAsync(list, new StoreChange.Insert(row, columns), cancellation);
            if (!written.Done && await store.GetAsync(StoreTable.Control, Partition(list), row, cancellation) is { } there)
                await CommitAsync(list, new StoreChange.Replace(row, there.ETag, columns), cancellation);
        }

        var head = new FrozenHead(frozen.AsOf, AssessmentText.Write(frozen.Policy), pieces.Length, frozen.Digest, frozen.By, frozen.At);
        return await TryInsertAsync(list, $"frozen|{frozen.AsOf:yyyy-MM-dd}", head, cancellation);
    }

    // None ends within a sign that takes two characters.
    private static IEnumerable<string> Pieces(string text)
    {
        for (int i = 0, length; i < text.Length; i += length)
        {
            length = Math.Min(TextLength, text.Length - i);
            if (char.IsHighSurrogate(text[i + length - 1]) && i + length < text.Length)
                length--;
            yield return text.Substring(i, length);
        }
    }

    private static string Partition(string list) => $"{list}|assessment";

    private static string Past(string prefix) => $"{prefix[..^1]}}}";

    private Task<CommitResult> CommitAsync(string list, StoreChange change, CancellationToken cancellation) =>
        store.CommitAsync(StoreTable.Control, Partition(list), [change], cancellation);

    private async Task<bool> TryInsertAsync<T>(string list, string row, T value, CancellationToken cancellation) =>
        (await CommitAsync(list, new StoreChange.Insert(row, Columns(value)), cancellation)).Done;

    private async Task<bool> TryReplaceAsync<T>(string list, string row, T value, string etag, CancellationToken cancellation) =>
        (await CommitAsync(list, new StoreChange.Replace(row, etag, Columns(value)), cancellation)).Done;

    private async Task<IReadOnlyList<(T Value, string ETag)>> ReadAsync<T>(string list, string prefix, CancellationToken cancellation)
        where T : class =>
        [
            .. (await store.ReadAsync(StoreTable.Control, Partition(list), prefix, Past(prefix), cancellation))
                .Select(r => (aside.Read(StoreTable.Control, Partition(list), r, Value<T>).Value, r.ETag))
                .Where(r => r.Value is not null)
                .Select(r => (r.Value!, r.ETag)),
        ];

    private static Dictionary<string, object> Columns<T>(T value) => new() { ["value"] = JsonSerializer.Serialize(value, Readable) };

    private static T Value<T>(StoreRow row)
        where T : class =>
        JsonSerializer.Deserialize<T>(row.RequiredText("value"), Readable) ?? throw new InvalidDataException($"Row '{row.Row}' says nothing.");

    // Written by ourselves: a text that is no policy is a damaged row.
    private static AssessmentPolicy PolicyOf(string text)
    {
        try
        {
            return AssessmentReader.Parse(text, null, null);
        }
        catch (CatalogueException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private sealed record FrozenText(IReadOnlyList<UnitScore> Scores, IReadOnlyList<UnitStrikes> Strikes);

    private sealed record PolicyRow(int Number, string Text, string Over, Rules.DueItems.Actor By, DateTimeOffset At, string Note, string Request)
    {
        public SavedPolicy Policy => new(Number, PolicyOf(Text), Over, By, At, Note, Request);

        public static PolicyRow Of(SavedPolicy saved) =>
            new(saved.Number, AssessmentText.Write(saved.Policy), saved.Over, saved.By, saved.At, saved.Note, saved.Request);
    }
}
