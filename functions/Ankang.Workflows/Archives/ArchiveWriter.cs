using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Ankang.Workflows.Archives;

/// <summary>Writes an archive, entry by entry; what is large is never held in memory. Equal entries in equal order give equal bytes.</summary>
internal sealed class ArchiveWriter : IDisposable
{
    private const int BufferSize = 128 * 1024;
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // of the zip format
    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _date;
    private readonly List<ArchiveEntry> _entries = [];

    /// <param name="date">Of every entry.</param>
    public ArchiveWriter(Stream output, DateTimeOffset date)
    {
        _zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        _date = date < Earliest ? Earliest : date;
    }

    public IReadOnlyList<ArchiveEntry> Entries => _entries;

    public void Dispose() => _zip.Dispose();

    public async Task AddAsync(string path, byte[] content, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content, writable: false);
        await AddAsync(path, stream, cancellation);
    }

    public async Task AddAsync(string path, Stream content, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long size = 0;
        try
        {
            ZipArchiveEntry entry = _zip.CreateEntry(path, CompressionLevel.Optimal);
            entry.LastWriteTime = _date;
            entry.ExternalAttributes = 0;
            await using Stream to = await entry.OpenAsync(cancellation);
            for (int read; (read = await content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellation)) > 0; size += read)
            {
                digest.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _entries.Add(new(path, size, Convert.ToHexStringLower(digest.GetHashAndReset())));
    }
}
