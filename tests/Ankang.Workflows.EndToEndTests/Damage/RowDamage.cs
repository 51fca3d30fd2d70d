using Ankang.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>One kind of row damaged in one way, and what it may harm.</summary>
/// <param name="Kind">As <see cref="RowKinds.Of"/> names it.</param>
/// <param name="Way">badJson, unknown, newer, gone or added; or "set column=value", "unset column".</param>
/// <param name="Where">Which rows of the kind: a condition in SQL.</param>
public sealed record RowDamage(string Kind, string Way, string Where, Harm Harm)
{
    public StoreTable Table => Enum.Parse<StoreTable>(Kind.Split('/')[0]);

    public override string ToString() => $"{Kind} {Way}";

    /// <summary>Damages the rows in the file of a host that does not run.</summary>
    public void Do(string folder)
    {
        using SqliteConnection file = Open(folder);
        using SqliteCommand command = file.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = Way switch
        {
            "badJson" => $"UPDATE {Table} SET columns = '{{\"kind\":' WHERE {Where}",
            "unknown" => $"UPDATE {Table} SET columns = {Unknown} WHERE {Where}",
            "newer" => $"UPDATE {Table} SET columns = json_set(columns, '$.shape', 99) WHERE {Where}",
            "gone" => $"DELETE FROM {Table} WHERE {Where}",
            ['s', 'e', 't', ' ', .. var set] =>
                $"UPDATE {Table} SET columns = json_set(columns, '$.{set.Split('=')[0]}', '{set.Split('=')[1]}') WHERE {Where}",
            ['u', 'n', 's', 'e', 't', ' ', .. var column] => $"UPDATE {Table} SET columns = json_remove(columns, '$.{column}') WHERE {Where}",
            "added" => $"INSERT INTO {Table} (pk, rk, etag, columns) {Where}",
            _ => throw new InvalidOperationException($"'{Way}' is no way to damage a row."),
        };
#pragma warning restore CA2100
        Assert.True(command.ExecuteNonQuery() > 0, $"{this}: no such row.");
    }

    public static SqliteConnection Open(string folder)
    {
        var file = new SqliteConnection($"Data Source={Path.Combine(folder, DataFolder.StoreFile)};Pooling=False");
        file.Open();
        return file;
    }

    private string Unknown =>
        Kind switch
        {
            "Work/I" or "Mail/mail" => "json_set(columns, '$.state', 'Unheard')",
            "Work/H" => "json_set(columns, '$.event', 'Unheard')",
            "Board/row" => "json_set(columns, '$.entries0', 'hanbin,77,,0,0,1,,0')",
            "Directory/unit" => "json_set(columns, '$.maxRung', 'Unheard')",
            "Control/head" => "json_set(columns, '$.calendarVersion', 'unheard')",
            _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "No column of it has names of its own."),
        };
}
