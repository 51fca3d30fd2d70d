using System.IO.Compression;
using System.Text;

namespace Ankang.Workflows.Tests.Attachments;

/// <summary>Small files of each kind, and some that are not what they say.</summary>
internal static class A
{
    private const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{0}</Types>";

    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");

    public static byte[] Png { get; } = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. new byte[40]];

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[40]];

    public static byte[] Html { get; } = Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>");

    public static byte[] Program { get; } = [.. "MZ"u8, .. new byte[200]];

    public static byte[] Docx { get; } =
        Package(
            "word/document.xml",
            "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
        );

    public static byte[] Xlsx { get; } = Package("xl/workbook.xml", "");

    /// <summary>A docm that was given the name of a docx.</summary>
    public static byte[] Macros { get; } =
        Package(
            "word/document.xml",
            "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"
        );

    public static byte[] MacroPart { get; } = Package("word/document.xml", "", "word/vbaProject.bin");

    /// <summary>A zip of anything.</summary>
    public static byte[] Zip { get; } = Package("run.exe", "");

    public static byte[] Doc { get; } = Compound("Root Entry", "WordDocument");

    public static byte[] DocWithMacros { get; } = Compound("Root Entry", "WordDocument", "Macros", "_VBA_PROJECT");

    private static byte[] Package(string part, string overrides, params string[] others)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", Types.Replace("{0}", overrides, StringComparison.Ordinal));
            foreach (string name in others.Prepend(part))
                Write(zip, name, "<x/>");
        }

        return memory.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using Stream entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    // A header sector, then one of directory entries.
    private static byte[] Compound(params string[] streams)
    {
        byte[] file = new byte[512 + (128 * Math.Max(4, streams.Length))];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        for (int i = 0; i < streams.Length; i++)
        {
            int at = 512 + (128 * i);
            byte[] name = Encoding.Unicode.GetBytes(streams[i] + '\0');
            name.CopyTo(file, at);
            file[at + 64] = (byte)name.Length;
            file[at + 66] = i == 0 ? (byte)5 : (byte)2;
        }

        return file;
    }
}
