using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.Storage;

/// <summary>The embedded store as it stands at one moment, for a program that only looks: beside a host that goes on writing.</summary>
/// <remarks>All is read in one transaction, so what the host writes meanwhile is not seen, and nothing is half seen.</remarks>
public sealed class SqliteReader : ITableStore, IDisposable
{
    private readonly string _file;
    private readonly StorageMeter _meter;
    private readonly SqliteConnection _connection;
    private readonly Lock _reading = new();

    /// <exception cref="DataFolderException">The file was written by a newer version, is not ours, or cannot be opened.</exception>
    public SqliteReader(string file, StorageMeter meter)
    {
        (_file, _meter) = (Path.GetFullPath(file), meter);
        _connection = new SqliteConnection(SqliteFile.ConnectionString(_file, SqliteOpenMode.ReadWrite));
        try
        {
            _connection.Open();
            SqliteFile.CheckVersion(_connection, _file);
            SqliteFile.Execute(_connection, "PRAGMA query_only = 1; BEGIN");
        }
        catch (SqliteException e)
        {
            _connection.Dispose();
            throw new DataFolderException($"The data file '{_file}' cannot be opened: {SqliteFile.Explain(e)}", e);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>What was read stays as it was read.</summary>
    public bool IsExclusive => true;

    public Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    )
    {
        StoreRules.CheckRange(partition, fromRow, toRowExclusive);
        string sql = $"SELECT rk, etag, columns FROM {table} WHERE pk = $p0 AND rk >= $p1";
        return toRowExclusive is null
            ? Serve<IReadOnlyList<StoreRow>>($"{sql} ORDER BY rk", 2, s => s.Rows(partition, fromRow ?? ""), cancellation)
            : Serve<IReadOnlyList<StoreRow>>(
                $"{sql} AND rk < $p2 ORDER BY rk",
                3,
                s => s.Rows(partition, fromRow ?? "", toRowExclusive),
                cancellation
            );
    }

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    )
    {
        StoreRules.CheckAcross(fromPartition, toPartitionExclusive, wanted);
        var values = new List<object> { fromPartition, toPartitionExclusive };
        string sql = SqliteAcross.Of(table, wanted, values);
        return Serve<IReadOnlyList<PartitionRow>>(sql, values.Count, s => s.PartitionRows([.. values]), cancellation);
    }

    public Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation)
    {
        StoreRules.CheckRow(partition, row);
        string sql = $"SELECT rk, etag, columns FROM {table} WHERE pk = $p0 AND rk = $p1";
        return Serve(sql, 2, s => s.Rows(partition, row) is [StoreRow found] ? found : null, cancellation);
    }

    /// <exception cref="InvalidOperationException">Always: who only looks writes nothing.</exception>
    public Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation) =>
        throw new InvalidOperationException($"The data file '{_file}' was opened to be looked at: nothing can be written.");

    public void Dispose() => _connection.Dispose();

    private Task<T> Serve<T>(string sql, int parameters, Func<SqliteStatement, T> read, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        try
        {
            lock (_reading)
            {
                _meter.Count();
                using var statement = new SqliteStatement(_connection, sql, parameters);
                return Task.FromResult(read(statement));
            }
        }
        catch (SqliteException e)
        {
            return Task.FromException<T>(new StoreUnavailableException($"The data file '{_file}': {SqliteFile.Explain(e)}", e));
        }
    }
}
