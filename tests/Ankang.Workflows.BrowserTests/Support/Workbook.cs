using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>A sheet that was exported, edited as a person would do it in a spreadsheet program.</summary>
internal static class Workbook
{
    /// <param name="row">What stands in some cell of the row that is meant.</param>
    /// <param name="head">Of the column that is meant.</param>
    public static byte[] With(byte[] book, string row, string head, string text)
    {
        var content = new MemoryStream();
        content.Write(book);
        using (SpreadsheetDocument open = SpreadsheetDocument.Open(content, isEditable: true))
        {
            Row[] rows = [.. open.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>()];
            string column = rows.SelectMany(r => r.Elements<Cell>())
                .Single(c => c.InnerText == head)
                .CellReference!.Value!.TrimEnd([.. "0123456789"]);
            Row meant = rows.Single(r => r.Elements<Cell>().Any(c => c.InnerText == row));
            string reference = $"{column}{meant.RowIndex!.Value}";
            Cell cell = meant.Elements<Cell>().FirstOrDefault(c => c.CellReference?.Value == reference)
                ?? meant.AppendChild(new Cell { CellReference = reference });
            cell.RemoveAllChildren();
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(text));
        }

        return content.ToArray();
    }
}
