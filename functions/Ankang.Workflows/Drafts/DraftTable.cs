using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Drafts;

/// <summary>
/// Drafts of lists, partition <c>drafts</c> of the Control table: <c>h|{id}</c> says whose and since when, <c>t|{id}|{name}|{nnn}</c> are
/// pieces of its texts.
/// </summary>
/// <remarks>A draft is written whole, in one batch guarded by its head.</remarks>
internal sealed class DraftTable(ITableStore store, RowsSetAside aside)
{
    /// <summary>A batch takes no more: four megabytes as sent, in which a Chinese character has six bytes.</summary>
    public const int LongestTexts = 550_000;

    public const int MostDrafts = 50;
    private const string Partition = "drafts";
    private const int TextLength = 30_000;
    private const string HolidaysName = "holidays";
    private const string LogName = "log";
    private const string DocumentName = "document";
    private const string TablesName = "tables";
    private const string ProposalsName = "proposals";
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All drafts without their texts, newest first.</summary>
    public async Task<IReadOnlyList<ListDraft>> AllAsync(CancellationToken cancellation) =>
        [
            .. aside
                .ReadAll(StoreTable.Control, Partition, await store.ReadAsync(StoreTable.Control, Partition, "h|", "h}", cancellation), Head)
                .OrderByDescending(d => d.ChangedAt),
        ];

    /// <returns>Null when there is no such draft, or a row of it is damaged.</returns>
    public async Task<ListDraft?> FindAsync(string id, CancellationToken cancellation)
    {
        if (!Ids.IsValid(id) || await store.GetAsync(StoreTable.Control, Partition, $"h|{id}", cancellation) is not { } head)
            return null;
        IReadOnlyList<StoreRow> pieces = await TextsAsync(id, cancellation);
        if (
            !aside.Read(StoreTable.Control, Partition, head, Head).IsWhole
            || pieces.Any(p => !aside.Read(StoreTable.Control, Partition, p, r => r.RequiredText("text")).IsWhole)
        )
            return null;
        ILookup<string, StoreRow> texts = pieces.ToLookup(r => r.Row.Split('|')[2]);
        string Text(string name) => string.Concat(texts[name].Select(r => r.RequiredText("text")));
        // Read page by page beside a write, the pieces may not be those of the head: then they are read again.
        if (await store.GetAsync(StoreTable.Control, Partition, $"h|{id}", cancellation) is not { } after || after.ETag != head.ETag)
            return await FindAsync(id, cancellation);
        return Head(head) with
        {
            Catalogue = Text(CatalogueFolder.CatalogueName),
            Published = Text(CatalogueFolder.PublishedName),
            Units = Text(CatalogueFolder.UnitsName),
            Assessment = Text(CatalogueFolder.AssessmentName),
            Document = Text(DocumentName),
            Tables = Read<ImportedTable>(Text(TablesName)),
            Proposals = Read<ModelProposal>(Text(ProposalsName)),
            Holidays = Read<SubmittedFile>(Text(HolidaysName)),
            Log = Read<DraftLine>(Text(LogName)),
        };
    }

    /// <returns>The new version; null when somebody changed the draft since it was read.</returns>
    public async Task<string?> TryWriteAsync(ListDraft draft, CancellationToken cancellation)
    {
        var columns = new Dictionary<string, object>
        {
            ["title"] = draft.Title,
            ["source"] = draft.Source,
            ["at"] = draft.At,
            ["changedAt"] = draft.ChangedAt,
        };
        ActorColumns.Put(columns, "by", draft.By);
        ActorColumns.Put(columns, "changedBy", draft.ChangedBy);
        if (draft.PublishedAs is { } list)
            columns["publishedAs"] = list;
        string head = $"h|{draft.Id}";
        var changes = new List<StoreChange>
        {
            draft.Version.Length == 0 ? new StoreChange.Insert(head, columns) : new StoreChange.Replace(head, draft.Version, columns),
        };
        var there = (draft.Version.Length == 0 ? [] : await TextsAsync(draft.Id, cancellation)).ToDictionary(r => r.Row);
        foreach ((string row, string text) in Pieces(draft))
        {
            if (!there.Remove(row, out StoreRow? known))
                changes.Add(new StoreChange.Insert(row, Piece(text)));
            else if (known.Text("text") != text)
                changes.Add(new StoreChange.Replace(row, known.ETag, Piece(text)));
        }

        changes.AddRange(there.Values.Select(r => new StoreChange.Delete(r.Row, r.ETag)));
        CommitResult result = await store.CommitAsync(StoreTable.Control, Partition, changes, cancellation);
        return result.Done ? result.ETags[0] : null;
    }

    /// <returns>False when somebody changed the draft since it was read.</returns>
    public async Task<bool> TryDeleteAsync(ListDraft draft, CancellationToken cancellation) =>
        (
            await store.CommitAsync(
                StoreTable.Control,
                Partition,
                [
                    new StoreChange.Delete($"h|{draft.Id}", draft.Version),
                    .. (await TextsAsync(draft.Id, cancellation)).Select(r => new StoreChange.Delete(r.Row, r.ETag)),
                ],
                cancellation
            )
        ).Done;

    public static int LengthOf(ListDraft draft) => Pieces(draft).Sum(p => p.Text.Length);

    private Task<IReadOnlyList<StoreRow>> TextsAsync(string id, CancellationToken cancellation) =>
        store.ReadAsync(StoreTable.Control, Partition, $"t|{id}|", $"t|{id}}}", cancellation);

    private static IEnumerable<(string Row, string Text)> Pieces(ListDraft draft)
    {
        foreach (
            (string name, string text) in new[]
            {
                (CatalogueFolder.CatalogueName, draft.Catalogue),
                (CatalogueFolder.PublishedName, draft.Published),
                (CatalogueFolder.UnitsName, draft.Units),
                (CatalogueFolder.AssessmentName, draft.Assessment),
                (DocumentName, draft.Document),
                (TablesName, draft.Tables.IsEmpty ? "" : JsonSerializer.Serialize(draft.Tables, Readable)),
                (ProposalsName, draft.Proposals.IsEmpty ? "" : JsonSerializer.Serialize(draft.Proposals, Readable)),
                (HolidaysName, JsonSerializer.Serialize(draft.Holidays, Readable)),
                (LogName, JsonSerializer.Serialize(draft.Log, Readable)),
            }
        )
        {
            int number = 0;
            for (int i = 0, length; i < text.Length; i += length)
            {
                length = Math.Min(TextLength, text.Length - i);
                if (char.IsHighSurrogate(text[i + length - 1]) && i + length < text.Length)
                    length--;
                yield return ($"t|{draft.Id}|{name}|{number++:D3}", text.Substring(i, length));
            }
        }
    }

    private static Dictionary<string, object> Piece(string text) => new() { ["text"] = text };

    private static ImmutableArray<T> Read<T>(string text)
        where T : notnull => text.Length == 0 ? [] : [.. StoredJson.Several<T>(text, Readable)];

    private static ListDraft Head(StoreRow row) =>
        new(
            row.Row[2..],
            row.RequiredText("title"),
            row.RequiredText("source"),
            ActorColumns.Read(row, "by"),
            row.Instant("at") ?? default,
            ActorColumns.Read(row, "changedBy"),
            row.Instant("changedAt") ?? default,
            row.ETag
        )
        {
            PublishedAs = row.Text("publishedAs"),
        };
}
