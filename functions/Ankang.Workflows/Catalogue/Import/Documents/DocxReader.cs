using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads the paragraphs and tables of a docx.</summary>
internal static class DocxReader
{
    public static IReadOnlyList<Block> Read(byte[] content, string fileName)
    {
        try
        {
            using WordprocessingDocument document = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
            Body body = document.MainDocumentPart?.Document?.Body ?? throw Damaged(fileName);
            var blocks = new List<Block>();
            var numbering = new DocxNumbering(
                document.MainDocumentPart.NumberingDefinitionsPart?.Numbering,
                document.MainDocumentPart.StyleDefinitionsPart?.Styles
            );
            var asides = new DocxAsides();
            int paragraph = 0,
                tables = 0;
            foreach (OpenXmlElement element in Flat(body))
            {
                Place place = new(++paragraph, $"paragraph {paragraph}");
                if (element is Paragraph p)
                {
                    string text = TextOf(p, numbering, asides).Trim();
                    foreach (string line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
                        blocks.Add(new Block.Paragraph(line, place));
                }
                else if (element is Table table)
                {
                    paragraph--;
                    place = new(1, $"table {++tables}");
                    blocks.Add(new Block.Table(Grid(table, tables, numbering, asides, fileName)));
                }

                blocks.AddRange(asides.Taken(place));
            }

            foreach (OpenXmlElement note in Notes(document.MainDocumentPart))
                if (TextDecoding.Clean(note.InnerText).Trim() is { Length: > 0 } words)
                    blocks.Add(new Block.Aside(words, new Place(1, "footnotes"), "stands in a footnote"));
            return blocks;
        }
        catch (Exception e)
            when (e
                    is OpenXmlPackageException
                        or InvalidDataException
                        or System.Xml.XmlException
                        or IOException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            throw Damaged(fileName);
        }
    }

    private static CatalogueException Damaged(string fileName) =>
        DocumentReader.Fault(
            fileName,
            "the docx is damaged: its text cannot be read",
            "a whole docx",
            "Open it in a word processor and save it anew"
        );

    // Content controls and tracked insertions wrap what the reader sees.
    private static IEnumerable<OpenXmlElement> Flat(OpenXmlElement parent)
    {
        foreach (OpenXmlElement child in parent.ChildElements)
        {
            if (child is SdtBlock or SdtContentBlock or SdtRow or SdtContentRow or SdtCell or SdtContentCell or CustomXmlBlock or InsertedRun)
                foreach (OpenXmlElement inner in Flat(child))
                    yield return inner;
            else
                yield return child;
        }
    }

    private static IReadOnlyList<IReadOnlyList<Cell>> Grid(Table table, int number, DocxNumbering numbering, DocxAsides asides, string fileName)
    {
        var grid = new TableGrid(fileName);
        var above = new Dictionary<int, string>(); // the text of a cell that goes on downwards, by its column
        int row = 0;
        foreach (TableRow tr in Flat(table).OfType<TableRow>())
        {
            row++;
            if (asides.Takes(tr))
                continue;
            int column = 1 + (tr.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0);
            foreach (TableCell tc in Flat(tr).OfType<TableCell>())
            {
                int span = Math.Clamp(tc.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, 1000);
                VerticalMerge? merge = tc.TableCellProperties?.VerticalMerge;
                bool goesOn = merge is not null && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);
                string text = string.Join(
                    '\n',
                    Flat(tc)
                        .Select(e =>
                            e is Paragraph p ? TextOf(p, numbering, asides)
                            : e is Table nested ? Nested(nested, numbering, asides)
                            : ""
                        )
                        .Select(t => t.Trim())
                        .Where(t => t.Length > 0)
                );
                int here = row;
                Func<int, Place> place = c => new Place(here, $"table {number}, row {here}, column {c}");
                if (goesOn && above.TryGetValue(column, out string? merged))
                    grid.SetRepeated(row, column, merged, span, place);
                else
                    grid.Set(row, column, TextDecoding.Clean(text), span, 1, place);
                if (merge is null)
                    above.Remove(column);
                else if (!goesOn)
                    above[column] = TextDecoding.Clean(text);
                column += span;
            }
        }

        return grid.Rows();
    }

    // A table in a cell: its cells as lines of the cell.
    private static string Nested(Table table, DocxNumbering numbering, DocxAsides asides) =>
        string.Join('\n', table.Descendants<Paragraph>().Select(p => TextOf(p, numbering, asides).Trim()).Where(t => t.Length > 0));

    private static IEnumerable<OpenXmlElement> Notes(MainDocumentPart main) =>
        [
            .. main.FootnotesPart?.Footnotes?.Elements<Footnote>().Where(n => n.Type is null) ?? [],
            .. main.EndnotesPart?.Endnotes?.Elements<Endnote>().Where(n => n.Type is null) ?? [],
        ];

    private static string TextOf(Paragraph paragraph, DocxNumbering numbering, DocxAsides asides)
    {
        var text = new StringBuilder(numbering.Next(paragraph));
        foreach (OpenXmlElement element in paragraph.Descendants())
        {
            if (asides.Takes(element))
                continue;
            switch (element)
            {
                case Text t:
                    text.Append(t.Text);
                    break;
                case TabChar:
                    text.Append(' ');
                    break;
                // The text goes on behind the end of a page.
                case Break { Type.Value: var type } when type == BreakValues.Page || type == BreakValues.Column:
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
            }
        }

        return TextDecoding.Clean(text.ToString());
    }
}
