using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Tests.Filings;

/// <summary>A form as a province hands it out: a title over merged cells, heads, two blank rows with borders, a line to be signed.</summary>
internal static class Province
{
    public const string Title = "安全生产问题隐患清单";
    public const string Foot = "填表人：          审核人：";

    public static byte[] Form(params string[] heads)
    {
        using var stream = new MemoryStream();
        using (SpreadsheetDocument book = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart part = book.AddWorkbookPart();
            part.Workbook = new Workbook();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()),
                new Fills(
                    new Fill(new PatternFill { PatternType = PatternValues.None }),
                    new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
                ),
                new Borders(new Border(), new Border(new LeftBorder { Style = BorderStyleValues.Thin })),
                new CellFormats(new CellFormat(), new CellFormat { BorderId = 1, ApplyBorder = true })
            );
            WorksheetPart sheet = part.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new Columns(
                    new Column
                    {
                        Min = 2,
                        Max = 2,
                        Width = 40,
                        CustomWidth = true,
                    }
                ),
                new SheetData(
                    Row(1, 0, [Title]),
                    Row(3, 1, heads),
                    Row(4, 1, new string[heads.Length]),
                    Row(5, 1, new string[heads.Length]),
                    Row(6, 0, [Foot])
                ),
                new MergeCells(new MergeCell { Reference = "A1:F1" }, new MergeCell { Reference = "A6:F6" })
            );
            part.Workbook.AppendChild(
                new Sheets(
                    new Sheet
                    {
                        Id = part.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "清单",
                    }
                )
            );
        }

        return stream.ToArray();
    }

    /// <summary>The form with formulas in its foot, a name for what is printed, and a list to choose from in its rows.</summary>
    public static byte[] WithFormulas(byte[] form, CellFormulaValues type, params (string At, string Formula)[] formulas)
    {
        using var stream = new MemoryStream();
        stream.Write(form);
        using (SpreadsheetDocument book = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            Worksheet sheet = Sheet(book);
            foreach ((string at, string formula) in formulas)
            {
                Cell cell = sheet.Descendants<Cell>().FirstOrDefault(c => c.CellReference == at)
                    ?? sheet.Descendants<Row>().Last().AppendChild(new Cell())!;
                (cell.CellReference, cell.CellFormula) = (at, new CellFormula(formula));
                if (type != CellFormulaValues.Normal)
                    (cell.CellFormula.FormulaType, cell.CellFormula.Reference) = (type, at);
            }

            sheet.InsertAfter(
                new DataValidations(
                    new DataValidation(new Formula1("\"是,否\"")) { Type = DataValidationValues.List, SequenceOfReferences = new(["E4:E5"]) }
                ),
                sheet.GetFirstChild<MergeCells>()
            );
            book.WorkbookPart!.Workbook!.InsertAfter(
                new DefinedNames(new DefinedName("'清单'!$A$1:$F$6") { Name = "_xlnm.Print_Area", LocalSheetId = 0 }),
                book.WorkbookPart.Workbook.Sheets
            );
            book.Save();
        }

        return stream.ToArray();
    }

    /// <summary>The cells of a workbook's first sheet that say something, by reference, with the colour of their ground behind a bar.</summary>
    public static IReadOnlyDictionary<string, string> Cells(byte[] content)
    {
        using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        WorkbookPart part = book.WorkbookPart!;
        Stylesheet styles = part.WorkbookStylesPart!.Stylesheet!;
        return ((WorksheetPart)part.GetPartById(part.Workbook!.Sheets!.Elements<Sheet>().First().Id!.Value!))
            .Worksheet!.Descendants<Cell>()
            .Select(c => (Reference: c.CellReference!.Value!, Text: c.InlineString?.InnerText ?? c.CellValue?.Text ?? "", Ground: Ground(styles, c)))
            .Where(c => c.Text.Length > 0)
            .ToDictionary(c => c.Reference, c => c.Ground.Length > 0 ? $"{c.Text}|{c.Ground}" : c.Text);
    }

    public static Worksheet Sheet(SpreadsheetDocument book) => book.WorkbookPart!.WorksheetParts.First().Worksheet!;

    private static string Ground(Stylesheet styles, Cell cell)
    {
        var format = (CellFormat)styles.CellFormats!.ElementAt((int)(cell.StyleIndex?.Value ?? 0));
        return ((Fill)styles.Fills!.ElementAt((int)(format.FillId?.Value ?? 0))).PatternFill?.ForegroundColor?.Rgb?.Value ?? "";
    }

    private static Row Row(uint number, uint style, string?[] texts) =>
        new(
            texts.Select(
                (t, i) =>
                    new Cell
                    {
                        CellReference = $"{(char)('A' + i)}{number}",
                        StyleIndex = style,
                        DataType = t is null ? null : CellValues.InlineString,
                        InlineString = t is null ? null : new InlineString(new Text(t)),
                    }
            )
        )
        {
            RowIndex = number,
        };
}
