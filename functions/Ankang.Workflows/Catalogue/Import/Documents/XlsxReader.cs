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
            HashSet<uint> struck = StruckStyles(book.WorkbookStylesPart?.Stylesheet);
            var blocks = new List<Block>();
            foreach (Sheet sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
            {
                if (sheet.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart { Worksheet: { } worksheet })
                    continue;
                bool shown = sheet.State is null || sheet.State.Value == SheetStateValues.Visible;
                blocks.AddRange(Grid(worksheet, sheet.Name?.Value ?? "", shown, new(shared, dates, struck), fileName));
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

    /// <summary>The cells of a sheet that are seen, and behind them what is hidden or struck through.</summary>
    private static List<Block> Grid(Worksheet sheet, string name, bool shown, Look look, string fileName)
    {
        var asides = new List<Block>();
        Column[] hidden = [.. sheet.Elements<Columns>().SelectMany(c => c.Elements<Column>()).Where(c => c.Hidden?.Value == true)];
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
                string text = TextDecoding.Clean(TextOf(cell, look.Shared, look.Dates)).Trim();
                (int rows, int columns) = spans.GetValueOrDefault((row, column), (1, 1));
                if (text.Length == 0)
                    continue;
                int here = row,
                    at = column;
                string? why =
                    !shown ? "the sheet is hidden"
                    : line.Hidden?.Value == true ? "the row is hidden"
                    : Array.Exists(hidden, h => h.Min?.Value <= at && at <= h.Max?.Value) ? "the column is hidden"
                    : look.Struck.Contains(cell.StyleIndex?.Value ?? 0) ? "is struck through"
                    : null;
                if (why is not null)
                {
                    asides.Add(new Block.Aside(text, new Place(here, $"sheet {name}, cell {CellNames.Letters(at)}{here}"), why));
                    continue;
                }

                grid.Set(row, column, text, columns, rows, c => new Place(here, $"sheet {name}, cell {CellNames.Letters(c)}{here}"));
            }
        }

        return [new Block.Table(grid.Rows()), .. asides];
    }

    /// <param name="Shared">Texts that cells name by their number.</param>
    /// <param name="Dates">Styles under which a number is a day.</param>
    /// <param name="Struck">Styles that strike a cell through.</param>
    private sealed record Look(string[] Shared, HashSet<uint> Dates, HashSet<uint> Struck);

    private static HashSet<uint> StruckStyles(Stylesheet? styles)
    {
        Font[] fonts = [.. styles?.Fonts?.Elements<Font>() ?? []];
        return
        [
            .. (styles?.CellFormats?.Elements<CellFormat>() ?? [])
                .Select((f, i) => (Font: (int)(f.FontId?.Value ?? 0), Index: (uint)i))
                .Where(f => f.Font < fonts.Length && fonts[f.Font].Strike is { } strike && strike.Val?.Value != false)
                .Select(f => f.Index),
        ];
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
}
