using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.Storage;

/// <summary>A command that is prepared once, at its first use, and kept.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqliteStatement(SqliteConnection connection, string sql, int parameters = 0)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // Table names are those of StoreTable, values are parameters.
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < parameters; i++)
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
    }

    /// <returns>The number of rows changed.</returns>
    public int Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public List<StoreRow> Rows(params ReadOnlySpan<object> values)
    {
        Bind(values);
        var rows = new List<StoreRow>();
        using SqliteDataReader reader = _command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(Row(reader.GetString(0), reader.GetInt64(1).ToString(CultureInfo.InvariantCulture), reader.GetFieldValue<byte[]>(2)));
        }
        return rows;
    }

    /// <returns>By partition and row.</returns>
    public List<PartitionRow> PartitionRows(params ReadOnlySpan<object> values)
    {
        Bind(values);
        var rows = new List<PartitionRow>();
        bool sorted = true;
        using SqliteDataReader reader = _command.ExecuteReader();
        while (reader.Read())
        {
            string partition = reader.GetString(0);
            string etag = reader.GetInt64(2).ToString(CultureInfo.InvariantCulture);
            PartitionRow? before = rows.Count > 0 ? rows[^1] : null;
            // The rows of a partition share its key.
            var row = new PartitionRow(
                before?.Partition == partition ? before.Partition : partition,
                Row(reader.GetString(1), etag, reader.GetFieldValue<byte[]>(3))
            );
            sorted &= before is null || Compare(before, row) < 0;
            rows.Add(row);
        }

        if (!sorted)
            rows.Sort(Compare);
        return rows;
    }

    private static int Compare(PartitionRow one, PartitionRow other) =>
        ReferenceEquals(one.Partition, other.Partition) || string.CompareOrdinal(one.Partition, other.Partition) is 0
            ? string.CompareOrdinal(one.Row.Row, other.Row.Row)
            : string.CompareOrdinal(one.Partition, other.Partition);

    // One damaged row must not hide the others of its partition: whoever wants its columns learns that it has none.
    private static StoreRow Row(string key, string etag, byte[] columns)
    {
        try
        {
            return new StoreRow(key, etag, ColumnJson.Read(columns));
        }
        catch (Exception e) when (DamagedRow.IsCause(e))
        {
            return StoreRow.Unreadable(key, etag, e.Message);
        }
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i];
    }
}
