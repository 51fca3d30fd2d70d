using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.Storage;

/// <summary>The embedded store: one SQLite file, one process, a table for each <see cref="StoreTable"/>.</summary>
/// <remarks>
/// ETags are drawn from one counter of the whole file, so a row deleted and inserted again never gets an old one back.
/// Calls are served on the caller's thread, one write and one read at a time; each is done within a disk write.
/// </remarks>
public sealed class SqliteStore : ITableStore, IDisposable
{
    /// <summary>The shape of the file. An older program refuses a newer file.</summary>
    public const int SchemaVersion = 1;

    private const int SqliteError = 1;

    /// <summary>ETags are reserved in the file by the block: a page less to write in most commits.</summary>
    private const int ETagBlock = 1000;

    private readonly string _file;
    private readonly StorageMeter _meter;
    private readonly Action? _ensureHeld;
    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private readonly SqliteConnection _writer;
    private readonly SqliteConnection _reader;
    private readonly SqliteStatement _begin,
        _commit,
        _rollback,
        _reserve;
    private readonly SqliteStatement[] _inserts,
        _replaces,
        _deletes,
        _gets,
        _ranges,
        _openRanges;
    private long _lastETag;
    private long _reservedETags;
    private bool _disposed;

    /// <summary>Opens or creates the file. Whoever calls sees to it that no other process does; <see cref="DataFolder"/> does.</summary>
    /// <exception cref="DataFolderException">The file was written by a newer version, is not ours, or cannot be opened.</exception>
    /// <param name="ensureHeld">Throws where another process has taken the file over; asked before each write. Null where nobody can.</param>
    public SqliteStore(string file, StorageMeter meter, StoreDurability durability = StoreDurability.Full, Action? ensureHeld = null)
    {
        _file = Path.GetFullPath(file);
        (_meter, _ensureHeld) = (meter, ensureHeld);
        _writer = new SqliteConnection(SqliteFile.ConnectionString(_file, SqliteOpenMode.ReadWriteCreate));
        _reader = new SqliteConnection(SqliteFile.ConnectionString(_file, SqliteOpenMode.ReadWrite));
        try
        {
            _writer.Open();
            SqliteFile.CheckVersion(_writer, _file);
            SqliteFile.Execute(
                _writer,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = " + (durability == StoreDurability.Full ? "FULL" : "NORMAL")
            );
            SqliteFile.CreateSchema(_writer);
            _reader.Open();
            SqliteFile.Execute(_reader, "PRAGMA query_only = 1");
            _lastETag = _reservedETags = Convert.ToInt64(SqliteFile.Scalar(_writer, "SELECT reserved FROM etags"), CultureInfo.InvariantCulture);
        }
        catch (SqliteException e)
        {
            _reader.Dispose();
            _writer.Dispose();
            throw new DataFolderException($"The data file '{_file}' cannot be opened: {SqliteFile.Explain(e)}", e);
        }
        catch
        {
            _reader.Dispose();
            _writer.Dispose();
            throw;
        }

        _begin = new(_writer, "BEGIN IMMEDIATE");
        _commit = new(_writer, "COMMIT");
        _rollback = new(_writer, "ROLLBACK");
        _reserve = new(_writer, "UPDATE etags SET reserved = $p0", 1);
        _inserts = [.. Enum.GetValues<StoreTable>().Select(t => new SqliteStatement(_writer, InsertInto(t), 4))];
        _replaces = Each(_writer, 5, "UPDATE {0} SET etag = $p2, columns = CAST($p3 AS TEXT) WHERE pk = $p0 AND rk = $p1 AND etag = $p4");
        _deletes = Each(_writer, 3, "DELETE FROM {0} WHERE pk = $p0 AND rk = $p1 AND etag = $p2");
        _gets = Each(_reader, 2, "SELECT rk, etag, columns FROM {0} WHERE pk = $p0 AND rk = $p1");
        _ranges = Each(_reader, 3, "SELECT rk, etag, columns FROM {0} WHERE pk = $p0 AND rk >= $p1 AND rk < $p2 ORDER BY rk");
        _openRanges = Each(_reader, 2, "SELECT rk, etag, columns FROM {0} WHERE pk = $p0 AND rk >= $p1 ORDER BY rk");
    }

    public bool IsExclusive => true;

    /// <summary>The folder that goes with the store when it is disposed; null for a data folder.</summary>
    public string? ScratchFolder { get; private init; }

    public void EnsureHeld() => _ensureHeld?.Invoke();

    /// <summary>A store in a folder of its own that goes with it: for a simulation or a test.</summary>
    public static SqliteStore OpenScratch(StorageMeter meter)
    {
        string folder = Directory.CreateTempSubdirectory("ankang-workflows-scratch-").FullName;
        return new SqliteStore(Path.Combine(folder, DataFolder.StoreFile), meter, StoreDurability.Scratch) { ScratchFolder = folder };
    }

    public Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    ) =>
        Serve<IReadOnlyList<StoreRow>>(
            () =>
            {
                StoreRules.CheckRange(partition, fromRow, toRowExclusive);
                lock (_reading)
                {
                    Start();
                    return toRowExclusive is null
                        ? _openRanges[(int)table].Rows(partition, fromRow ?? "")
                        : _ranges[(int)table].Rows(partition, fromRow ?? "", toRowExclusive);
                }
            },
            cancellation
        );

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    ) =>
        Serve<IReadOnlyList<PartitionRow>>(
            () =>
            {
                StoreRules.CheckAcross(fromPartition, toPartitionExclusive, wanted);
                var values = new List<object> { fromPartition, toPartitionExclusive };
                string sql = SqliteAcross.Of(table, wanted, values);
                using var statement = new SqliteStatement(_reader, sql, values.Count);
                lock (_reading)
                {
                    Start();
                    return statement.PartitionRows([.. values]);
                }
            },
            cancellation
        );

    public Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation) =>
        Serve(
            () =>
            {
                StoreRules.CheckRow(partition, row);
                lock (_reading)
                {
                    Start();
                    return _gets[(int)table].Rows(partition, row) is [StoreRow found] ? found : null;
                }
            },
            cancellation
        );

    public Task<CommitResult> CommitAsync(StoreTable table, string partition, IReadOnlyList<StoreChange> changes, CancellationToken cancellation) =>
        Serve(
            () =>
            {
                StoreRules.CheckBatch(partition, changes);
                lock (_writing)
                {
                    Start();
                    EnsureHeld();
                    return Commit((int)table, partition, changes);
                }
            },
            cancellation
        );

    public void Dispose()
    {
        lock (_writing)
            lock (_reading)
            {
                if (_disposed)
                    return;
                _disposed = true;
                SqliteStatement[] statements =
                [
                    _begin,
                    _commit,
                    _rollback,
                    _reserve,
                    .. _inserts,
                    .. _replaces,
                    .. _deletes,
                    .. _gets,
                    .. _ranges,
                    .. _openRanges,
                ];
                foreach (SqliteStatement statement in statements)
                    statement.Dispose();
                _reader.Dispose();
                _writer.Dispose();
                if (ScratchFolder is { } folder)
                    Directory.Delete(folder, recursive: true);
            }
    }

    // The JSON is bound as bytes and kept as text, which a person can read in the file.
    internal static string InsertInto(StoreTable table) =>
        $"INSERT INTO {table} (pk, rk, etag, columns) VALUES ($p0, $p1, $p2, CAST($p3 AS TEXT)) ON CONFLICT DO NOTHING";

    /// <summary>Lets a test fill the disk.</summary>
    internal void LimitPages(int pages) => SqliteFile.Execute(_writer, $"PRAGMA max_page_count = {pages}");

    private CommitResult Commit(int table, string partition, IReadOnlyList<StoreChange> changes)
    {
        _begin.Run();
        try
        {
            // Counted on whatever becomes of the transaction: a number used twice is worse than one left out.
            long first = _lastETag + 1;
            _lastETag += changes.Count;
            long? reserve = _lastETag > _reservedETags ? _lastETag + ETagBlock : null;
            if (reserve is { } upTo)
                _reserve.Run(upTo);

            var etags = new string[changes.Count];
            for (int i = 0; i < changes.Count; i++)
            {
                if (Apply(table, partition, changes[i], first + i, out etags[i]))
                    continue;
                _rollback.Run();
                return CommitResult.Conflict(i);
            }
            _commit.Run();
            _reservedETags = reserve ?? _reservedETags;
            return CommitResult.Written(etags);
        }
        catch
        {
            RollBackAfterFault();
            throw;
        }
    }

    private bool Apply(int table, string partition, StoreChange change, long next, out string etag)
    {
        etag = change is StoreChange.Delete ? "" : next.ToString(CultureInfo.InvariantCulture);
        return change switch
        {
            StoreChange.Insert insert => _inserts[table].Run(partition, insert.Row, next, ColumnJson.Write(insert.Columns)) == 1,
            StoreChange.Replace replace => TryParse(replace.ETag, out long seen)
                && _replaces[table].Run(partition, replace.Row, next, ColumnJson.Write(replace.Columns), seen) == 1,
            StoreChange.Delete delete => TryParse(delete.ETag, out long seen) && _deletes[table].Run(partition, delete.Row, seen) == 1,
            _ => throw new ArgumentException($"A store knows no change {change.GetType().Name}.", nameof(change)),
        };
    }

    /// <returns>False for text that no row can have as its ETag (from a form, say): a conflict, not an error.</returns>
    private static bool TryParse(string etag, out long number) => long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private void RollBackAfterFault()
    {
        try
        {
            _rollback.Run();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SqliteError)
        {
            // SQLite had rolled back by itself, as it does when the disk is full.
        }
    }

    private Task<T> Serve<T>(Func<T> call, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        try
        {
            return Task.FromResult(call());
        }
        catch (SqliteException e)
        {
            return Task.FromException<T>(new StoreUnavailableException($"The data file '{_file}': {SqliteFile.Explain(e)}", e));
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
    }

    private void Start()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _meter.Count();
    }

    private static SqliteStatement[] Each(SqliteConnection connection, int parameters, string sql) =>
        [
            .. Enum.GetNames<StoreTable>()
                .Select(name => new SqliteStatement(connection, sql.Replace("{0}", name, StringComparison.Ordinal), parameters)),
        ];
}
