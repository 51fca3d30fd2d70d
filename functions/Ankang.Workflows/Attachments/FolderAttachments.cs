using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Attachments;

/// <summary>Attachments as files of a folder, <c>{list}/{unit}/{digest}</c>.</summary>
public sealed class FolderAttachments(string folder) : IAttachmentStore
{
    private const int BufferSize = 1 << 16;

    public async Task WriteAsync(AttachmentAddress address, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        string file = PathOf(address);
        if (File.Exists(file))
            return;
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

    private string PathOf(AttachmentAddress address) => Path.Combine(folder, address.List, address.Unit, address.Digest);
}
