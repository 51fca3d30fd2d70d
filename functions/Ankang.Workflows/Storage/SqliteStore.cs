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

    /// <summary>Marks a file as ours ("AnkW"), so that another program's database is not taken over.</summary>
    private const int ApplicationId = 0x416E6B57;

    /// <summary>ETags are reserved in the file by the block: a page less to write in most commits.</summary>
    private const int ETagBlock = 1000;

    private const int SqliteError = 1,
        SqliteBusy = 5,
        SqliteLocked = 6,
        SqliteReadOnly = 8,
        SqliteCorrupt = 11,
        SqliteFull = 13,
        SqliteNotADatabase = 26;

    private readonly string _file;
    private readonly StorageMeter _meter;
    private readonly Action? _ensureHeld;
    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private readonly SqliteConnection _writer;
    private readonly SqliteConnection _reader;
    private readonly Statement _begin,
        _commit,
        _rollback,
        _reserve;
    private readonly Statement[] _inserts,
        _replaces,
        _deletes,
        _gets,
        _ranges,
        _openRanges;
    private string? _deleteOnDispose;
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
        _writer = new SqliteConnection(ConnectionString(_file, SqliteOpenMode.ReadWriteCreate));
        _reader = new SqliteConnection(ConnectionString(_file, SqliteOpenMode.ReadWrite));
        try
        {
            _writer.Open();
            CheckVersion();
            Execute(_writer, "PRAGMA journal_mode = WAL; PRAGMA synchronous = " + (durability == StoreDurability.Full ? "FULL" : "NORMAL"));
            CreateSchema();
            _reader.Open();
            Execute(_reader, "PRAGMA query_only = 1");
            _lastETag = _reservedETags = Convert.ToInt64(Scalar(_writer, "SELECT reserved FROM etags"), CultureInfo.InvariantCulture);
        }
        catch (SqliteException e)
        {
            _reader.Dispose();
            _writer.Dispose();
            throw new DataFolderException($"The data file '{_file}' cannot be opened: {Explain(e)}", e);
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
        // The JSON is bound as bytes and kept as text, which a person can read in the file.
        _inserts = Each(_writer, 4, "INSERT INTO {0} (pk, rk, etag, columns) VALUES ($p0, $p1, $p2, CAST($p3 AS TEXT)) ON CONFLICT DO NOTHING");
        _replaces = Each(_writer, 5, "UPDATE {0} SET etag = $p2, columns = CAST($p3 AS TEXT) WHERE pk = $p0 AND rk = $p1 AND etag = $p4");
        _deletes = Each(_writer, 3, "DELETE FROM {0} WHERE pk = $p0 AND rk = $p1 AND etag = $p2");
        _gets = Each(_reader, 2, "SELECT rk, etag, columns FROM {0} WHERE pk = $p0 AND rk = $p1");
        _ranges = Each(_reader, 3, "SELECT rk, etag, columns FROM {0} WHERE pk = $p0 AND rk >= $p1 AND rk < $p2 ORDER BY rk");
        _openRanges = Each(_reader, 2, "SELECT rk, etag, columns FROM {0} WHERE pk = $p0 AND rk >= $p1 ORDER BY rk");
    }

    public bool IsExclusive => true;

    public void EnsureHeld() => _ensureHeld?.Invoke();

    /// <summary>A store in a folder of its own that goes with it: for a simulation or a test.</summary>
    public static SqliteStore OpenScratch(StorageMeter meter)
    {
        string folder = Directory.CreateTempSubdirectory("ankang-workflows-scratch-").FullName;
        return new SqliteStore(Path.Combine(folder, DataFolder.StoreFile), meter, StoreDurability.Scratch) { _deleteOnDispose = folder };
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
                string sql = AcrossSql(table, wanted, values);
                using var statement = new Statement(_reader, sql, values.Count);
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
                Statement[] statements =
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
                foreach (Statement statement in statements)
                    statement.Dispose();
                _reader.Dispose();
                _writer.Dispose();
                if (_deleteOnDispose is { } folder)
                    Directory.Delete(folder, recursive: true);
            }
    }

    // From partition to partition by the key, so that ranges which are not wanted (histories) are never walked; each row's columns are
    // parsed once. Keys and values are parameters; the names of table and columns are letters and digits.
    private static string AcrossSql(StoreTable table, IReadOnlyList<RowRange> wanted, List<object> values)
    {
        string ranges = string.Join(
            " UNION ",
            wanted.Select(range =>
                $"SELECT t.pk, t.rk, t.etag, t.columns FROM parts JOIN {table} t ON t.pk = parts.pk "
                + $"AND t.rk >= {Parameter(range.FromRow)} AND t.rk < {Parameter(range.ToRowExclusive)}"
                + (
                    range.AnyOf.Count == 0
                        ? ""
                        : $" WHERE CASE WHEN json_valid(t.columns) THEN {string.Join(" OR ", range.AnyOf.Select(Says))} ELSE 1 END"
                )
            )
        );
        return $"""
            WITH RECURSIVE parts(pk) AS (
                SELECT min(pk) FROM {table} WHERE pk >= $p0 AND pk < $p1
                UNION ALL SELECT (SELECT min(pk) FROM {table} WHERE pk > parts.pk AND pk < $p1) FROM parts WHERE pk IS NOT NULL)
            {ranges} ORDER BY 1, 2
            """;

        string Says(ColumnSays says) =>
            says switch
            {
                ColumnSays.Text text => $"json_extract(t.columns, '$.{says.Column}') = {Parameter(text.Value)}",
                // Compared as text, which begins with its second.
                ColumnSays.Since since => $"json_extract(t.columns, '$.{says.Column}.t') >= {Parameter($"{since.Second:yyyy-MM-dd'T'HH:mm:ss}")}",
                _ => throw new ArgumentException($"A store knows no condition {says.GetType().Name}.", nameof(wanted)),
            };

        string Parameter(string value)
        {
            values.Add(value);
            return $"$p{values.Count - 1}";
        }
    }

    /// <summary>Lets a test fill the disk.</summary>
    internal void LimitPages(int pages) => Execute(_writer, $"PRAGMA max_page_count = {pages}");

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
            return Task.FromException<T>(new StoreUnavailableException($"The data file '{_file}': {Explain(e)}", e));
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

    private static string Explain(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            SqliteFull => "the disk is full; free some space, nothing that was acknowledged is lost.",
            SqliteReadOnly => "it is read-only; give the user that runs the program the right to write to the folder and its files.",
            SqliteBusy or SqliteLocked => "another program holds it; close that program (a database browser, perhaps).",
            SqliteCorrupt => "it is damaged; stop the program and put back a backup.",
            SqliteNotADatabase => "it is not a database; move it away or choose another folder.",
            _ => $"{e.Message} Check the disk and the rights on the folder.",
        };

    private void CheckVersion()
    {
        int version = Convert.ToInt32(Scalar(_writer, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        int application = Convert.ToInt32(Scalar(_writer, "PRAGMA application_id"), CultureInfo.InvariantCulture);
        bool empty = Convert.ToInt32(Scalar(_writer, "SELECT count(*) FROM sqlite_master"), CultureInfo.InvariantCulture) == 0;
        if (application != ApplicationId && !(empty && application == 0 && version == 0))
            throw new DataFolderException($"The data file '{_file}' belongs to another program; choose another folder.");
        if (version > SchemaVersion)
            throw new DataFolderException(
                $"The data file '{_file}' was written by a newer version of Ankang.Workflows (schema {version}; this one knows {SchemaVersion}); "
                    + "upgrade the program. Nothing was changed."
            );
    }

    private void CreateSchema()
    {
        string tables = string.Concat(
            Enum.GetNames<StoreTable>()
                .Select(name =>
                    $"CREATE TABLE IF NOT EXISTS {name} (pk TEXT NOT NULL COLLATE BINARY, rk TEXT NOT NULL COLLATE BINARY, etag INTEGER NOT NULL, "
                    + "columns TEXT NOT NULL, PRIMARY KEY (pk, rk)) WITHOUT ROWID;\n"
                )
        );
        Execute(
            _writer,
            $"""
            BEGIN IMMEDIATE;
            {tables}
            CREATE TABLE IF NOT EXISTS etags (only INTEGER PRIMARY KEY CHECK (only = 1), reserved INTEGER NOT NULL);
            INSERT INTO etags (only, reserved) VALUES (1, 0) ON CONFLICT DO NOTHING;
            PRAGMA application_id = {ApplicationId};
            PRAGMA user_version = {SchemaVersion};
            COMMIT;
            """
        );
    }

    // Not pooled: a closed store leaves no handle on its file.
    private static string ConnectionString(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString();

    private static Statement[] Each(SqliteConnection connection, int parameters, string sql) =>
        [.. Enum.GetNames<StoreTable>().Select(name => new Statement(connection, sql.Replace("{0}", name, StringComparison.Ordinal), parameters))];

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file and numbers, nothing from outside.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file, nothing from outside.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    /// <summary>A command that is prepared once, at its first use, and kept.</summary>
    private sealed class Statement : IDisposable
    {
        private readonly SqliteCommand _command;

        public Statement(SqliteConnection connection, string sql, int parameters = 0)
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

        public List<PartitionRow> PartitionRows(params ReadOnlySpan<object> values)
        {
            Bind(values);
            var rows = new List<PartitionRow>();
            using SqliteDataReader reader = _command.ExecuteReader();
            while (reader.Read())
            {
                string etag = reader.GetInt64(2).ToString(CultureInfo.InvariantCulture);
                rows.Add(new PartitionRow(reader.GetString(0), Row(reader.GetString(1), etag, reader.GetFieldValue<byte[]>(3))));
            }
            return rows;
        }

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
}
