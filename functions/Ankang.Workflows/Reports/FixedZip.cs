using System.IO.Compression;

namespace Ankang.Workflows.Reports;

/// <summary>Writes a package again with one date and one order of parts, so that equal content gives equal bytes.</summary>
internal static class FixedZip
{
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // of the zip format

    public static void Rewrite(Stream package, Stream output, DateTimeOffset date)
    {
        using ZipArchive source = new(package, ZipArchiveMode.Read, leaveOpen: true);
        using ZipArchive target = new(output, ZipArchiveMode.Create, leaveOpen: true);
        // Readers that sniff the type look for [Content_Types].xml first.
        foreach (ZipArchiveEntry part in source.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
        {
            ZipArchiveEntry copy = target.CreateEntry(part.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = date < Earliest ? Earliest : date;
            copy.ExternalAttributes = 0;
            using Stream from = part.Open();
            using Stream to = copy.Open();
            from.CopyTo(to);
        }
    }
}
