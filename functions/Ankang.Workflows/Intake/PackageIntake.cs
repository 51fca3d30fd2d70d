using System.IO.Compression;
using System.Xml;

namespace Ankang.Workflows.Intake;

/// <summary>What every docx, xlsx, pptx and odt passes before a library opens it: an archive, whose entries are XML or anything else.</summary>
public static class PackageIntake
{
    private const int BufferSize = 64 * 1024;
    private static readonly byte[] DirectoryEntry = "PK\u0001\u0002"u8.ToArray();

    /// <summary>Unpacks every entry into nothing, and reads as XML what is XML, as far as a library would get with it.</summary>
    /// <param name="maxElements">Of all entries together.</param>
    /// <returns>The names of the entries.</returns>
    /// <exception cref="IntakeException">It is no archive, too much is in it, or an entry is nested too deep.</exception>
    public static IReadOnlySet<string> Check(Stream content, int maxElements)
    {
        ArgumentNullException.ThrowIfNull(content);
        CheckDirectory(content);
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var count = new Counts(maxElements);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using var unpacked = new Unpacked(entry, count);
                CheckXml(unpacked, entry.FullName, count);
                unpacked.End();
            }

            return archive.Entries.Select(e => e.FullName).ToHashSet();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged();
        }
    }

    /// <summary>Counts the entries without reading the directory, which costs memory for each, whatever the file says of their number.</summary>
    /// <exception cref="IntakeException">There are too many.</exception>
    public static void CheckDirectory(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        byte[] buffer = new byte[BufferSize];
        (int kept, int entries) = (0, 0);
        for (int read; (read = content.Read(buffer, kept, buffer.Length - kept)) > 0; )
        {
            Span<byte> seen = buffer.AsSpan(0, kept + read);
            entries += seen.Count(DirectoryEntry);
            if (entries > IntakeLimits.MaxEntries)
                throw TooMuch($"more than {IntakeLimits.MaxEntries:N0} entries");
            kept = Math.Min(seen.Length, DirectoryEntry.Length - 1);
            seen[^kept..].CopyTo(buffer);
        }

        content.Position = 0;
    }

    /// <summary>By these the archive's reader says that it is none, or lies: a size that overflows stands in a directory of 64 bits.</summary>
    public static bool IsDamage(Exception fault) =>
        fault
            is InvalidDataException
                or IOException
                or OverflowException
                or NotSupportedException
                or ArgumentException
                or IndexOutOfRangeException
                or UnauthorizedAccessException;

    // Where this reader stops because it is no XML, the library's stops too, and builds nothing of what comes behind.
    private static void CheckXml(Unpacked content, string entry, Counts count)
    {
        try
        {
            using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            content.IsXml = true;
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (++count.Elements > count.MaxElements)
                    throw Refused($"the document has more than {count.MaxElements:N0} elements", "a list of some thousand rows", entry);
                if (reader.Depth >= IntakeLimits.MaxDepth)
                    throw Refused($"elements are nested more than {IntakeLimits.MaxDepth} deep", "a document of an office program", entry);
                if (reader.AttributeCount > IntakeLimits.MaxAttributes)
                    throw Refused($"an element has {reader.AttributeCount:N0} attributes", "a document of an office program", entry);
            }
        }
        catch (XmlException)
        {
            // A picture, or damaged: whoever reads it says so.
        }
        finally
        {
            content.IsXml = false;
        }
    }

    private static IntakeException Refused(string found, string expected, string entry) =>
        new(found, expected, "Copy the table into a new document and save it", part: entry);

    private static IntakeException TooMuch(string what, string? entry = null) =>
        new(
            $"the document unpacks to {what}",
            $"at most {IntakeLimits.MaxUnpacked / 1024 / 1024} MB in {IntakeLimits.MaxEntries:N0} entries",
            "Save only the list, without pictures, as a document of its own",
            part: entry
        );

    private static IntakeException Damaged() =>
        new("the document is damaged: it cannot be unpacked", "a whole docx or xlsx", "Get it again, or open and save it anew in a word processor");

    private sealed class Counts(int maxElements)
    {
        public int MaxElements => maxElements;

        public int Elements { get; set; }

        public long Bytes { get; set; }
    }

    /// <summary>An entry as it is unpacked, counted: what its head says of its size is not believed.</summary>
    private sealed class Unpacked(ZipArchiveEntry entry, Counts count) : Stream
    {
        private readonly Stream _content = entry.Open();
        private long _read;

        /// <summary>While it is read as XML it may not be packed too well: pictures of one colour are.</summary>
        public bool IsXml { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            int read = _content.Read(buffer);
            _read += read;
            count.Bytes += read;
            if (count.Bytes > IntakeLimits.MaxUnpacked)
                throw TooMuch($"more than {IntakeLimits.MaxUnpacked / 1024 / 1024} MB");
            if (IsXml && _read > IntakeLimits.FreeOfRatio && _read / Math.Max(1, entry.CompressedLength) > IntakeLimits.MaxRatio)
                throw TooMuch($"more than {IntakeLimits.MaxRatio} times its size", entry.FullName);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int length) => Read(buffer.AsSpan(offset, length));

        /// <summary>Unpacks what is left.</summary>
        public void End()
        {
            byte[] buffer = new byte[BufferSize];
            while (Read(buffer) > 0) { }
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int length) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _content.Dispose();
            base.Dispose(disposing);
        }
    }
}
