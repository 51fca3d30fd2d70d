using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Attachments;

/// <summary>Attachments as files of a folder, <c>{list}/{unit}/{digest}</c>.</summary>
public sealed class FolderAttachments(string folder, TimeProvider clock) : IAttachmentStore
{
    private const int BufferSize = 1 << 16;

    public async Task WriteAsync(AttachmentAddress address, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        string file = PathOf(address);
        try
        {
            File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime);
            return;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // It is new.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"An attachment cannot be kept in '{folder}': {e.Message}", e);
        }

        string part = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await using (var to = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous))
            {
                await content.CopyToAsync(to, cancellation);
                to.Flush(flushToDisk: true);
            }

            // A file of this name is whole: it gets the name last.
            File.SetLastWriteTimeUtc(part, clock.GetUtcNow().UtcDateTime);
            File.Move(part, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"An attachment cannot be written to '{folder}': {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public Task<Stream?> OpenAsync(AttachmentAddress address, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(
                    PathOf(address),
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.Read | FileShare.Delete,
                    BufferSize,
                    FileOptions.Asynchronous
                )
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"An attachment cannot be read from '{folder}': {e.Message}", e);
        }
    }

    public Task<IReadOnlyList<StoredAttachment>> ListAsync(string list, string? unit, CancellationToken cancellation)
    {
        string root = unit is null ? Path.Combine(folder, list) : Path.Combine(folder, list, unit);
        try
        {
            return Task.FromResult<IReadOnlyList<StoredAttachment>>([
                .. new DirectoryInfo(root)
                    .EnumerateFiles("*", SearchOption.AllDirectories)
                    .Where(f => AttachmentAddress.IsDigest(f.Name))
                    .Select(f => new StoredAttachment(new AttachmentAddress(list, f.Directory!.Name, f.Name), f.Length, f.LastWriteTimeUtc)),
            ]);
        }
        catch (DirectoryNotFoundException)
        {
            return Task.FromResult<IReadOnlyList<StoredAttachment>>([]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The attachments in '{folder}' cannot be listed: {e.Message}", e);
        }
    }

    public Task<bool> DeleteAsync(StoredAttachment listed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(listed);
        string file = PathOf(listed.Address);
        try
        {
            if (File.GetLastWriteTimeUtc(file) != listed.WrittenAt.UtcDateTime)
                return Task.FromResult(false);
            File.Delete(file);
            return Task.FromResult(true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"An attachment in '{folder}' cannot be deleted: {e.Message}", e);
        }
    }

    private string PathOf(AttachmentAddress address) => Path.Combine(folder, address.List, address.Unit, address.Digest);
}
