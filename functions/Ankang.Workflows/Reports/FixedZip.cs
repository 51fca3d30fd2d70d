using System.IO.Compression;

namespace Ankang.Workflows.Reports;

/// <summary>Writes a package with one date and one order of parts, so that equal content gives equal bytes.</summary>
internal static class FixedZip
{
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // of the zip format

    public static void Rewrite(Stream package, Stream output, DateTimeOffset date) => Write(output, Read(package), date);

    public static Dictionary<string, byte[]> Read(Stream package)
    {
        using ZipArchive source = new(package, ZipArchiveMode.Read, leaveOpen: true);
        return source.Entries.ToDictionary(e => e.FullName, Content);
    }

    public static void Write(Stream output, IReadOnlyDictionary<string, byte[]> parts, DateTimeOffset date)
    {
        using ZipArchive target = new(output, ZipArchiveMode.Create, leaveOpen: true);
        // Readers that sniff the type look for [Content_Types].xml first.
        foreach ((string name, byte[] content) in parts.OrderBy(p => p.Key != "[Content_Types].xml").ThenBy(p => p.Key, StringComparer.Ordinal))
        {
            // Small parts gain little by being packed, and cost more time than all the rest.
            ZipArchiveEntry copy = target.CreateEntry(name, content.Length < 2048 ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
            copy.LastWriteTime = date < Earliest ? Earliest : date;
            copy.ExternalAttributes = 0;
            using Stream to = copy.Open();
            to.Write(content);
        }
    }

    private static byte[] Content(ZipArchiveEntry part)
    {
        using Stream from = part.Open();
        using MemoryStream content = new();
        from.CopyTo(content);
        return content.ToArray();
    }
}
