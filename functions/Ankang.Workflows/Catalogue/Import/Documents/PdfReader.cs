using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Catalogue.Import.Cells;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Graphics;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads a PDF that has text: tables by their ruling lines, or by words that stand under each other; the rest as paragraphs.</summary>
internal static partial class PdfReader
{
    private const int MostPages = 500;
    private const double Edge = 0.08; // of the page, where its number stands

    public static IReadOnlyList<Block> Read(byte[] content, string fileName)
    {
        try
        {
            using PdfDocument document = PdfDocument.Open(content);
            if (document.NumberOfPages > MostPages)
                throw DocumentReader.Fault(
                    fileName,
                    $"the PDF has {document.NumberOfPages} pages",
                    $"at most {MostPages}",
                    "Save only the pages of the list"
                );
            var blocks = new List<Block>();
            (bool letters, bool pictures) = (false, false);
            foreach (Page page in document.GetPages())
            {
                letters |= page.Letters.Any(l => !string.IsNullOrWhiteSpace(l.Value));
                pictures |= page.NumberOfImages > 0;
                blocks.AddRange(Blocks(page, fileName));
            }

            if (letters)
                return blocks;
            throw DocumentReader.Fault(
                fileName,
                pictures ? "this PDF is a scan: its pages are pictures without text" : "this PDF has no text",
                "a PDF with text, or the docx or xlsx it was made from",
                "Ask for the docx; or let a program recognise the text (文字识别) and check what it read before importing it"
            );
        }
        catch (PdfDocumentEncryptedException)
        {
            throw DocumentReader.Fault(fileName, "the PDF has a password", "one without", "Open it with its password and print it as a PDF without");
        }
        catch (Exception e)
            when (e
                    is PdfDocumentFormatException
                        or InvalidOperationException
                        or ArgumentException
                        or KeyNotFoundException
                        or IOException
                        or OverflowException
                        or NotSupportedException
                        or NullReferenceException
                        or IndexOutOfRangeException
                        or InvalidCastException
            )
        {
            throw DocumentReader.Fault(fileName, "the PDF is damaged: its text cannot be read", "a whole PDF", "Get it again, or ask for the docx");
        }
    }

    private static List<Block> Blocks(Page page, string fileName)
    {
        PdfLetter[] letters =
        [
            .. page
                .Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value))
                .Select(l => new PdfLetter(l.Value, l.StartBaseLine.X, l.StartBaseLine.Y, Math.Max(l.Width, 1), Math.Max(l.PointSize, 1))),
        ];
        PdfRuling? ruling = PdfRuling.Of(Lines(page));
        Line[] lines =
        [
            .. PdfLetter
                .Lines(letters.Where(l => ruling?.Has(l) != true))
                .Select(l => new Line(PdfLetter.Cells(l), l[0].X, l[^1].X + l[^1].Width, l[0].Y, l[0].Size))
                .Where(l => !IsPageNumber(l, page.Height)),
        ];
        if (ruling is null)
            return Blocks(lines, page.Number);
        return
        [
            .. Blocks([.. lines.Where(l => l.Y >= ruling.Top)], page.Number),
            ruling.Table(letters, page.Number, fileName),
            .. Blocks([.. lines.Where(l => l.Y < ruling.Top)], page.Number),
        ];
    }

    private static bool IsPageNumber(Line line, double height) =>
        line.Cells.Length == 1 && PageNumber().IsMatch(line.Cells[0]) && (line.Y < height * Edge || line.Y > height * (1 - Edge));

    /// <summary>Lines of several cells are rows; a line that reaches the margin goes on in the next.</summary>
    private static List<Block> Blocks(Line[] lines, int page)
    {
        var blocks = new List<Block>();
        if (lines.Length == 0)
            return blocks;
        (double left, double right) = (lines.Min(l => l.From), lines.Max(l => l.To));
        Place place = new(page, $"page {page}");
        var rows = new List<string[]>();
        var text = new StringBuilder();
        for (int i = 0; i < lines.Length; i++)
        {
            Line line = lines[i];
            if (line.Cells.Length > 1)
            {
                Paragraph();
                rows.Add(line.Cells);
                continue;
            }

            Table();
            if (
                text.Length > 0
                && (line.From > left + line.Size * 1.5 || lines[i - 1].To < right - line.Size * 2 || Marks.At(line.Cells[0]) is not null)
            )
                Paragraph();
            text.Append(line.Cells[0]);
        }

        Paragraph();
        Table();
        return blocks;

        void Paragraph()
        {
            if (text.Length > 0)
                blocks.Add(new Block.Paragraph(text.ToString(), place));
            text.Clear();
        }

        void Table()
        {
            if (rows.Count > 0)
                blocks.Add(
                    new Block.Table([
                        .. rows.Select(
                            IReadOnlyList<Cell> (r) =>
                                [.. Enumerable.Range(0, rows.Max(x => x.Length)).Select(c => new Cell(c < r.Length ? r[c] : "", place))]
                        ),
                    ])
                    {
                        Plain = true,
                    }
                );
            rows.Clear();
        }
    }

    private sealed record Line(string[] Cells, double From, double To, double Y, double Size);

    private static IEnumerable<(PdfPoint From, PdfPoint To)> Lines(Page page)
    {
        foreach (PdfPath path in page.Paths)
        foreach (PdfSubpath part in path)
        {
            if (part.GetBoundingRectangle() is not { } box)
                continue;
            // A thin rectangle is a line; a large one has four.
            if (box.Width < 3 || box.Height < 3)
                yield return (new(box.Left, box.Bottom), new(box.Right, box.Top));
            else
            {
                yield return (new(box.Left, box.Bottom), new(box.Right, box.Bottom));
                yield return (new(box.Left, box.Top), new(box.Right, box.Top));
                yield return (new(box.Left, box.Bottom), new(box.Left, box.Top));
                yield return (new(box.Right, box.Bottom), new(box.Right, box.Top));
            }
        }
    }

    [GeneratedRegex(@"^[\-—–－\s·]*(?:第?\s*[0-9０-９]{1,3}\s*页?)(?:[/／共][\s0-9０-９页]+)?[\-—–－\s·]*$")]
    private static partial Regex PageNumber();
}
