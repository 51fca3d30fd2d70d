using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.Storage;

/// <summary>The folder in which a machine keeps the embedded store and what belongs to it; one process at a time.</summary>
public sealed class DataFolder : IDisposable
{
    public const string StoreFile = "store.db";
    private const string LockFile = "lock";
    private const string HolderFile = "lock-holder.txt";

    /// <summary>EROFS, as .NET hands it on.</summary>
    internal const int ReadOnlyFileSystem = 30;
    private readonly FileStream _lock;
    private readonly string _holder;
    private SqliteStore? _store;
    private DateTime _seen;

    private DataFolder(string path, FileStream held, string holder) => (Path, _lock, _holder) = (path, held, holder);

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Creates the folder where it is missing and holds it until <see cref="Dispose"/>.</summary>
    /// <remarks>What lies in it is closed to other users of the machine first.</remarks>
    /// <exception cref="DataFolderException">
    /// It cannot be written to, lies on a network share, stays open to other users, or another process holds it.
    /// </exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The lock is held by what is returned.")]
    public static DataFolder Open(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(full);
            RefuseNetworkShare(full);
            held = Lock(full);
            OwnerOnly.Close(full);
            // Whoever opened it last stands there, with a word that nobody else writes.
            string holder = $"process {Environment.ProcessId} on {Environment.MachineName}, {Guid.NewGuid():N}";
            File.WriteAllText(System.IO.Path.Combine(full, HolderFile), holder, new UTF8Encoding(false));
            return new DataFolder(full, held, holder);
        }
        catch (DataFolderException)
        {
            held?.Dispose();
            throw;
        }
        catch (UnauthorizedAccessException e)
        {
            held?.Dispose();
            throw new DataFolderException(
                $"The data folder '{full}' is not writable for user '{Environment.UserName}'; grant the right to write or choose another folder.",
                e
            );
        }
        catch (IOException e)
        {
            held?.Dispose();
            throw Unusable(full, e);
        }
    }

    /// <summary>Looks into the store of a folder, which a host may go on writing to; nothing is written or held.</summary>
    /// <exception cref="DataFolderException">There is none, it lies on a network share, or it cannot be read.</exception>
    public static SqliteReader Look(string path, StorageMeter meter) => new(Find(path), meter);

    /// <summary>Copies the store of a folder as it stands at this moment, which a host may go on writing to, and sees that the copy is whole.</summary>
    /// <exception cref="DataFolderException">There is none, or what was copied is not whole.</exception>
    public static void CopyStore(string path, string target) => SqliteFile.Copy(Find(path), target);

    /// <summary>Sees that a store is one of ours, and whole; nothing is written.</summary>
    /// <exception cref="DataFolderException">It is not.</exception>
    public static void CheckStore(string file) => SqliteFile.Check(file);

    /// <summary>Adds a row that no process counts on, such as a line of the security log, also beside a host that goes on writing.</summary>
    /// <remarks>Its ETag is drawn from no counter, since only who holds the folder may draw one: its key must never be used again.</remarks>
    /// <exception cref="StoreUnavailableException">It cannot be written; the message says why.</exception>
    public static void Append(string path, StoreTable table, string partition, StoreChange.Insert row)
    {
        StoreRules.CheckBatch(partition, [row]);
        string file = System.IO.Path.Combine(System.IO.Path.GetFullPath(path), StoreFile);
        using var connection = new SqliteConnection(SqliteFile.ConnectionString(file, SqliteOpenMode.ReadWrite));
        try
        {
            connection.Open();
            using var insert = new SqliteStatement(connection, SqliteStore.InsertInto(table), 4);
            insert.Run(partition, row.Row, 0L, ColumnJson.Write(row.Columns));
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException($"The data file '{file}': {SqliteFile.Explain(e)}", e);
        }
    }

    /// <summary>Opens the store in it; the folder closes it when it is disposed.</summary>
    /// <exception cref="DataFolderException">The store was written by a newer version, is not ours, or cannot be opened.</exception>
    public SqliteStore OpenStore(StorageMeter meter, StoreDurability durability = StoreDurability.Full)
    {
        if (_store is not null)
            throw new InvalidOperationException("The store of this data folder is open already.");
        return _store = new SqliteStore(System.IO.Path.Combine(Path, StoreFile), meter, durability, EnsureHeld);
    }

    /// <summary>
    /// The lock is on a file that somebody may have removed, and a second process then locks a new one of that name: who
    /// holds the folder is who wrote himself down in it last.
    /// </summary>
    /// <exception cref="StoreLostException">Another process has opened the folder since.</exception>
    public void EnsureHeld()
    {
        string file = System.IO.Path.Combine(Path, HolderFile);
        DateTime written = File.GetLastWriteTimeUtc(file);
        // Where nothing stands there, nobody has opened it since.
        if (written == _seen || !File.Exists(file))
            return;
        string holder = Holder(Path);
        if (holder != _holder)
            throw new StoreLostException(
                $"The data folder '{Path}' was opened by {NameOf(holder)} while this process held it (was its file '{LockFile}' removed?): "
                    + "this process writes and sends nothing more; stop it."
            );
        _seen = written;
    }

    /// <summary>Closes the store, then lets go of the folder.</summary>
    public void Dispose()
    {
        _store?.Dispose();
        _lock.Dispose();
    }

    private static string Find(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        string file = System.IO.Path.Combine(full, StoreFile);
        if (!File.Exists(file))
            throw new DataFolderException($"'{full}' is no data folder of a host: start one with 'serve' first, or name it with --data.");
        RefuseNetworkShare(full);
        return file;
    }

    private static FileStream Lock(string folder)
    {
        string file = System.IO.Path.Combine(folder, LockFile);
        try
        {
            // The system lets go of it when the process dies, however it dies.
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            throw new DataFolderException($"The data folder '{folder}' is in use by {NameOf(Holder(folder))}; stop it or choose another folder.", e);
        }
    }

    /// <summary>Says why a folder cannot be used.</summary>
    internal static DataFolderException Unusable(string folder, IOException fault) =>
        new(
            fault.HResult == ReadOnlyFileSystem
                ? $"The data folder '{folder}' lies on a file system that is read-only; mount it for writing, or choose another folder."
                : $"The data folder '{folder}' cannot be used: {fault.Message.TrimEnd('.')}; mend that or choose another folder.",
            fault
        );

    private static bool IsHeldByAnother(IOException fault) =>
        OperatingSystem.IsWindows() ? (fault.HResult & 0xFFFF) is 32 or 33 : fault.HResult is 11 or 35;

    // Without the word that tells processes of one number apart.
    private static string NameOf(string holder) => holder.Split(',')[0];

    private static string Holder(string folder)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(folder, HolderFile)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }

    private static void RefuseNetworkShare(string folder)
    {
        if (NetworkShare.Of(folder) is { } share)
            throw new DataFolderException(
                $"The data folder '{folder}' lies on a network share ({share}), where locks cannot be relied on; choose a folder on a disk of "
                    + "this machine, or use Table Storage."
            );
    }
}
