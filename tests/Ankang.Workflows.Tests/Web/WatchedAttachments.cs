using Ankang.Workflows.Attachments;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A folder of attachments that the test can look into and take away.</summary>
internal sealed class WatchedAttachments : IAttachmentStore, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ankang-files-").FullName;
    private readonly FolderAttachments _inner;

    public WatchedAttachments() => _inner = new FolderAttachments(_folder, TimeProvider.System);

    /// <summary>True to answer nothing, as a disk that is full or an account that is away.</summary>
    public bool IsAway { get; set; }

    /// <summary>Paths of what is stored, below the folder.</summary>
    public IReadOnlyList<string> Stored =>
        [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder, f).Replace('\\', '/'))];

    public Task WriteAsync(AttachmentAddress address, Stream content, CancellationToken cancellation) =>
        IsAway ? throw new StoreUnavailableException("away") : _inner.WriteAsync(address, content, cancellation);

    public Task<Stream?> OpenAsync(AttachmentAddress address, CancellationToken cancellation) =>
        IsAway ? throw new StoreUnavailableException("away") : _inner.OpenAsync(address, cancellation);

    public Task<IReadOnlyList<StoredAttachment>> ListAsync(string list, string? unit, CancellationToken cancellation) =>
        IsAway ? throw new StoreUnavailableException("away") : _inner.ListAsync(list, unit, cancellation);

    public Task<bool> DeleteAsync(StoredAttachment listed, CancellationToken cancellation) =>
        IsAway ? throw new StoreUnavailableException("away") : _inner.DeleteAsync(listed, cancellation);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
