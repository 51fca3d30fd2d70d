using System.Text.Json.Nodes;
using Ankang.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>One column of one row that holds what no version of the product writes there, or nothing.</summary>
/// <param name="Kind">As <see cref="RowKinds.Of"/> names it.</param>
/// <param name="Value">As it stands in a file; null: the column is missing.</param>
public sealed record ColumnDamage(string Kind, StoreTable Table, string Partition, string Row, string Column, string Way, string? Value)
{
    public override string ToString() => $"{Kind}.{Column} {Way}";

    /// <summary>Damages the row in the file of a host that does not run.</summary>
    public void Do(string folder)
    {
        using SqliteConnection file = RowDamage.Open(folder);
        using SqliteCommand read = Command(file, $"SELECT columns FROM {Table} WHERE pk = $pk AND rk = $rk");
        JsonObject columns = JsonNode.Parse((string)read.ExecuteScalar()!)!.AsObject();
        columns.Remove(Column);
        if (Value is not null)
            columns[Column] = JsonNode.Parse(Value);
        using SqliteCommand write = Command(file, $"UPDATE {Table} SET columns = $columns WHERE pk = $pk AND rk = $rk");
        write.Parameters.AddWithValue("$columns", columns.ToJsonString());
        Assert.Equal(1, write.ExecuteNonQuery());
    }

    /// <summary>Mails that may wait because of the row: those of its item, its unit or its list, and no others.</summary>
    public bool MayHoldBack(string mail)
    {
        string[] parts = mail.Split('.');
        // The alarm of an accident has one word behind its slot.
        (string list, string unit) = (parts[0], parts.Length > 3 ? parts[2].Split('~')[0] : "");
        bool isOfList = Partition.Split('|')[0] == list;
        return Kind switch
        {
            "Work/I" or "Work/N" => isOfList && unit == Row.Split('|')[1],
            "Directory/unit" => unit == Row.Split('|')[0],
            "Control/accident" or "Control/alarm" or "Control/on-call" => isOfList && unit.Length == 0,
            "Control/told" => isOfList && unit == Row.Split('|')[0],
            "Control/head" or "Control/change" or "Control/lease-dispatch" => isOfList,
            "Catalogue/text" => isOfList || Partition.StartsWith("units|", StringComparison.Ordinal),
            "Catalogue/day" => true,
            _ => false,
        };
    }

    /// <summary>Of its list nothing may be served, nor of any list where it is shared.</summary>
    public bool MayClose(string page) =>
        Kind switch
        {
            "Catalogue/day" => true,
            "Catalogue/text" or "Control/head" or "Control/change" or "Control/lease-dispatch" => page.Contains(
                Partition.Split('|')[0],
                StringComparison.Ordinal
            )
                || !page.StartsWith("/l/", StringComparison.Ordinal)
                || Partition.StartsWith("units|", StringComparison.Ordinal),
            _ => false,
        };

    private SqliteCommand Command(SqliteConnection file, string sql)
    {
        SqliteCommand command = file.CreateCommand();
#pragma warning disable CA2100 // Names of an enumeration.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$pk", Partition);
        command.Parameters.AddWithValue("$rk", Row);
        return command;
    }
}
