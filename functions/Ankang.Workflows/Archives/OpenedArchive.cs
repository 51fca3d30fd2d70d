using System.IO.Compression;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Archives;

/// <summary>An archive to be looked at: its rows in a scratch store, its evidence read from the file. The file itself is never written to.</summary>
public sealed class OpenedArchive : IAttachmentStore, IDisposable
{
    private readonly ZipArchive _zip;
    private readonly SqliteStore _store;
    private readonly SemaphoreSlim _reading = new(1);

    private OpenedArchive(ZipArchive zip, SqliteStore store, ArchiveManifest manifest) => (_zip, _store, Manifest) = (zip, store, manifest);

    public ArchiveManifest Manifest { get; }

    /// <summary>The list's rows as they stood; what is written there is gone when it is closed.</summary>
    public ITableStore Store => _store;

    /// <param name="archive">Whole, as <see cref="ArchiveCheck"/> says; closed with what is returned.</param>
    /// <returns>Null for an archive of before, which holds no rows to be shown.</returns>
    /// <exception cref="InvalidDataException">A line is no row; says which, and where.</exception>
    public static async Task<OpenedArchive?> OpenAsync(Stream archive, ArchiveManifest manifest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(archive);
        archive.Position = 0;
        ZipArchive zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellation);
        SqliteStore? store = SqliteStore.OpenScratch(new StorageMeter());
        try
        {
            if (!await ArchiveRows.RestoreAsync(zip, store, cancellation))
                return null;
            var opened = new OpenedArchive(zip, store, manifest);
            (zip, store) = (null!, null);
            return opened;
        }
        finally
        {
            store?.Dispose();
            zip?.Dispose();
        }
    }

    public async Task<Stream?> OpenAsync(AttachmentAddress address, CancellationToken cancellation)
    {
        if (address.List != Manifest.List || _zip.GetEntry($"evidence/{address.Unit}/{address.Digest}") is not { } entry)
            return null;
        // A zip is read by one at a time.
        await _reading.WaitAsync(cancellation);
        try
        {
            var content = new MemoryStream();
            await using Stream packed = await entry.OpenAsync(cancellation);
            await packed.CopyToAsync(content, cancellation);
            content.Position = 0;
            return content;
        }
        finally
        {
            _reading.Release();
        }
    }

    public Task<IReadOnlyList<StoredAttachment>> ListAsync(string list, string? unit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoredAttachment>>([]);

    /// <exception cref="NotSupportedException">Always: an archive takes nothing.</exception>
    public Task WriteAsync(AttachmentAddress address, Stream content, CancellationToken cancellation) =>
        throw new NotSupportedException("An archive is only looked at.");

    /// <inheritdoc cref="WriteAsync"/>
    public Task<bool> DeleteAsync(StoredAttachment listed, CancellationToken cancellation) =>
        throw new NotSupportedException("An archive is only looked at.");

    public void Dispose()
    {
        _zip.Dispose();
        _store.Dispose();
        _reading.Dispose();
    }
}
