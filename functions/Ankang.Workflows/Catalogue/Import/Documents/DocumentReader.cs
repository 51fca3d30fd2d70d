using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads a file into paragraphs and tables; which format it is follows from its content, not its name.</summary>
public static class DocumentReader
{
    private const string Formats = "a list as text, HTML, docx or xlsx";

    /// <exception cref="CatalogueException">The file cannot be read as a list's document.</exception>
    public static ListDocument Open(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw Fault(path, Directory.Exists(path) ? "this is a folder" : "the file is missing", Formats, "Name the file of the list");
        if (file.Length > FileLimits.MaxFile)
            throw TooLarge(path, file.Length);
        return Read(File.ReadAllBytes(path), file.Name);
    }

    /// <exception cref="CatalogueException">The content cannot be read as a list's document.</exception>
    public static ListDocument Read(byte[] content, string fileName)
    {
        if (content.Length > FileLimits.MaxFile)
            throw TooLarge(fileName, content.Length);
        if (content.Length == 0)
            throw Fault(fileName, "the file is empty", Formats, "Save the list again");
        if (content is [(byte)'P', (byte)'K', 3, 4, ..])
            return Packed(content, fileName);
        if (content is [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw Fault(fileName, "this is a doc or xls of before 2007", Formats, "Open it in a word processor and save it as docx or xlsx");
        if (content is [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..])
            throw Fault(
                fileName,
                "this is a PDF, which has no cells",
                Formats,
                "Ask for the docx, or copy the table into a spreadsheet and save it as xlsx"
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
        return HtmlReader.IsHtml(text) ? new(fileName, HtmlReader.Read(text, fileName), null) : new(fileName, PlainTextReader.Read(text), text);
    }

    private static ListDocument Packed(byte[] content, string fileName)
    {
        var faults = new List<FileFault>();
        IReadOnlySet<string> entries = FileLimits.Entries(content, fileName, faults) ?? throw new CatalogueException(faults);
        if (entries.Contains("word/document.xml"))
            return new(fileName, DocxReader.Read(content, fileName), null);
        if (entries.Contains("xl/workbook.xml"))
            return new(fileName, XlsxReader.Read(content, fileName), null);
        throw Fault(fileName, "this archive is neither docx nor xlsx", Formats, "Take the list out of the archive, or save it as docx or xlsx");
    }

    internal static CatalogueException Fault(string file, string found, string expected, string mend, Place? place = null) =>
        new([new(file, place?.Line ?? 1, found, expected, mend, place?.Cell)]);

    private static CatalogueException TooLarge(string file, long length) =>
        Fault(
            file,
            $"the file has {length / 1024 / 1024:N0} MB",
            $"at most {FileLimits.MaxFile / 1024 / 1024} MB",
            "Save only the list, without pictures, as a file of its own"
        );
}
