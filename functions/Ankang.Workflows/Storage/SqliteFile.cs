using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.Storage;

/// <summary>The file of <see cref="SqliteStore"/>: its shape and version, and what SQLite says when something is wrong with it.</summary>
internal static class SqliteFile
{
    /// <summary>Marks a file as ours ("AnkW"), so that another program's database is not taken over.</summary>
    private const int ApplicationId = 0x416E6B57;

    private const int Busy = 5,
        Locked = 6,
        ReadOnly = 8,
        Corrupt = 11,
        Full = 13,
        NotADatabase = 26;

    /// <summary>What went wrong, and what mends it.</summary>
    public static string Explain(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            Full => "the disk is full; free some space, nothing that was acknowledged is lost.",
            ReadOnly => "it is read-only; give the user that runs the program the right to write to the folder and its files.",
            Busy or Locked => "another program holds it; close that program (a database browser, perhaps).",
            Corrupt => "it is damaged; stop the program and put back a backup.",
            NotADatabase => "it is not a database; move it away or choose another folder.",
            _ => $"{e.Message} Check the disk and the rights on the folder.",
        };

    /// <exception cref="DataFolderException">The file was written by a newer version, or is not ours.</exception>
    public static void CheckVersion(SqliteConnection connection, string file)
    {
        int version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        int application = Convert.ToInt32(Scalar(connection, "PRAGMA application_id"), CultureInfo.InvariantCulture);
        bool empty = Convert.ToInt32(Scalar(connection, "SELECT count(*) FROM sqlite_master"), CultureInfo.InvariantCulture) == 0;
        if (application != ApplicationId && !(empty && application == 0 && version == 0))
            throw new DataFolderException($"The data file '{file}' belongs to another program; choose another folder.");
        if (version > SqliteStore.SchemaVersion)
            throw new DataFolderException(
                $"The data file '{file}' was written by a newer version of Ankang.Workflows (schema {version}; this one knows {SqliteStore.SchemaVersion}); "
                    + "upgrade the program. Nothing was changed."
            );
    }

    public static void CreateSchema(SqliteConnection connection)
    {
        string tables = string.Concat(
            Enum.GetNames<StoreTable>()
                .Select(name =>
                    $"CREATE TABLE IF NOT EXISTS {name} (pk TEXT NOT NULL COLLATE BINARY, rk TEXT NOT NULL COLLATE BINARY, etag INTEGER NOT NULL, "
                    + "columns TEXT NOT NULL, PRIMARY KEY (pk, rk)) WITHOUT ROWID;\n"
                )
        );
        Execute(
            connection,
            $"""
            BEGIN IMMEDIATE;
            {tables}
            CREATE TABLE IF NOT EXISTS etags (only INTEGER PRIMARY KEY CHECK (only = 1), reserved INTEGER NOT NULL);
            INSERT INTO etags (only, reserved) VALUES (1, 0) ON CONFLICT DO NOTHING;
            PRAGMA application_id = {ApplicationId};
            PRAGMA user_version = {SqliteStore.SchemaVersion};
            COMMIT;
            """
        );
    }

    /// <summary>The file as it stands, with what its log holds, into a new one.</summary>
    /// <exception cref="DataFolderException">It cannot be read, or the copy is not whole.</exception>
    public static void Copy(string file, string target)
    {
        try
        {
            using var source = new SqliteConnection(ConnectionString(file, SqliteOpenMode.ReadWrite));
            source.Open();
            CheckVersion(source, file);
            using var copy = new SqliteConnection(ConnectionString(target, SqliteOpenMode.ReadWriteCreate));
            copy.Open();
            source.BackupDatabase(copy);
            // One file, without a log beside it.
            Execute(copy, "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException e)
        {
            throw new DataFolderException($"The data file '{file}' cannot be copied: {Explain(e)}", e);
        }

        Check(target);
    }

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="DataFolderException">It is damaged, or not ours.</exception>
    public static void Check(string file)
    {
        try
        {
            using var connection = new SqliteConnection(ConnectionString(file, SqliteOpenMode.ReadWrite));
            connection.Open();
            CheckVersion(connection, file);
            if (Scalar(connection, "PRAGMA integrity_check") as string is not "ok" and var found)
                throw new DataFolderException($"The data file '{file}' is damaged: {found}. Stop the program and put back a backup.");
        }
        catch (SqliteException e)
        {
            throw new DataFolderException($"The data file '{file}' cannot be opened: {Explain(e)}", e);
        }
    }

    // Not pooled: a closed store leaves no handle on its file.
    public static string ConnectionString(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString();

    public static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file and numbers, nothing from outside.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file, nothing from outside.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
