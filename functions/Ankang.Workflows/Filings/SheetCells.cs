using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Filings;

/// <summary>Cells of a sheet by row and column.</summary>
internal static class SheetCells
{
    private const int Letters = 26;

    public static string[] Shared(WorkbookPart book) =>
        [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(s => s.InnerText) ?? []];

    /// <summary>The text of a cell without blanks and breaks, as heads are compared.</summary>
    public static string Plain(Cell cell, string[] shared) =>
        string.Concat(
            (
                cell.DataType?.Value == CellValues.SharedString
                    ? int.TryParse(cell.CellValue?.Text, out int at) && at >= 0 && at < shared.Length
                        ? shared[at]
                        : ""
                    : cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? ""
            ).Where(c => !char.IsWhiteSpace(c))
        );

    /// <summary>From 0; -1 for a cell that does not say.</summary>
    public static int Column(Cell cell) => At(cell.CellReference?.Value ?? "").Column;

    /// <summary>A1 as row 1, column 0.</summary>
    public static (int Row, int Column) At(string reference)
    {
        int column = 0,
            i = 0;
        for (; i < reference.Length && char.IsAsciiLetterUpper(reference[i]); i++)
            column = column * Letters + reference[i] - 'A' + 1;
        return (int.TryParse(reference.AsSpan(i), NumberStyles.None, CultureInfo.InvariantCulture, out int row) ? row : 0, column - 1);
    }

    public static string Reference(int row, int column)
    {
        string letters = "";
        for (int c = column + 1; c > 0; c = (c - 1) / Letters)
            letters = (char)('A' + (c - 1) % Letters) + letters;
        return $"{letters}{row}";
    }

    /// <summary>The last row of the heads: of those that are merged downwards.</summary>
    public static int EndOfHeads(Worksheet sheet, int head) =>
        sheet
            .Descendants<MergeCell>()
            .Select(m => (m.Reference?.Value ?? "").Split(':'))
            .Where(m => m.Length == 2 && At(m[0]).Row <= head && At(m[1]).Row >= head && At(m[0]).Row == head)
            .Select(m => At(m[1]).Row)
            .Append(head)
            .Max();

    /// <summary>The row of a number, made where it is missing, in its place.</summary>
    public static Row Row(SheetData data, int number)
    {
        Row? before = null;
        foreach (Row row in data.Elements<Row>())
        {
            if (row.RowIndex?.Value == (uint)number)
                return row;
            if (row.RowIndex?.Value > (uint)number)
                break;
            before = row;
        }

        var made = new Row { RowIndex = (uint)number };
        return before is null ? data.PrependChild(made)! : data.InsertAfter(made, before)!;
    }

    /// <summary>The cell of a column, made where it is missing, in its place.</summary>
    public static Cell Cell(Row row, int column)
    {
        Cell? before = null;
        foreach (Cell cell in row.Elements<Cell>())
        {
            if (Column(cell) == column)
                return cell;
            if (Column(cell) > column)
                break;
            before = cell;
        }

        var made = new Cell { CellReference = Reference((int)row.RowIndex!.Value, column) };
        return before is null ? row.PrependChild(made)! : row.InsertAfter(made, before)!;
    }

    /// <summary>Moves what stands at a row and below it down by some rows; merged cells move along.</summary>
    public static void Shift(Worksheet sheet, SheetData data, int from, int by)
    {
        foreach (Row row in data.Elements<Row>().Where(r => r.RowIndex?.Value >= (uint)from))
        {
            row.RowIndex = row.RowIndex!.Value + (uint)by;
            foreach (Cell cell in row.Elements<Cell>())
                cell.CellReference = Reference((int)row.RowIndex.Value, Column(cell));
        }

        foreach (MergeCell merge in sheet.Descendants<MergeCell>())
        {
            string[] ends = (merge.Reference?.Value ?? "").Split(':');
            if (ends.Length == 2 && At(ends[0]).Row >= from)
                merge.Reference = string.Join(':', ends.Select(e => Reference(At(e).Row + by, At(e).Column)));
        }
    }
}
