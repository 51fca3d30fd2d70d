using Ankang.Workflows.EndToEndTests.Damage;
using Ankang.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.Torture;

/// <summary>Harms and mends rows behind the product's back, and keeps a copy of all of them.</summary>
internal sealed class Rows(string folder) : IDisposable
{
    /// <summary>Kinds that are harmed, each in the ways that the end-to-end tests of damage look at.</summary>
    /// <remarks>A lost item, notice, mail or line is none of them.</remarks>
    private static readonly (string Kind, string Way, Harm Harm)[] Damages =
    [
        ("Work/I", "badJson", Harm.Item),
        ("Work/I", "unknown", Harm.Item),
        ("Work/I", "newer", Harm.Item),
        ("Work/H", "badJson", Harm.Named),
        ("Board/row", "badJson", Harm.Mended),
        ("Board/row", "unknown", Harm.Mended),
        ("Board/row", "gone", Harm.Nothing),
        ("Mail/mail", "badJson", Harm.Named),
        ("Directory/unit", "badJson", Harm.Unit),
        ("Directory/unit", "gone", Harm.Unit),
        ("Directory/member", "gone", Harm.Named),
        ("Catalogue/day", "badJson", Harm.List),
        ("Catalogue/text", "badJson", Harm.List),
        ("Catalogue/text", "gone", Harm.List),
        ("Control/head", "badJson", Harm.List),
        ("Control/head", "gone", Harm.List),
        ("Control/lease-dispatch", "badJson", Harm.List),
        ("Control/audit", "badJson", Harm.Mended),
        ("Control/told", "badJson", Harm.ToldAnew),
        ("Control/index", "badJson", Harm.Nothing),
    ];

    private readonly SqliteConnection _file = RowDamage.Open(folder);

    public void Dispose() => _file.Dispose();

    /// <summary>Harms one row.</summary>
    /// <returns>Null where no such row stands there yet.</returns>
    public HarmedRow? Damage(Fault fault)
    {
        bool lost = fault.Kind == FaultKind.RowLost;
        (string Kind, string Way, Harm Harm)[] ways = [.. Damages.Where(d => d.Way == "gone" == lost)];
        double at = fault.Pick * ways.Length;
        (string kind, string way, Harm harm) = ways[(int)at];
        StoreTable table = Enum.Parse<StoreTable>(kind.Split('/')[0]);
        var rows = Read(table).Where(r => RowKinds.Of(table, r.Partition, r.Row) == kind).ToList();
        if (rows.Count == 0)
            return null;
        StoredRow row = rows[(int)((at - (int)at) * rows.Count)];
        new RowDamage(kind, way, $"pk = '{row.Partition}' AND rk = '{row.Row}'", harm).Do(folder);
        return new HarmedRow(fault, table, row.Partition, row.Row, harm, row.ETag, row.Columns, Now(table, row.Partition, row.Row));
    }

    /// <summary>Nobody wrote it since.</summary>
    public bool StandsHarmed(HarmedRow row) => Now(row.Table, row.Partition, row.Row) == row.Harmed;

    /// <summary>Somebody puts the row back as it was, unless the product wrote it meanwhile.</summary>
    public void PutBack(HarmedRow row)
    {
        if (!StandsHarmed(row))
            return;
        Run(
            row.Harmed is null
                ? $"INSERT INTO {row.Table} (pk, rk, etag, columns) VALUES ($pk, $rk, $etag, $columns)"
                : $"UPDATE {row.Table} SET columns = $columns WHERE pk = $pk AND rk = $rk",
            ("$pk", row.Partition),
            ("$rk", row.Row),
            ("$etag", row.ETag),
            ("$columns", row.Columns)
        );
    }

    /// <summary>A copy of all rows.</summary>
    public IReadOnlyDictionary<StoreTable, List<StoredRow>> Copy() => Enum.GetValues<StoreTable>().ToDictionary(t => t, t => Read(t));

    /// <summary>All rows become those of a copy.</summary>
    public void Restore(IReadOnlyDictionary<StoreTable, List<StoredRow>> copy)
    {
        using SqliteTransaction all = _file.BeginTransaction();
        foreach ((StoreTable table, List<StoredRow> rows) in copy)
        {
            Run($"DELETE FROM {table}");
            foreach ((string partition, string row, long etag, string columns) in rows)
                Run(
                    $"INSERT INTO {table} (pk, rk, etag, columns) VALUES ($pk, $rk, $etag, $columns)",
                    ("$pk", partition),
                    ("$rk", row),
                    ("$etag", etag),
                    ("$columns", columns)
                );
        }

        all.Commit();
    }

    private List<StoredRow> Read(StoreTable table)
    {
        var rows = new List<StoredRow>();
        using SqliteCommand command = Command($"SELECT pk, rk, etag, columns FROM {table} ORDER BY pk, rk");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(new StoredRow(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3)));
        return rows;
    }

    private string? Now(StoreTable table, string partition, string row)
    {
        using SqliteCommand command = Command($"SELECT columns FROM {table} WHERE pk = $pk AND rk = $rk", ("$pk", partition), ("$rk", row));
        return command.ExecuteScalar() as string;
    }

    private void Run(string sql, params (string Name, object Value)[] values)
    {
        using SqliteCommand command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params (string Name, object Value)[] values)
    {
        SqliteCommand command = _file.CreateCommand();
#pragma warning disable CA2100 // Names of an enumeration; all else is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    /// <summary>A row as it stands in the file.</summary>
    internal sealed record StoredRow(string Partition, string Row, long ETag, string Columns);
}
