using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Attachments;

/// <summary>Which files are taken (PDF, images, Office files without macros), judged by their content, and what they are served as.</summary>
public static class FileKinds
{
    private const int LongestName = 100;
    private const int LongestContentTypes = 1 << 20;
    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // What begins a file of the kind, and the part or stream that it must hold.
    private static readonly Dictionary<string, (string ContentType, Func<Stream, FileVerdict> Judge)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = ("application/pdf", s => Begins(s, "%PDF-"u8.ToArray())),
        ["jpg"] = ("image/jpeg", s => Begins(s, [0xFF, 0xD8, 0xFF])),
        ["jpeg"] = ("image/jpeg", s => Begins(s, [0xFF, 0xD8, 0xFF])),
        ["png"] = ("image/png", s => Begins(s, [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A])),
        ["gif"] = ("image/gif", s => Begins(s, "GIF8"u8.ToArray())),
        ["bmp"] = ("image/bmp", s => Begins(s, "BM"u8.ToArray())),
        ["webp"] = ("image/webp", s => Begins(s, "RIFF"u8.ToArray(), (8, "WEBP"u8.ToArray()))),
        ["heic"] = ("image/heic", s => Begins(s, [], (4, "ftyp"u8.ToArray()))),
        ["docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", s => Package(s, "word/document.xml")),
        ["xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", s => Package(s, "xl/workbook.xml")),
        ["pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", s => Package(s, "ppt/presentation.xml")),
        ["doc"] = ("application/msword", s => Compound(s, "WordDocument")),
        ["xls"] = ("application/vnd.ms-excel", s => Compound(s, "Workbook", "Book")),
        ["ppt"] = ("application/vnd.ms-powerpoint", s => Compound(s, "PowerPoint Document")),
    };

    /// <summary>As a file field's <c>accept</c> names them.</summary>
    public static string Accept { get; } = string.Join(',', Known.Keys.Select(k => $".{k}"));

    /// <summary>What a stored file is served as: chosen by us, never by who sent it.</summary>
    public static string ContentTypeOf(string name) =>
        Known.TryGetValue(ExtensionOf(name), out var kind) ? kind.ContentType : "application/octet-stream";

    public static bool IsTaken(string name) => Known.ContainsKey(ExtensionOf(name));

    /// <summary>Judges the whole content, whatever the name says.</summary>
    /// <param name="content">Can be sought in; its position is left anywhere.</param>
    public static FileVerdict Judge(string name, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!Known.TryGetValue(ExtensionOf(name), out var kind))
            return FileVerdict.Unknown;
        return content.Length == 0 ? FileVerdict.Empty : kind.Judge(content);
    }

    /// <summary>The name without folders, control and direction marks (which make gpj.exe read as exe.jpg), not too long.</summary>
    public static string CleanName(string? name)
    {
        string last = (name ?? "").Split('/', '\\')[^1];
        string clean = string.Concat(
                last.EnumerateRunes()
                    .Where(r =>
                        Rune.GetUnicodeCategory(r)
                            is not (
                                UnicodeCategory.Control
                                or UnicodeCategory.Format
                                or UnicodeCategory.PrivateUse
                                or UnicodeCategory.Surrogate
                                or UnicodeCategory.OtherNotAssigned
                            )
                        && r.Value is not ('"' or '<' or '>' or '|' or ':' or '*' or '?')
                    )
            )
            .Trim(' ', '.');
        string extension = ExtensionOf(clean);
        if (clean.Length <= LongestName)
            return clean.Length > 0 ? clean : "未命名";
        string stem = clean[..Math.Max(1, LongestName - extension.Length - 1)];
        return $"{(char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem)}.{extension}";
    }

    private static string ExtensionOf(string name) => name.LastIndexOf('.') is >= 0 and var dot ? name[(dot + 1)..] : "";

    private static FileVerdict Begins(Stream content, byte[] start, (int At, byte[] Mark) inside = default)
    {
        byte[] head = Head(content);
        bool right =
            head.AsSpan().StartsWith(start)
            && (inside.Mark is null || (head.Length >= inside.At + inside.Mark.Length && head.AsSpan(inside.At).StartsWith(inside.Mark)));
        return right ? FileVerdict.Good : FileVerdict.Disguised;
    }

    // docx, xlsx, pptx: a zip whose table of contents names the part that makes it one. Nothing but the list of types is unpacked.
    private static FileVerdict Package(Stream content, string part)
    {
        if (!Head(content).AsSpan().StartsWith(Zip))
            return FileVerdict.Disguised;
        try
        {
            PackageIntake.CheckDirectory(content);
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.GetEntry(part) is null || zip.GetEntry("[Content_Types].xml") is not { Length: <= LongestContentTypes } types)
                return FileVerdict.Disguised;
            using var reader = new StreamReader(types.Open(), Encoding.UTF8);
            var text = new char[LongestContentTypes];
            string declared = new(text, 0, reader.ReadBlock(text, 0, text.Length));
            bool macros =
                declared.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                || declared.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                || zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
            return macros ? FileVerdict.HasMacros : FileVerdict.Good;
        }
        catch (Exception e) when (e is IntakeException || PackageIntake.IsDamage(e))
        {
            return FileVerdict.Disguised;
        }
    }

    // doc, xls, ppt: a compound file; its directory names its streams in UTF-16, within one entry each.
    private static FileVerdict Compound(Stream content, params string[] streams)
    {
        if (!Head(content).AsSpan().StartsWith(Ole))
            return FileVerdict.Disguised;
        bool macros = false,
            right = false;
        foreach (string name in CompoundNames(content))
        {
            right |= streams.Contains(name, StringComparer.Ordinal);
            macros |= name is "_VBA_PROJECT" or "VBA" or "Macros" or "_VBA_PROJECT_CUR";
        }

        return macros ? FileVerdict.HasMacros
            : right ? FileVerdict.Good
            : FileVerdict.Disguised;
    }

    /// <summary>Whatever may be the name of a directory entry: entries are 128 bytes at multiples of 128, the name's length at 64, the kind at 66.</summary>
    private static IEnumerable<string> CompoundNames(Stream content)
    {
        const int EntrySize = 128;
        content.Position = 0;
        byte[] block = new byte[512 * EntrySize];
        int read;
        do
        {
            read = content.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            for (int at = 0; at + EntrySize <= read; at += EntrySize)
            {
                int length = block[at + 64] | (block[at + 65] << 8);
                if (
                    length is >= 4 and <= 64
                    && length % 2 == 0
                    && block[at + 66] is 1 or 2 or 5
                    && block[at + length - 1] == 0
                    && block[at + length - 2] == 0
                )
                    yield return Encoding.Unicode.GetString(block, at, length - 2);
            }
        } while (read == block.Length);
    }

    private static byte[] Head(Stream content)
    {
        content.Position = 0;
        byte[] head = new byte[16];
        return head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }
}
