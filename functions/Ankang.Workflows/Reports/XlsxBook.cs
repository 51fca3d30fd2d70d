using System.Globalization;
using System.Text;
using Ankang.Workflows.Rules.Calendar;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Reports;

/// <summary>A workbook of finished sheets; equal content gives equal bytes.</summary>
/// <param name="AsOf">When it was drawn; the file's dates.</param>
/// <param name="Header">Printed at the head of every page; null for none.</param>
internal sealed record XlsxBook(string Title, string Issuer, DateTimeOffset AsOf, string? Header)
{
    /// <param name="sheets">Each with its name and the number of the row that is repeated on every page.</param>
    public void Write(Stream output, params IReadOnlyList<(string Name, XlsxSheet Sheet, uint HeaderRow)> sheets)
    {
        using MemoryStream package = new();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            // It is packed below, with one date and one order.
            document.CompressionOption = System.IO.Packaging.CompressionOption.NotCompressed;
            // Ids are given, since the library would draw them at random.
            WorkbookPart book = document.AddNewPart<WorkbookPart>(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "rId1"
            );
            book.AddNewPart<WorkbookStylesPart>("rId1").Stylesheet = XlsxStyles.Create();
            for (int i = 0; i < sheets.Count; i++)
                book.AddNewPart<WorksheetPart>($"rId{i + 2}").Worksheet = sheets[i].Sheet.ToWorksheet(Header);
            book.Workbook = new(
                new BookViews(new WorkbookView { ActiveTab = 0 }),
                new Sheets(
                    sheets.Select(
                        (s, i) =>
                            new Sheet
                            {
                                Name = s.Name,
                                SheetId = (uint)i + 1,
                                Id = $"rId{i + 2}",
                            }
                    )
                ),
                new DefinedNames(
                    sheets.Select(
                        (s, i) => new DefinedName($"'{s.Name}'!${s.HeaderRow}:${s.HeaderRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i }
                    )
                )
            );
            WriteProperties(document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rId2"));
        }

        package.Position = 0;
        FixedZip.Rewrite(package, output, ChinaTime.Local(AsOf));
    }

    // Written by hand: the library's own property store takes the clock and a random part name.
    private void WriteProperties(CoreFilePropertiesPart part)
    {
        string at = AsOf.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        using Stream stream = part.GetStream(FileMode.Create);
        using System.Xml.XmlWriter xml = System.Xml.XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false) });
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string dc = "http://purl.org/dc/elements/1.1/",
            terms = "http://purl.org/dc/terms/",
            xsi = "http://www.w3.org/2001/XMLSchema-instance";
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteElementString("dc", "title", dc, XmlText.Clean(Title));
        xml.WriteElementString("dc", "creator", dc, XmlText.Clean(Issuer));
        foreach (string moment in new[] { "created", "modified" })
        {
            xml.WriteStartElement("dcterms", moment, terms);
            xml.WriteAttributeString("xsi", "type", xsi, "dcterms:W3CDTF");
            xml.WriteString(at);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
