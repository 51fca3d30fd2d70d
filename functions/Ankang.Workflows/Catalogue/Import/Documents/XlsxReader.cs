using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads the sheets of an xlsx, each as a table.</summary>
internal static class XlsxReader
{
    public static IReadOnlyList<Block> Read(byte[] content, string fileName)
    {
        try
        {
            using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
            WorkbookPart book = document.WorkbookPart ?? throw Damaged(fileName);
            string[] shared = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf) ?? []];
            HashSet<uint> dates = DateStyles(book.WorkbookStylesPart?.Stylesheet);
            var blocks = new List<Block>();
            foreach (Sheet sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
            {
                if (sheet.State?.Value == SheetStateValues.Hidden || sheet.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part)
                    continue;
                blocks.Add(new Block.Table(Grid(part.Worksheet!, sheet.Name?.Value ?? "", shared, dates, fileName)));
            }

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
                        or OverflowException
            )
        {
            throw Damaged(fileName);
        }
    }

    private static CatalogueException Damaged(string fileName) =>
        DocumentReader.Fault(fileName, "the xlsx is damaged: its cells cannot be read", "a whole xlsx", "Open it in a spreadsheet and save it anew");

    private static IReadOnlyList<IReadOnlyList<Cell>> Grid(Worksheet sheet, string name, string[] shared, HashSet<uint> dates, string fileName)
    {
        var grid = new TableGrid(fileName);
        var spans = new Dictionary<(int Row, int Column), (int Rows, int Columns)>();
        foreach (MergeCell merge in sheet.Elements<MergeCells>().SelectMany(m => m.Elements<MergeCell>()))
        {
            string[] ends = (merge.Reference?.Value ?? "").Split(':');
            if (
                ends.Length != 2
                || Reference(ends[0]) is not { } from
                || Reference(ends[1]) is not { } to
                || to.Row < from.Row
                || to.Column < from.Column
            )
                continue;
            spans[from] = (to.Row - from.Row + 1, to.Column - from.Column + 1);
        }

        int row = 0;
        foreach (Row line in sheet.Elements<SheetData>().SelectMany(d => d.Elements<Row>()))
        {
            row = (int)(line.RowIndex?.Value ?? (uint)row + 1);
            int column = 0;
            foreach (DocumentFormat.OpenXml.Spreadsheet.Cell cell in line.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            {
                column = Reference(cell.CellReference?.Value)?.Column ?? column + 1;
                string text = TextDecoding.Clean(TextOf(cell, shared, dates)).Trim();
                (int rows, int columns) = spans.GetValueOrDefault((row, column), (1, 1));
                if (text.Length == 0)
                    continue;
                int here = row;
                grid.Set(row, column, text, columns, rows, c => new Place(here, $"sheet {name}, cell {Letters(c)}{here}"));
            }
        }

        return grid.Rows();
    }

    private static string TextOf(DocumentFormat.OpenXml.Spreadsheet.Cell cell, string[] shared, HashSet<uint> dates)
    {
        string value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
            return int.TryParse(value, out int at) && at >= 0 && at < shared.Length ? shared[at] : "";
        if (cell.DataType?.Value == CellValues.InlineString)
            return cell.InlineString is { } inline ? inline.InnerText : "";
        // A day that the spreadsheet keeps as a number.
        return
            dates.Contains(cell.StyleIndex?.Value ?? 0)
            && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double serial)
            && serial is > 30000 and < 80000
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial)) is var day
                ? $"{day.Year}年{day.Month}月{day.Day}日"
                : value
            : value;
    }

    private static string TextOf(SharedStringItem item) => item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(r => r.Text?.Text));

    private static HashSet<uint> DateStyles(Stylesheet? styles)
    {
        HashSet<uint> own =
        [
            .. styles
                ?.NumberingFormats?.Elements<NumberingFormat>()
                .Where(f => f.FormatCode?.Value is { } code && (code.Contains("yy", StringComparison.OrdinalIgnoreCase) || code.Contains('月')))
                .Select(f => f.NumberFormatId?.Value ?? 0)
                ?? [],
        ];
        return
        [
            .. (styles?.CellFormats?.Elements<CellFormat>() ?? [])
                .Select((f, i) => (Format: f.NumberFormatId?.Value ?? 0, Index: (uint)i))
                .Where(f => f.Format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or (>= 50 and <= 58) || own.Contains(f.Format))
                .Select(f => f.Index),
        ];
    }

    private static (int Row, int Column)? Reference(string? text)
    {
        int letters = text?.TakeWhile(char.IsAsciiLetter).Count() ?? 0;
        if (letters is < 1 or > 3 || !int.TryParse(text![letters..], out int row) || row is < 1 or > 1_048_576)
            return null;
        return (row, text[..letters].ToUpperInvariant().Aggregate(0, (sum, c) => sum * 26 + c - 'A' + 1));
    }

    private static string Letters(int column) => (column > 26 ? Letters((column - 1) / 26) : "") + (char)('A' + (column - 1) % 26);
}
