using System.Globalization;
using System.Text.Json;
using Ankang.Workflows.Storage;
using Azure.Data.Tables;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>The rows of a data folder in tables of an emulator, damage included.</summary>
internal static class AzuriteCopy
{
    private const int MostRowsInBatch = 100;

    public static async Task WriteAsync(string folder, string connection, string prefix)
    {
        var service = new TableServiceClient(connection);
        using SqliteConnection file = RowDamage.Open(folder);
        foreach (StoreTable table in Enum.GetValues<StoreTable>())
        {
            TableClient client = service.GetTableClient(prefix + table);
            await client.CreateIfNotExistsAsync();
            foreach (IGrouping<string, TableEntity> partition in Rows(file, table).GroupBy(r => r.PartitionKey))
            foreach (TableEntity[] batch in partition.Chunk(MostRowsInBatch))
                await client.SubmitTransactionAsync(batch.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r)));
        }
    }

    private static List<TableEntity> Rows(SqliteConnection file, StoreTable table)
    {
        using SqliteCommand command = file.CreateCommand();
#pragma warning disable CA2100 // Names of an enumeration.
        command.CommandText = $"SELECT pk, rk, columns FROM {table}";
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<TableEntity>();
        while (reader.Read())
            rows.Add(Row(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    private static TableEntity Row(string partition, string row, string columns)
    {
        var entity = new TableEntity(partition, row);
        try
        {
            using JsonDocument json = JsonDocument.Parse(columns);
            foreach (JsonProperty column in json.RootElement.EnumerateObject())
                entity[column.Name] = Value(column.Value);
        }
        catch (JsonException)
        {
            // A table has no bad JSON; what it can have that no version of ours writes is a column of another type.
            entity.Clear();
            (entity.PartitionKey, entity.RowKey) = (partition, row);
            entity["kind"] = new byte[] { 1 };
        }

        return entity;
    }

    private static object Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetInt32(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ when value.TryGetProperty("l", out JsonElement number) => number.GetInt64(),
            _ when value.TryGetProperty("d", out JsonElement number) => number.GetDouble(),
            _ => DateTimeOffset.Parse(value.GetProperty("t").GetString()!, CultureInfo.InvariantCulture).ToUniversalTime(),
        };
}
