using System.Globalization;
using System.IO.Compression;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Statements;

/// <summary>Statements kept as drawn: one row each in the Control table, partition <c>{list}|statements</c>, written once.</summary>
public sealed class StatementTable(ITableStore store, RowsSetAside aside, TimeProvider clock)
{
    private const int ColumnLength = 30_000;

    /// <summary>All of a list, the newest first; a damaged one is left out and set aside.</summary>
    public async Task<IReadOnlyList<KeptStatement>> ReadAsync(string list, CancellationToken cancellation)
    {
        string partition = Partition(list);
        IReadOnlyList<StoreRow> rows = await store.ReadAsync(StoreTable.Control, partition, null, null, cancellation);
        return [.. aside.ReadAll(StoreTable.Control, partition, rows, Read).OrderByDescending(s => s.Id, StringComparer.Ordinal)];
    }

    /// <returns>Null where there is none of this id, or it is damaged.</returns>
    public async Task<KeptStatement?> GetAsync(string list, string id, CancellationToken cancellation) =>
        IsId(id) && await store.GetAsync(StoreTable.Control, Partition(list), id, cancellation) is { } row
            ? aside.Read(StoreTable.Control, Partition(list), row, Read).Value
            : null;

    /// <summary>Keeps a statement.</summary>
    /// <param name="request">Sent twice, it is kept once.</param>
    public async Task<KeptStatement> KeepAsync(string list, Statement statement, Actor by, string request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(statement);
        string hash = RequestIds.Hash($"{list}|{request}")[..8];
        if ((await ReadAsync(list, cancellation)).FirstOrDefault(s => s.Id.EndsWith(hash, StringComparison.Ordinal)) is { } there)
            return there;
        DateTimeOffset now = clock.GetUtcNow();
        var kept = new KeptStatement($"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}-{hash}", by, now, statement);
        await store.CommitAsync(StoreTable.Control, Partition(list), [new StoreChange.Insert(kept.Id, ToColumns(kept))], cancellation);
        return kept;
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string Partition(string list) => $"{list}|statements";

    private static Dictionary<string, object> ToColumns(KeptStatement kept)
    {
        var columns = new Dictionary<string, object>
        {
            ["by"] = kept.By.Name,
            ["byId"] = kept.By.Id,
            ["at"] = kept.At,
            ["cutOff"] = kept.Statement.Table.CutOff.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(StatementJson.Write(kept.Statement));
        string text = Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
        for (int i = 0; i * ColumnLength < text.Length; i++)
            columns[$"content{i}"] = text.Substring(i * ColumnLength, Math.Min(ColumnLength, text.Length - i * ColumnLength));
        return columns;
    }

    private static KeptStatement Read(StoreRow row)
    {
        string text = string.Concat(Enumerable.Range(0, 100).Select(i => row.Text($"content{i}")).TakeWhile(t => t is not null));
        using var json = new MemoryStream();
        using (var zip = new BrotliStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress))
            zip.CopyTo(json);
        return new KeptStatement(
            row.Row,
            Actor.Of(row.RequiredText("by")) with
            {
                Id = row.Text("byId") ?? "",
            },
            row.Instant("at") ?? throw new InvalidDataException($"Statement '{row.Row}' has no time."),
            StatementJson.Read(json.GetBuffer().AsSpan(0, (int)json.Length))
        );
    }
}
