using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Filings;

/// <summary>Fills a template: its own layout, styles and widths are kept; what a person is to fill in is marked.</summary>
/// <remarks>
/// Rows go into the blank ones below the heads. Where they do not suffice, what stands below moves down, and the new ones look like the
/// first; formulas, names and checks that refer to what moves are moved along (<see cref="TemplateFormulas"/>).
/// </remarks>
public static class TemplateFilling
{
    /// <summary>Stands in a cell that a person is to fill in.</summary>
    public const string ToFill = "请填写";

    /// <summary>The most rows that a template takes.</summary>
    public const int MostRows = 5000;

    private const string Marked = "FFFFF2A8";

    /// <param name="content">The template as it was brought.</param>
    /// <param name="rows">What each row says by field; an empty value is marked.</param>
    /// <exception cref="FilingException">A mapped column is not there, there are too many rows, or the workbook is damaged.</exception>
    public static byte[] Fill(FilingTemplate template, byte[] content, IReadOnlyList<IReadOnlyDictionary<FilingField, string>> rows)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(rows);
        TemplateSheet.Check(content);
        if (rows.Count > MostRows)
            throw new FilingException($"共{rows.Count}行，一份报表最多填{MostRows}行。");
        return TemplateSheet.Opened(() =>
        {
            using var stream = new MemoryStream();
            stream.Write(content);
            using (SpreadsheetDocument book = SpreadsheetDocument.Open(stream, isEditable: true))
                Fill(book, template, rows);
            return stream.ToArray();
        });
    }

    private static void Fill(SpreadsheetDocument book, FilingTemplate template, IReadOnlyList<IReadOnlyDictionary<FilingField, string>> rows)
    {
        WorkbookPart workbook = book.WorkbookPart ?? throw new InvalidDataException("The workbook has no part.");
        string? id = workbook.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault(s => s.Name?.Value == template.Sheet)?.Id?.Value;
        if (
            id is null
            || workbook.GetPartById(id) is not WorksheetPart { Worksheet: { } sheet } part
            || sheet.GetFirstChild<SheetData>() is not { } data
        )
            throw new FilingException($"模板中没有工作表“{template.Sheet}”。请重新上传模板并设置各列。");
        string[] shared = SheetCells.Shared(workbook);
        FilingColumn[] columns = [.. template.Columns.Where(c => c.Field != FilingField.Leave)];
        Row heads = SheetCells.Row(data, template.Head);
        foreach (FilingColumn column in columns)
            if (SheetCells.Plain(SheetCells.Cell(heads, column.Index), shared) != column.Head)
                throw new FilingException(
                    $"模板第{template.Head}行{SheetCells.Reference(template.Head, column.Index)}处没有“{column.Head}”一列。请重新上传模板并设置各列。"
                );
        int blank = Blank(data, template.First, shared);
        if (rows.Count > blank)
        {
            new TemplateFormulas(template.Sheet, template.First, template.First + blank, rows.Count - blank).Move(workbook, part);
            SheetCells.Shift(sheet, data, template.First + blank, rows.Count - blank);
        }

        // As it came: what is marked in the first row is not marked in all that look like it.
        var model = (Row)SheetCells.Row(data, template.First).CloneNode(true);
        var marks = new Dictionary<uint, uint>();
        for (int i = 0; i < rows.Count; i++)
        {
            Row row = SheetCells.Row(data, template.First + i);
            if (i >= blank)
                Like(row, model);
            foreach (FilingColumn column in columns)
            {
                Cell cell = SheetCells.Cell(row, column.Index);
                string value = column.Field == FilingField.ByHand ? "" : rows[i].GetValueOrDefault(column.Field) ?? "";
                if (value.Length == 0)
                {
                    uint style = cell.StyleIndex?.Value ?? 0;
                    if (!marks.TryGetValue(style, out uint marked))
                        marks[style] = marked = Mark(workbook, style);
                    cell.StyleIndex = marked;
                }

                Write(cell, value.Length == 0 ? ToFill : value, column.Field == FilingField.Number);
            }
        }

        sheet.RemoveAllChildren<SheetDimension>();
        // What a spreadsheet computed of the blank template is computed anew when it is opened.
        if (workbook.CalculationChainPart is { } chain)
            workbook.DeletePart(chain);
        sheet.Save();
    }

    /// <summary>How many rows below the heads have no text at all, so that they can be written upon.</summary>
    private static int Blank(SheetData data, int first, string[] shared)
    {
        Dictionary<uint, Row> rows = data.Elements<Row>().Where(r => r.RowIndex is not null).ToDictionary(r => r.RowIndex!.Value);
        int last = rows.Count == 0 ? 0 : (int)rows.Keys.Max();
        int blank = 0;
        while (first + blank <= last && IsBlank(rows.GetValueOrDefault((uint)(first + blank)), shared))
            blank++;
        // Below the last row of the sheet there is nothing to move.
        return first + blank > last ? MostRows : blank;
    }

    private static bool IsBlank(Row? row, string[] shared) =>
        row is null || row.Elements<Cell>().All(c => c.CellFormula is null && SheetCells.Plain(c, shared).Length == 0);

    private static void Like(Row row, Row model)
    {
        if (model.Height is { } height)
            (row.Height, row.CustomHeight) = (height.Value, model.CustomHeight?.Value ?? true);
        foreach (Cell cell in model.Elements<Cell>())
            SheetCells.Cell(row, SheetCells.Column(cell)).StyleIndex = cell.StyleIndex?.Value ?? 0;
    }

    private static void Write(Cell cell, string value, bool number)
    {
        cell.CellFormula = null;
        cell.InlineString = null;
        cell.CellValue = null;
        if (number && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int n))
        {
            cell.DataType = CellValues.Number;
            cell.CellValue = new CellValue(n);
            return;
        }

        cell.DataType = CellValues.InlineString;
        cell.InlineString = new InlineString(new Text(value) { Space = SpaceProcessingModeValues.Preserve });
    }

    // The style of the cell, on a yellow ground.
    private static uint Mark(WorkbookPart workbook, uint style)
    {
        WorkbookStylesPart part = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>();
        Stylesheet sheet = part.Stylesheet ??= new Stylesheet();
        sheet.Fonts ??= new Fonts(new Font());
        sheet.Fills ??= new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
        );
        sheet.Borders ??= new Borders(new Border());
        sheet.CellFormats ??= new CellFormats(new CellFormat());
        sheet.Fills.AppendChild(new Fill(new PatternFill(new ForegroundColor { Rgb = Marked }) { PatternType = PatternValues.Solid }));
        sheet.Fills.Count = (uint)sheet.Fills.Elements<Fill>().Count();
        var format = (CellFormat)sheet.CellFormats.Elements<CellFormat>().ElementAtOrDefault((int)style)?.CloneNode(true)! ?? new CellFormat();
        (format.FillId, format.ApplyFill) = (sheet.Fills.Count.Value - 1, true);
        sheet.CellFormats.AppendChild(format);
        sheet.CellFormats.Count = (uint)sheet.CellFormats.Elements<CellFormat>().Count();
        sheet.Save();
        return sheet.CellFormats.Count.Value - 1;
    }
}
