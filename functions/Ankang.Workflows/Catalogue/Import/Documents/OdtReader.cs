using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads the paragraphs and tables of an odt or ods.</summary>
internal static class OdtReader
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    public static IReadOnlyList<Block> Read(byte[] content, string fileName)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            using Stream part = archive.GetEntry("content.xml")!.Open();
            using var reader = XmlReader.Create(
                part,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = IntakeLimits.MaxUnpacked }
            );
            var blocks = new List<Block>();
            (int paragraph, int table) = (0, 0);
            Visit(XDocument.Load(reader).Root?.Element(Office + "body") ?? throw Damaged(fileName));
            return blocks;

            void Visit(XElement parent)
            {
                foreach (XElement element in parent.Elements())
                {
                    if (element.Name == Table + "table")
                        blocks.AddRange(Rows(element, ++table, fileName));
                    else if (element.Name == Text + "p" || element.Name == Text + "h")
                    {
                        Place place = new(++paragraph, $"paragraph {paragraph}");
                        var asides = new List<Block>();
                        string words = TextOf(element, asides, place);
                        blocks.AddRange(words.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => new Block.Paragraph(l, place)));
                        blocks.AddRange(asides);
                    }
                    else if (element.Name == Text + "tracked-changes")
                        Aside(blocks, element, new Place(1, "tracked changes"), "is deleted in a tracked change");
                    else
                        Visit(element);
                }
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException)
        {
            throw Damaged(fileName);
        }
    }

    private static CatalogueException Damaged(string fileName) =>
        DocumentReader.Fault(
            fileName,
            "the odt is damaged: its text cannot be read",
            "a whole odt",
            "Open it in a word processor and save it as docx"
        );

    private static List<Block> Rows(XElement table, int number, string fileName)
    {
        var grid = new TableGrid(fileName);
        var asides = new List<Block>();
        int row = 0;
        foreach (XElement tr in table.Descendants(Table + "table-row").Where(r => r.Ancestors(Table + "table").First() == table))
        {
            row++;
            int here = row,
                column = 1;
            Place place = new(here, $"table {number}, row {here}");
            bool hidden = tr.Attribute(Table + "visibility")?.Value is "collapse" or "filter";
            foreach (XElement cell in tr.Elements())
            {
                int repeated = Number(cell, "number-columns-repeated");
                string text = hidden
                    ? ""
                    : string.Join('\n', cell.Descendants(Text + "p").Select(p => TextOf(p, asides, place).Trim()).Where(t => t.Length > 0));
                if (hidden)
                    Aside(asides, cell, place, "the row is hidden");
                // Spreadsheets repeat an empty cell to the far end of the sheet.
                if (text.Length > 0 && cell.Name == Table + "table-cell")
                    for (int i = 0; i < Math.Min(repeated, 100); i++)
                        grid.Set(here, column + i, text, Number(cell, "number-columns-spanned"), Number(cell, "number-rows-spanned"), c => new Place(
                            here,
                            $"table {number}, row {here}, column {c}"
                        ));
                column += repeated;
            }

            row += Math.Min(Number(tr, "number-rows-repeated"), 1_000_000) - 1;
        }

        return [new Block.Table(grid.Rows()), .. asides];
    }

    private static int Number(XElement element, string attribute) =>
        int.TryParse(element.Attribute(Table + attribute)?.Value, out int number) && number is >= 1 and <= 1_000_000 ? number : 1;

    private static string TextOf(XElement paragraph, List<Block> asides, Place place)
    {
        var text = new StringBuilder();
        Visit(paragraph);
        return TextDecoding.Clean(text.ToString());

        void Visit(XElement parent)
        {
            foreach (XNode node in parent.Nodes())
            {
                if (node is XText words)
                    text.Append(words.Value);
                else if (node is XElement element)
                {
                    if (element.Name == Draw + "frame" || element.Name.Namespace == Draw)
                        Aside(asides, element, place, "stands in a text box");
                    else if (element.Name == Text + "note")
                        Aside(asides, element, place, "stands in a footnote");
                    else if (element.Name == Text + "s" || element.Name == Text + "tab")
                        text.Append(' ');
                    else if (element.Name == Text + "line-break")
                        text.Append('\n');
                    else if (element.Name != Office + "annotation")
                        Visit(element);
                }
            }
        }
    }

    private static void Aside(List<Block> blocks, XElement element, Place place, string why)
    {
        if (TextDecoding.Clean(element.Value).Trim() is { Length: > 0 } words)
            blocks.Add(new Block.Aside(words, place, why));
    }
}
