using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Backups;

/// <summary>A data folder as one file, and back: store, attachments, mails, keys and settings.</summary>
/// <remarks>
/// Made beside a host that goes on writing. The store is copied first, by SQLite's own backup: files that its rows name were there before
/// them. It holds the folder's secrets, and is its user's alone.
/// </remarks>
public static class DataBackup
{
    // The store is copied as a whole, locks are nobody's but the process's, and a backup in a backup would grow for ever.
    private static readonly string[] LeftOut = ["lock", "lock-holder.txt", BackupFiles.Folder];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes a backup, opens its copy of the store to see that it is whole, and gives the file its name last.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <returns>How many files are in it.</returns>
    /// <exception cref="DataFolderException">The folder has no store, or its copy is not whole.</exception>
    public static async Task<int> WriteAsync(string data, string target, DateTimeOffset at, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string unfinished = target + BackupFiles.Unfinished;
        string copy = $"{unfinished}.db";
        try
        {
            File.Delete(copy);
            DataFolder.CopyStore(data, copy);
            (string Name, string Path)[] files =
            [
                (DataFolder.StoreFile, copy),
                .. FilesOf(data, target).Order(StringComparer.Ordinal).Select(f => (f, Path.Combine(data, f))),
            ];
            var digests = new Dictionary<string, string>(StringComparer.Ordinal);
            await using (FileStream output = Create(unfinished))
            {
                using var zip = new ZipArchive(output, ZipArchiveMode.Create);
                foreach ((string name, string path) in files)
                    if (await AddAsync(zip, name, path, cancellation) is { } digest)
                        digests[name] = digest;
                await using Stream manifest = zip.CreateEntry(BackupManifest.Entry).Open();
                await JsonSerializer.SerializeAsync(manifest, new BackupManifest(at, SqliteStore.SchemaVersion, digests), Json, cancellation);
            }

            File.Move(unfinished, target, overwrite: true);
            return digests.Count;
        }
        finally
        {
            File.Delete(copy);
            File.Delete(unfinished);
        }
    }

    /// <summary>True for a file that begins as a zip does.</summary>
    public static bool IsOne(string path)
    {
        using FileStream file = File.OpenRead(path);
        return file.ReadByte() == 'P' && file.ReadByte() == 'K';
    }

    /// <summary>Puts a backup into a folder that is not there yet, or is empty; all of it or nothing.</summary>
    /// <returns>When the store was copied, and how many files were put back.</returns>
    /// <exception cref="InvalidDataException">It is no backup, is damaged, or was made by a newer version; the message says which.</exception>
    public static async Task<(DateTimeOffset At, int Files)> RestoreAsync(string backup, string data, CancellationToken cancellation)
    {
        string unfinished = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)) + BackupFiles.Unfinished;
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        try
        {
            await using FileStream file = File.OpenRead(backup);
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            BackupManifest manifest = await ManifestAsync(zip, cancellation);
            foreach ((string name, string digest) in manifest.Files)
                await TakeAsync(zip, name, digest, unfinished, cancellation);
            DataFolder.CheckStore(Path.Combine(unfinished, DataFolder.StoreFile));
            if (Directory.Exists(data))
                Directory.Delete(data);
            Directory.Move(unfinished, data);
            return (manifest.At, manifest.Files.Count);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    private static IEnumerable<string> FilesOf(string data, string target)
    {
        HashSet<string> backups = [.. BackupFiles.In(Path.GetDirectoryName(target)!).Select(b => b.Path)];
        return Directory
            .EnumerateFiles(data, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(f => !backups.Contains(f) && !f.StartsWith(target, StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(data, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith(DataFolder.StoreFile, StringComparison.Ordinal) && !LeftOut.Contains(f.Split('/')[0]));
    }

    // A file that the host deleted meanwhile is named by no row any more.
    private static async Task<string?> AddAsync(ZipArchive zip, string name, string path, CancellationToken cancellation)
    {
        FileStream source;
        try
        {
            source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        await using (source)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using Stream entry = zip.CreateEntry(name).Open();
            byte[] buffer = new byte[1 << 16];
            for (int read; (read = await source.ReadAsync(buffer, cancellation)) > 0; )
            {
                hash.AppendData(buffer, 0, read);
                await entry.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, CancellationToken cancellation)
    {
        ZipArchiveEntry entry = zip.GetEntry(BackupManifest.Entry)
            ?? throw new InvalidDataException($"it is no backup of a data folder: it holds no '{BackupManifest.Entry}'.");
        try
        {
            await using Stream content = entry.Open();
            BackupManifest manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(content, Json, cancellation)
                ?? throw new JsonException("It is empty.");
            return manifest.Schema <= SqliteStore.SchemaVersion
                ? manifest
                : throw new InvalidDataException(
                    $"it was made by a newer version (schema {manifest.Schema}; this one knows {SqliteStore.SchemaVersion}): upgrade the program."
                );
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{BackupManifest.Entry}' in it cannot be read: {e.Message} Take another backup.", e);
        }
    }

    private static async Task TakeAsync(ZipArchive zip, string name, string digest, string folder, CancellationToken cancellation)
    {
        string path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || zip.GetEntry(name) is not { } entry)
            throw new InvalidDataException($"'{name}' is missing in it: take another backup.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (Stream content = entry.Open())
        await using (FileStream file = Create(path))
            await content.CopyToAsync(file, cancellation);
        await using FileStream written = File.OpenRead(path);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellation)) != digest)
            throw new InvalidDataException($"'{name}' in it is damaged: take another backup.");
    }

    // It holds secrets and people's data: nobody else on the machine reads it.
    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
