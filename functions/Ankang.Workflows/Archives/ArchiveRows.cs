using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Archives;

/// <summary>
/// <c>rows/{table}.jsonl</c> of an archive: the rows of a list as they stood, so that <c>archive open</c> shows them on the product's own pages.
/// </summary>
/// <remarks>
/// Accounts, sessions, the security log and what forms offer as 填报人 are no part of a list's year, and left out; so is the row of an audit that
/// found nothing, which tells how the host ran.
/// </remarks>
internal static class ArchiveRows
{
    private const string Folder = "rows";
    private const string Reporters = "reporters";
    private const int MostRowsInBatch = 90;
    private const int MostBytesInBatch = 2 * 1024 * 1024;
    private static readonly RowRange[] All = [new("!", "~")];

    /// <param name="mails">Rows of the Mail table, links masked.</param>
    public static async Task WriteAsync(
        ArchiveWriter archive,
        ITableStore store,
        ListInForce list,
        IEnumerable<(string Partition, string Row, IReadOnlyDictionary<string, object> Columns)> mails,
        CancellationToken cancellation
    )
    {
        string id = list.Id;
        await AddAsync(StoreTable.Work, await AcrossAsync(StoreTable.Work, $"{id}|", $"{id}}}"));
        await AddAsync(StoreTable.Board, await OfAsync(StoreTable.Board, id));
        await AddAsync(StoreTable.Mail, mails);
        await AddAsync(StoreTable.Directory, await OfAsync(StoreTable.Directory, "units"));
        await AddAsync(
            StoreTable.Catalogue,
            [
                .. await AcrossAsync(StoreTable.Catalogue, $"{id}|", $"{id}}}"),
                .. await AcrossAsync(StoreTable.Catalogue, "calendar|", "calendar}"),
                .. await AcrossAsync(StoreTable.Catalogue, "units|", "units}"),
            ]
        );
        await AddAsync(
            StoreTable.Control,
            [
                .. (await OfAsync(StoreTable.Control, id)).Where(r => r.Row != AuditRow.Row || AuditRow.HasFindings(r.Columns)),
                .. (await AcrossAsync(StoreTable.Control, $"{id}|", $"{id}}}")).Where(r => r.Partition != $"{id}|{Reporters}"),
                .. (await OfAsync(StoreTable.Control, "lists")).Where(r => r.Row == id),
                .. await OfAsync(StoreTable.Control, "office|templates"),
            ]
        );

        async Task<IEnumerable<(string Partition, string Row, IReadOnlyDictionary<string, object> Columns)>> OfAsync(
            StoreTable table,
            string partition
        ) =>
            (await store.ReadAsync(table, partition, null, null, cancellation))
                .Where(r => r.Fault is null)
                .Select(r => (partition, r.Row, r.Columns));

        async Task<IEnumerable<(string Partition, string Row, IReadOnlyDictionary<string, object> Columns)>> AcrossAsync(
            StoreTable table,
            string from,
            string to
        ) =>
            (await store.ReadAcrossAsync(table, from, to, All, cancellation))
                .Where(r => r.Row.Fault is null)
                .Select(r => (r.Partition, r.Row.Row, r.Row.Columns));

        async Task AddAsync(StoreTable table, IEnumerable<(string Partition, string Row, IReadOnlyDictionary<string, object> Columns)> rows)
        {
            using var lines = new MemoryStream();
            foreach ((string partition, string row, IReadOnlyDictionary<string, object> columns) in rows)
            {
                lines.Write(JsonSerializer.SerializeToUtf8Bytes(new[] { partition, row }));
                lines.WriteByte((byte)'\t');
                lines.Write(ColumnJson.Write(new SortedDictionary<string, object>(columns.ToDictionary(), StringComparer.Ordinal)));
                lines.WriteByte((byte)'\n');
            }

            await archive.AddAsync($"{Folder}/{table}.jsonl", lines.ToArray(), cancellation);
        }
    }

    /// <summary>Puts the rows of an archive into an empty store.</summary>
    /// <returns>False for an archive of before, which has none.</returns>
    /// <exception cref="InvalidDataException">A line is no row; says which, and where.</exception>
    public static async Task<bool> RestoreAsync(ZipArchive archive, ITableStore store, CancellationToken cancellation)
    {
        bool any = false;
        foreach (StoreTable table in Enum.GetValues<StoreTable>())
        {
            if (archive.GetEntry($"{Folder}/{table}.jsonl") is not { } entry)
                continue;
            any = true;
            await using Stream content = await entry.OpenAsync(cancellation);
            using var lines = new StreamReader(content, Encoding.UTF8);
            string? partition = null;
            var batch = new List<StoreChange>();
            int bytes = 0;
            for (int number = 1; await lines.ReadLineAsync(cancellation) is { } line; number++)
            {
                (string of, StoreChange.Insert row) = Read(entry.FullName, number, line);
                if (batch.Count > 0 && (of != partition || batch.Count >= MostRowsInBatch || bytes + line.Length > MostBytesInBatch))
                    await CommitAsync(table, partition!);
                partition = of;
                batch.Add(row);
                bytes += line.Length;
            }

            if (batch.Count > 0)
                await CommitAsync(table, partition!);

            async Task CommitAsync(StoreTable to, string into)
            {
                await store.CommitAsync(to, into, batch, cancellation);
                batch = [];
                bytes = 0;
            }
        }

        return any;
    }

    private static (string Partition, StoreChange.Insert Row) Read(string file, int number, string line)
    {
        try
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            string[] keys = JsonSerializer.Deserialize<string[]>(line[..Math.Max(tab, 0)])!;
            return (keys[0], new StoreChange.Insert(keys[1], ColumnJson.Read(Encoding.UTF8.GetBytes(line[(tab + 1)..]))));
        }
        catch (Exception e) when (e is JsonException or IndexOutOfRangeException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{file}, line {number}: it is no row of a table ({e.Message}).", e);
        }
    }
}
