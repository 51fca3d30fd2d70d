using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Ankang.Workflows.Storage;

/// <summary>All tables of an installation as one stream, and back: tables have no restore to a point in time.</summary>
/// <remarks>
/// Gzipped lines of JSON, one a row with typed columns; the last line counts them, so that half a copy is known for one.
/// It is no snapshot: hosts may write meanwhile. Work is the truth, and the audit mends the Board after a restore.
/// </remarks>
public sealed class TableBackup
{
    private const int MostRowsInBatch = 100;
    private const string CountName = "rows";
    private readonly Dictionary<string, TableClient> _tables;

    private TableBackup(TableServiceClient service, string prefix) =>
        _tables = Enum.GetNames<StoreTable>().ToDictionary(name => name, name => service.GetTableClient(prefix + name));

    /// <inheritdoc cref="TableStorageStore.Open"/>
    public static TableBackup Open(string connection, string prefix, TokenCredential? credential = null) =>
        new(TableStorageStore.Connect(connection, credential, new TableClientOptions()), prefix);

    /// <summary>Writes every row of every table.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> WriteAsync(Stream target, CancellationToken cancellation)
    {
        await using var zip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
        await using var lines = new StreamWriter(zip, new UTF8Encoding(false));
        int rows = 0;
        foreach ((string name, TableClient table) in _tables)
        {
            try
            {
                await foreach (TableEntity entity in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
                {
                    await lines.WriteLineAsync(Line(name, entity).AsMemory(), cancellation);
                    rows++;
                }
            }
            catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
            {
                // Nothing was ever written to it.
            }
        }

        await lines.WriteLineAsync(
            new JsonObject { [CountName] = rows }
                .ToJsonString()
                .AsMemory(),
            cancellation
        );
        return rows;
    }

    /// <summary>Puts the rows of a backup into empty tables; cut off, it can be repeated.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="InvalidDataException">The stream is no whole backup, or a table holds rows of something else.</exception>
    public async Task<int> RestoreAsync(Stream source, CancellationToken cancellation)
    {
        // All is read before the first row is written, so that a broken copy changes nothing.
        List<(string Table, TableEntity Row)> rows = await ReadAsync(source, cancellation);
        foreach (var table in rows.GroupBy(r => r.Table))
        {
            TableClient client = _tables.TryGetValue(table.Key, out TableClient? found)
                ? found
                : throw new InvalidDataException(
                    $"The backup holds a table '{table.Key}', which this version does not know; restore it with the version that wrote it."
                );
            await client.CreateIfNotExistsAsync(cancellation);
            HashSet<(string, string)> mine = [.. table.Select(r => (r.Row.PartitionKey, r.Row.RowKey))];
            await foreach (TableEntity there in client.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            {
                if (!mine.Contains((there.PartitionKey, there.RowKey)))
                    throw new InvalidDataException(
                        $"Table {client.Name} holds a row '{there.PartitionKey}', '{there.RowKey}' that is not in the backup; restore into an "
                            + "account or prefix without rows."
                    );
            }

            foreach (var partition in table.GroupBy(r => r.Row.PartitionKey))
            foreach ((string, TableEntity Row)[] batch in partition.Chunk(MostRowsInBatch))
                await client.SubmitTransactionAsync(
                    batch.Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, r.Row)),
                    cancellation
                );
        }

        return rows.Count;
    }

    private static async Task<List<(string, TableEntity)>> ReadAsync(Stream source, CancellationToken cancellation)
    {
        var rows = new List<(string, TableEntity)>();
        try
        {
            await using var zip = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
            using var lines = new StreamReader(zip, new UTF8Encoding(false));
            while (await lines.ReadLineAsync(cancellation) is { } line)
            {
                JsonObject parsed = JsonNode.Parse(line)!.AsObject();
                if (parsed[CountName] is not { } count)
                {
                    rows.Add(Row(parsed));
                    continue;
                }

                if (count.GetValue<int>() == rows.Count)
                    return rows;
                throw new InvalidDataException(
                    $"The backup says that it holds {count} rows, and {rows.Count} were read: it is damaged. Take another day's."
                );
            }
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException or EndOfStreamException)
        {
            throw new InvalidDataException($"Line {rows.Count + 1} of the backup cannot be read: {e.Message} Take another day's.", e);
        }

        throw new InvalidDataException($"The backup ends after {rows.Count} rows without its count: it was cut off. Take another day's.");
    }

    private static string Line(string table, TableEntity entity)
    {
        var columns = new JsonObject();
        foreach ((string name, object value) in entity)
        {
            if (name is "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag" || value is null)
                continue;
            columns[name] = value switch
            {
                string text => new JsonObject { ["s"] = text },
                int number => new JsonObject { ["i"] = number },
                long number => new JsonObject { ["l"] = number },
                bool flag => new JsonObject { ["b"] = flag },
                double number => new JsonObject { ["d"] = number },
                DateTimeOffset moment => new JsonObject { ["t"] = moment.UtcDateTime.ToString("O") },
                _ => throw new InvalidDataException(
                    $"{table}, partition '{entity.PartitionKey}', row '{entity.RowKey}', column '{name}': a {value.GetType().Name} was put there "
                        + "by something else; remove it."
                ),
            };
        }

        return new JsonObject
        {
            ["table"] = table,
            ["partition"] = entity.PartitionKey,
            ["row"] = entity.RowKey,
            ["columns"] = columns,
        }.ToJsonString();
    }

    private static (string, TableEntity) Row(JsonObject line)
    {
        var entity = new TableEntity(line["partition"]!.GetValue<string>(), line["row"]!.GetValue<string>());
        foreach ((string name, JsonNode? typed) in line["columns"]!.AsObject())
        {
            (string type, JsonNode? value) = typed!.AsObject().Single();
            entity[name] = type switch
            {
                "s" => value!.GetValue<string>(),
                "i" => value!.GetValue<int>(),
                "l" => value!.GetValue<long>(),
                "b" => value!.GetValue<bool>(),
                "d" => value!.GetValue<double>(),
                "t" => new DateTimeOffset(
                    DateTime.Parse(value!.GetValue<string>(), null, System.Globalization.DateTimeStyles.RoundtripKind),
                    TimeSpan.Zero
                ),
                _ => throw new FormatException($"column '{name}' is of a type '{type}'."),
            };
        }

        return (line["table"]!.GetValue<string>(), entity);
    }
}
