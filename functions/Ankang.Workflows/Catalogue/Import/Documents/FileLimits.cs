using System.IO.Compression;
using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>How large a list may be. A real one has some hundred kilobytes; what is far beyond is a mistake or an attack.</summary>
internal static class FileLimits
{
    public const int MaxFile = 16 * 1024 * 1024;
    public const long MaxUnpacked = 64L * 1024 * 1024;
    public const int MaxEntries = 2000;
    public const int MaxCells = 200_000;

    /// <summary>Unpacks every entry into nothing, so that neither a lie about its size nor what is packed in it does harm.</summary>
    /// <returns>The names of the entries; null, with the fault noted, when it is no archive or too much is in it.</returns>
    public static IReadOnlySet<string>? Entries(byte[] content, string file, List<FileFault> faults)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxEntries)
                return TooMuch($"{archive.Entries.Count:N0} entries");
            if (archive.Entries.Sum(e => Math.Max(0, e.Length)) is > MaxUnpacked and var declared)
                return TooMuch($"{declared / 1024 / 1024:N0} MB");

            byte[] buffer = new byte[64 * 1024];
            long total = 0;
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using Stream stream = entry.Open();
                for (int read; (read = stream.Read(buffer)) > 0; )
                    if ((total += read) > MaxUnpacked)
                        return TooMuch($"more than {MaxUnpacked / 1024 / 1024} MB");
            }

            return archive.Entries.Select(e => e.FullName).ToHashSet();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or OverflowException or NotSupportedException or ArgumentException)
        {
            faults.Add(
                new(
                    file,
                    1,
                    "the document is damaged: it cannot be unpacked",
                    "a whole docx or xlsx",
                    "Get it again, or open and save it anew in a word processor"
                )
            );
            return null;
        }

        IReadOnlySet<string>? TooMuch(string what)
        {
            faults.Add(
                new(
                    file,
                    1,
                    $"the document unpacks to {what}",
                    $"at most {MaxUnpacked / 1024 / 1024} MB in {MaxEntries:N0} entries",
                    "Save only the list, without pictures, as a document of its own"
                )
            );
            return null;
        }
    }
}
