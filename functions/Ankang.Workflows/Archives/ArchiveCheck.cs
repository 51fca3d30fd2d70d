using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Archives;

/// <summary>
/// Whether an archive is whole: every entry of its manifest there with its size and SHA-256, and nothing beside them, not a byte of the file.
/// </summary>
/// <remarks>Entries are unpacked into nothing, each no further than its manifest says: a file that lies about its size fills no memory.</remarks>
public static class ArchiveCheck
{
    private const int BufferSize = 128 * 1024;
    private const int LargestManifest = 256 * 1024 * 1024;
    private const int MostEntries = 2_000_000;
    private const string Again =
        "Take the archive again from where it was kept; another copy with the same SHA-256 as noted when it was made is whole.";

    /// <param name="archive">Can be sought in.</param>
    /// <param name="sha256">
    /// Of the whole file as noted when it was made, in hex, in either case; null to look at the file alone, which cannot tell an archive from another
    /// that was made anew with a manifest of its own.
    /// </param>
    /// <returns>The manifest where it can be read, and all faults; none where the archive is whole.</returns>
    public static async Task<(ArchiveManifest? Manifest, IReadOnlyList<ArchiveFault> Faults)> RunAsync(
        Stream archive,
        CancellationToken cancellation,
        string? sha256 = null
    )
    {
        ArgumentNullException.ThrowIfNull(archive);
        if (sha256 is not null)
        {
            archive.Position = 0;
            string found = Convert.ToHexStringLower(await SHA256.HashDataAsync(archive, cancellation));
            if (!found.Equals(sha256, StringComparison.OrdinalIgnoreCase))
                return (
                    null,
                    [new("archive", $"Its SHA-256 is {found} instead of {sha256}: it is another file than the one that was noted.", Again)]
                );
            archive.Position = 0;
        }

        ZipArchive zip;
        try
        {
            zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation);
            _ = zip.Entries.Count;
        }
        catch (Exception e) when (PackageIntake.IsDamage(e))
        {
            return (null, [new("archive", "It is no zip archive, or its end is cut off.", Again)]);
        }

        await using (zip)
        {
            if (zip.Entries.Count > MostEntries)
                return (null, [new("archive", $"It has {zip.Entries.Count:N0} entries; at most {MostEntries:N0} are read.", Again)]);
            (ArchiveManifest? manifest, ArchiveFault? fault) = await ManifestAsync(zip, cancellation);
            return manifest is null ? (null, [fault!]) : (manifest, [.. await EntriesAsync(zip, manifest, cancellation), .. Layout(archive)]);
        }
    }

    private static IEnumerable<ArchiveFault> Layout(Stream archive)
    {
        string? fault;
        try
        {
            fault = ZipLayout.Fault(archive);
        }
        catch (EndOfStreamException e)
        {
            fault = e.Message;
        }

        return fault is null ? [] : [new("archive", $"{fault} The program writes none: they were put in later.", Again)];
    }

    private static async Task<(ArchiveManifest?, ArchiveFault?)> ManifestAsync(ZipArchive zip, CancellationToken cancellation)
    {
        if (zip.GetEntry(ArchiveManifest.Name) is not { } entry)
            return (null, new(ArchiveManifest.Name, "It is missing: nothing says what belongs into the archive.", Again));
        try
        {
            using var content = new MemoryStream();
            if (await ReadAsync(entry, LargestManifest, content.Write, cancellation) > LargestManifest)
                return (null, new(ArchiveManifest.Name, $"It is larger than {LargestManifest / 1024 / 1024} MB.", Again));
            ArchiveManifest manifest = ArchiveManifest.Read(content.ToArray());
            return manifest.Format == ArchiveManifest.CurrentFormat
                ? (manifest, null)
                : (
                    null,
                    new(
                        ArchiveManifest.Name,
                        $"It is of format {manifest.Format}; this program reads format {ArchiveManifest.CurrentFormat}.",
                        "Verify it with the version of the program that made it, or a newer one."
                    )
                );
        }
        catch (Exception e) when (e is JsonException || PackageIntake.IsDamage(e))
        {
            return (null, new(ArchiveManifest.Name, $"It cannot be read: {e.Message}", Again));
        }
    }

    private static async Task<IReadOnlyList<ArchiveFault>> EntriesAsync(ZipArchive zip, ArchiveManifest manifest, CancellationToken cancellation)
    {
        var faults = new List<ArchiveFault>();
        ILookup<string, ZipArchiveEntry> there = zip.Entries.ToLookup(e => e.FullName, StringComparer.Ordinal);
        foreach (IGrouping<string, ZipArchiveEntry> twice in there.Where(e => e.Count() > 1))
            faults.Add(new(twice.Key, "It stands in the archive more than once.", Again));
        // Some file systems take both for one name: unpacked, the second would replace the first.
        foreach (
            IGrouping<string, ArchiveEntry> twice in manifest.Entries.GroupBy(e => e.Path, StringComparer.OrdinalIgnoreCase).Where(e => e.Count() > 1)
        )
            faults.Add(new(twice.Key, "The manifest names it more than once, whether in large or small letters.", Again));
        HashSet<string> named = [.. manifest.Entries.Select(e => e.Path), ArchiveManifest.Name];
        faults.AddRange(
            there
                .Where(e => !named.Contains(e.Key))
                .Select(e => new ArchiveFault(e.Key, "The manifest does not name it: it was put in later.", $"Do not use it. {Again}"))
        );
        foreach (ArchiveEntry entry in manifest.Entries)
        {
            if (there[entry.Path].FirstOrDefault() is not { } file)
                faults.Add(new(entry.Path, "The manifest names it, and it is missing.", Again));
            else if (await FaultAsync(file, entry, cancellation) is { } fault)
                faults.Add(fault);
        }

        return faults;
    }

    private static async Task<ArchiveFault?> FaultAsync(ZipArchiveEntry file, ArchiveEntry entry, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            long size = await ReadAsync(file, entry.Size, (bytes, from, count) => digest.AppendData(bytes, from, count), cancellation);
            if (size != entry.Size)
                return new(
                    entry.Path,
                    $"It has {(size > entry.Size ? "more than " : "")}{Math.Min(size, entry.Size):N0} bytes instead of {entry.Size:N0}.",
                    Again
                );
        }
        catch (Exception e) when (PackageIntake.IsDamage(e))
        {
            return new(entry.Path, "It cannot be unpacked.", Again);
        }

        string found = Convert.ToHexStringLower(digest.GetHashAndReset());
        return found == entry.Sha256 ? null : new(entry.Path, $"Its SHA-256 is {found} instead of {entry.Sha256}: it was changed.", Again);
    }

    /// <returns>How much there was; more than <paramref name="most"/> where there is more.</returns>
    private static async Task<long> ReadAsync(ZipArchiveEntry entry, long most, Action<byte[], int, int> take, CancellationToken cancellation)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using Stream content = await entry.OpenAsync(cancellation);
            long size = 0;
            for (int read; size <= most && (read = await content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellation)) > 0; size += read)
                take(buffer, 0, read);
            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
