using Ankang.Workflows.Calendar;
using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads a file into paragraphs and tables; which format it is follows from its content, not its name.</summary>
public static class DocumentReader
{
    private const string Formats = "a list as text, HTML, docx, xlsx, xls, odt, ods or PDF";

    /// <exception cref="CatalogueException">The file cannot be read as a list's document.</exception>
    public static ListDocument Open(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw Fault(path, Directory.Exists(path) ? "this is a folder" : "the file is missing", Formats, "Name the file of the list");
        if (file.Length > IntakeLimits.MaxDocument)
            throw TooLarge(path, file.Length);
        return Read(File.ReadAllBytes(path), file.Name);
    }

    /// <exception cref="CatalogueException">The content cannot be read as a list's document.</exception>
    public static ListDocument Read(byte[] content, string fileName)
    {
        try
        {
            ListDocument document = Parse(content, fileName);
            CheckText(document.Blocks);
            return document;
        }
        catch (IntakeException e)
        {
            throw new CatalogueException([FileFault.Of(fileName, e)]);
        }
    }

    // What a text has in lines stands here in paragraphs and cells.
    private static void CheckText(IReadOnlyList<Block> blocks)
    {
        long total = 0;
        foreach (Block block in blocks)
        {
            IEnumerable<(string Text, Place Place)> texts = block switch
            {
                Block.Paragraph paragraph => [(paragraph.Text, paragraph.Place)],
                Block.Aside aside => [(aside.Text[..Math.Min(aside.Text.Length, IntakeLimits.MaxLine)], aside.Place)],
                Block.Table table => table.Rows.SelectMany(r => r).Where(c => !c.Repeated).Select(c => (c.Text, c.Place)),
                Block.CellRun run => run.Cells.Select(c => (c.Text, c.Place)),
                _ => [],
            };
            foreach ((string text, Place place) in texts)
            {
                TextIntake.CheckLine(text.Length, place.Line, place.Cell);
                TextIntake.CheckTotal(total += text.Length);
            }
        }
    }

    private static ListDocument Parse(byte[] content, string fileName)
    {
        if (content.Length > IntakeLimits.MaxDocument)
            throw TooLarge(fileName, content.Length);
        if (content.Length == 0)
            throw Fault(fileName, "the file is empty", Formats, "Save the list again");
        if (content is [(byte)'P', (byte)'K', 3, 4, ..])
            return Packed(content, fileName);
        if (content is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return Compound(content, fileName);
        if (content.AsSpan(0, Math.Min(content.Length, 1024)).IndexOf("%PDF-"u8) >= 0)
            return new(fileName, PdfReader.Read(content, fileName), null);
        if (content.AsSpan().StartsWith("{\\rtf"u8))
            throw Fault(fileName, "this is an rtf", Formats, "Open it in a word processor and save it as docx (另存为 docx)");
        if (Picture(content) is { } picture)
            throw Fault(
                fileName,
                $"this is a picture ({picture}) of a list, not its text",
                Formats,
                "Ask for the docx; or let a program recognise the text (文字识别) and check what it read before importing it"
            );

        string text = TextDecoding.Decode(content)
            ?? throw Fault(
                fileName,
                "these bytes are no text",
                $"{Formats}; texts in UTF-8 or GB18030",
                "Check that this is the list, and save it again as text"
            );
        if (text.Trim().Length == 0)
            throw Fault(fileName, "the file has no text", Formats, "Save the list again");
        if (HtmlReader.IsHtml(text))
            return new(fileName, HtmlReader.Read(text, fileName), null);
        TextIntake.Check(text);
        return new(fileName, PlainTextReader.Read(text), text);
    }

    private static ListDocument Packed(byte[] content, string fileName)
    {
        IReadOnlySet<string> entries = PackageIntake.Check(new MemoryStream(content), IntakeLimits.MaxElements);
        if (entries.Contains("word/document.xml"))
            return new(fileName, DocxReader.Read(content, fileName), null);
        if (entries.Contains("xl/workbook.xml"))
            return new(fileName, XlsxReader.Read(content, fileName), null);
        if (entries.Contains("content.xml"))
            return new(fileName, OdtReader.Read(content, fileName), null);
        throw Fault(fileName, "this archive is neither docx nor xlsx", Formats, "Take the list out of the archive, or save it as docx or xlsx");
    }

    /// <summary>xls and et hold a stream Workbook, doc and wps one WordDocument; their names stand in UTF-16.</summary>
    private static ListDocument Compound(byte[] content, string fileName)
    {
        if (content.AsSpan().IndexOf("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"u8) >= 0)
            throw Fault(
                fileName,
                "this is a doc or wps, whose content only a word processor knows",
                Formats,
                "Open it in Word or WPS and save it as docx (另存为 docx)"
            );
        if (content.AsSpan().IndexOf("W\0o\0r\0k\0b\0o\0o\0k\0"u8) >= 0 || content.AsSpan().IndexOf("B\0o\0o\0k\0"u8) >= 0)
            return new(fileName, XlsReader.Read(content, fileName), null);
        throw Fault(
            fileName,
            "this is a file of an office program of before 2007, and no xls",
            Formats,
            "Open it in the program it was made with and save it as docx or xlsx"
        );
    }

    private static string? Picture(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "jpg"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "png"
        : content.StartsWith("GIF8"u8) ? "gif"
        : content.StartsWith("BM"u8) && content.Length > 54 && content[14] is 40 ? "bmp"
        : content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8) ? "tif"
        : null;

    internal static CatalogueException Fault(string file, string found, string expected, string mend, Place? place = null) =>
        new([new(file, place?.Line ?? 1, found, expected, mend, place?.Cell)]);

    private static CatalogueException TooLarge(string file, long length) =>
        Fault(
            file,
            $"the file has {length / 1024 / 1024:N0} MB",
            $"at most {IntakeLimits.MaxDocument / 1024 / 1024} MB",
            "Save only the list, without pictures, as a file of its own"
        );
}
