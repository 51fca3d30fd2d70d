using System.Buffers.Binary;
using System.Text;

namespace Ankang.Workflows.Archives;

/// <summary>
/// Whether every byte of a zip belongs to one of its entries: a zip is read from its end, and readers pass over what stands before it, behind it,
/// between its entries, in comments or in extra fields.
/// </summary>
internal static class ZipLayout
{
    private const uint LocalSignature = 0x04034b50;
    private const uint DescriptorSignature = 0x08074b50;
    private const uint DirectorySignature = 0x02014b50;
    private const uint WideEndSignature = 0x06064b50;
    private const uint WideLocatorSignature = 0x07064b50;
    private const uint EndSignature = 0x06054b50;
    private const int LocalLength = 30;
    private const int DirectoryLength = 46;
    private const int WideEndLength = 56;
    private const int WideLocatorLength = 20;
    private const int EndLength = 22;
    private const ushort WideSizes = 1; // the one extra field that is no hiding place
    private const ushort HasDescriptor = 8;
    private const string Bytes = "bytes that belong to none of its files";

    private sealed record Placed(string Name, long At, long Packed, bool Wide, bool Described);

    private sealed record End(long DirectoryAt, long DirectorySize, long Count, long At);

    /// <param name="archive">A zip that can be sought in; its position is moved.</param>
    /// <returns>What is wrong with it, as a sentence; null where each byte has its place.</returns>
    /// <exception cref="EndOfStreamException">It ends within a header.</exception>
    public static string? Fault(Stream archive)
    {
        if (!EndsAtItsEnd(archive))
            return $"There are {Bytes} behind its end, or a comment.";
        End end = EndOf(archive);
        if (end.DirectoryAt < 0 || end.DirectorySize < 0 || end.DirectoryAt + end.DirectorySize != end.At)
            return $"There are {Bytes} before its start or before its end.";
        (List<Placed> files, string? fault) = Directory(archive, end);
        return fault ?? Between(archive, files, end.DirectoryAt);
    }

    private static bool EndsAtItsEnd(Stream archive)
    {
        if (archive.Length < EndLength)
            return false;
        byte[] tail = Read(archive, archive.Length - EndLength, EndLength);
        return U32(tail, 0) == EndSignature && U16(tail, 20) == 0;
    }

    private static End EndOf(Stream archive)
    {
        long at = archive.Length - EndLength;
        byte[] end = Read(archive, at, EndLength);
        (long count, long size, long directory) = (U16(end, 10), U32(end, 12), U32(end, 16));
        if (
            at < WideLocatorLength
            || Read(archive, at - WideLocatorLength, WideLocatorLength) is not { } locator
            || U32(locator, 0) != WideLocatorSignature
        )
            return new End(directory, size, count, at);
        long wideAt = U64(locator, 8);
        if (wideAt != at - WideLocatorLength - WideEndLength)
            return new End(-1, -1, count, at);
        byte[] wide = Read(archive, wideAt, WideEndLength);
        return U32(wide, 0) == WideEndSignature && U64(wide, 4) == WideEndLength - 12
            ? new End(U64(wide, 48), U64(wide, 40), U64(wide, 32), wideAt)
            : new End(-1, -1, count, at);
    }

    private static (List<Placed> Files, string? Fault) Directory(Stream archive, End end)
    {
        var files = new List<Placed>();
        long at = end.DirectoryAt;
        while (at < end.At)
        {
            byte[] head = Read(archive, at, DirectoryLength);
            if (U32(head, 0) != DirectorySignature)
                return (files, $"There are {Bytes} in its directory.");
            int name = U16(head, 28);
            int extra = U16(head, 30);
            byte[] rest = Read(archive, at + DirectoryLength, name + extra);
            string path = Encoding.UTF8.GetString(rest, 0, name);
            if (U16(head, 32) != 0)
                return (files, $"'{path}' has a comment.");
            if (Wide(rest.AsSpan(name)) is not { } wide)
                return (files, $"'{path}' has {Bytes} in its extra field.");
            (long size, long packed, long offset) = (U32(head, 24), U32(head, 20), U32(head, 42));
            int next = size == uint.MaxValue ? 8 : 0;
            bool isWide = size == uint.MaxValue || packed == uint.MaxValue;
            if (packed == uint.MaxValue)
                (packed, next) = (Wide(wide, next), next + 8);
            if (offset == uint.MaxValue)
                offset = Wide(wide, next);
            files.Add(new Placed(path, offset, packed, isWide, (U16(head, 8) & HasDescriptor) != 0));
            at += DirectoryLength + name + extra;
        }

        return (files, at == end.At && files.Count == end.Count ? null : $"There are {Bytes} in its directory.");
    }

    private static string? Between(Stream archive, List<Placed> files, long until)
    {
        long at = 0;
        foreach (Placed file in files.OrderBy(f => f.At))
        {
            if (file.At != at)
                return $"There are {Bytes} before '{file.Name}', or one of its files lies upon another.";
            byte[] head = Read(archive, at, LocalLength);
            int name = U16(head, 26);
            int extra = U16(head, 28);
            byte[] rest = Read(archive, at + LocalLength, name + extra);
            if (U32(head, 0) != LocalSignature || Encoding.UTF8.GetString(rest, 0, name) != file.Name)
                return $"'{file.Name}' has another name where it stands than in the directory.";
            if (Wide(rest.AsSpan(name)) is null)
                return $"'{file.Name}' has {Bytes} in its extra field.";
            at += LocalLength + name + extra + file.Packed;
            if (file.Described)
                at += Descriptor(archive, at, file);
            if (at > until)
                return $"'{file.Name}' reaches into the directory.";
        }

        return at == until ? null : $"There are {Bytes} before its directory.";
    }

    // Signature, checksum and both sizes; the sizes of a large file take eight bytes each.
    private static int Descriptor(Stream archive, long at, Placed file)
    {
        int signature = U32(Read(archive, at, 4), 0) == DescriptorSignature ? 4 : 0;
        bool narrow = !file.Wide && U32(Read(archive, at + signature + 4, 4), 0) == file.Packed && IsHead(archive, at + signature + 12);
        return signature + (narrow ? 12 : 20);
    }

    private static bool IsHead(Stream archive, long at) =>
        at + 4 <= archive.Length && U32(Read(archive, at, 4), 0) is LocalSignature or DirectorySignature;

    /// <returns>What the field of wide sizes holds, empty without one; null where there is any other field.</returns>
    private static byte[]? Wide(ReadOnlySpan<byte> extra) =>
        extra.Length == 0 ? []
        : extra.Length >= 4
        && BinaryPrimitives.ReadUInt16LittleEndian(extra) == WideSizes
        && BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]) == extra.Length - 4
        && extra.Length <= 32
            ? extra[4..].ToArray()
        : null;

    private static long Wide(byte[] field, int at) => field.Length >= at + 8 ? U64(field, at) : -1;

    private static byte[] Read(Stream archive, long at, int count)
    {
        if (at < 0 || at + count > archive.Length)
            throw new EndOfStreamException("It ends within a header.");
        byte[] bytes = new byte[count];
        archive.Position = at;
        archive.ReadExactly(bytes);
        return bytes;
    }

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long U64(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
