using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ankang.Workflows.Storage;

/// <summary>The folder in which a machine keeps the embedded store and what belongs to it; one process at a time.</summary>
public sealed class DataFolder : IDisposable
{
    public const string StoreFile = "store.db";
    private const string LockFile = "lock";
    private const string HolderFile = "lock-holder.txt";
    private readonly FileStream _lock;
    private SqliteStore? _store;

    private DataFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Creates the folder where it is missing and holds it until <see cref="Dispose"/>.</summary>
    /// <exception cref="DataFolderException">It cannot be written to, lies on a network share, or another process holds it.</exception>
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
            string holder = System.IO.Path.Combine(full, HolderFile);
            File.WriteAllText(holder, $"process {Environment.ProcessId} on {Environment.MachineName}", new UTF8Encoding(false));
            return new DataFolder(full, held);
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
            throw new DataFolderException(
                $"The data folder '{full}' cannot be used: {e.Message.TrimEnd('.')}; mend that or choose another folder.",
                e
            );
        }
    }

    /// <summary>Opens the store in it; the folder closes it when it is disposed.</summary>
    /// <exception cref="DataFolderException">The store was written by a newer version, is not ours, or cannot be opened.</exception>
    public SqliteStore OpenStore(StorageMeter meter, StoreDurability durability = StoreDurability.Full)
    {
        if (_store is not null)
            throw new InvalidOperationException("The store of this data folder is open already.");
        return _store = new SqliteStore(System.IO.Path.Combine(Path, StoreFile), meter, durability);
    }

    /// <summary>Closes the store, then lets go of the folder.</summary>
    public void Dispose()
    {
        _store?.Dispose();
        _lock.Dispose();
    }

    private static FileStream Lock(string folder)
    {
        string file = System.IO.Path.Combine(folder, LockFile);
        try
        {
            // The system lets go of it when the process dies, however it dies.
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new DataFolderException($"The data folder '{folder}' is in use by {Holder(folder)}; stop it or choose another folder.", e);
        }
    }

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
