using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Filings;

/// <summary>What refers to cells by their rows, moved along where rows are added to a template's table, as a spreadsheet itself does.</summary>
/// <remarks>
/// A range that ends with the table's last blank row grows with it, so a sum goes on being one of all rows. Formulas that stand for several cells
/// (shared, array) cannot be moved by their text and are refused.
/// </remarks>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="First">The first row of its table, from 1.</param>
/// <param name="From">The row before which rows are added.</param>
/// <param name="By">How many.</param>
internal sealed partial record TemplateFormulas(string Sheet, int First, int From, int By)
{
    /// <summary>Moves what refers to the rows; before the rows themselves are moved.</summary>
    /// <exception cref="FilingException">A formula stands for several cells.</exception>
    public void Move(WorkbookPart workbook, WorksheetPart filled)
    {
        foreach (WorksheetPart part in workbook.WorksheetParts)
        foreach (CellFormula formula in part.Worksheet?.Descendants<CellFormula>() ?? [])
        {
            if (part == filled && formula.FormulaType?.Value is { } type && type != CellFormulaValues.Normal)
                throw new FilingException(
                    $"工作表“{Sheet}”{(formula.Parent as Cell)?.CellReference?.Value}处是一并作用于多个单元格的公式，填写时要在表中加{By}行，"
                        + "这种公式不能随之调整。请在模板中先加足空白行，或改为各单元格自己的公式，再上传。"
                );
            formula.Text = Moved(formula.Text, part == filled);
        }

        foreach (DefinedName name in workbook.Workbook?.DefinedNames?.Elements<DefinedName>() ?? [])
            name.Text = Moved(name.Text, own: false);
        foreach (ConditionalFormatting format in filled.Worksheet!.Descendants<ConditionalFormatting>())
            format.SequenceOfReferences = Moved(format.SequenceOfReferences);
        foreach (DataValidation check in filled.Worksheet!.Descendants<DataValidation>())
            check.SequenceOfReferences = Moved(check.SequenceOfReferences);
    }

    /// <param name="own">True for a formula of the sheet itself, whose references name no sheet.</param>
    internal string Moved(string formula, bool own) =>
        References()
            .Replace(formula, m =>
                m.Groups["a"] is { Success: true } one && (m.Groups["sheet"] is { Success: true } of ? IsThis(of.Value) : own)
                    ? m.Groups["named"].Value + Moved(one.Value, m.Groups["b"] is { Success: true } other ? other.Value : null)
                    : m.Value
            );

    private ListValue<StringValue>? Moved(ListValue<StringValue>? ranges) =>
        ranges is null ? null : new(ranges.Items.Select(r => new StringValue(Moved(r.Value ?? "", own: true))));

    private string Moved(string one, string? other)
    {
        if (other is null)
            return At(one, RowOf(one) >= From);
        // One that ends just before the new rows and begins in the table covers the table: it covers the new rows, too.
        bool grows = RowOf(other) >= From || RowOf(other) == From - 1 && RowOf(one) >= First && RowOf(one) < From;
        return $"{At(one, RowOf(one) >= From)}:{At(other, grows)}";
    }

    private string At(string cell, bool moves)
    {
        string row = Digits().Match(cell).Value;
        return moves ? cell[..^row.Length] + (RowOf(cell) + By).ToString(CultureInfo.InvariantCulture) : cell;
    }

    private static int RowOf(string cell) => int.Parse(Digits().Match(cell).Value, CultureInfo.InvariantCulture);

    private bool IsThis(string sheet) => sheet.Trim('\'').Replace("''", "'", StringComparison.Ordinal) == Sheet;

    // Texts are passed over; then a cell or a range, with its sheet where it names one.
    [GeneratedRegex(
        @"""(?:[^""]|"""")*""|(?<![\p{L}\p{N}_.$!'])(?<named>(?<sheet>'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?"
            + @"(?<a>\$?[A-Z]{1,3}\$?[0-9]{1,7})(?::(?<b>\$?[A-Z]{1,3}\$?[0-9]{1,7}))?(?![\p{L}\p{N}_(.!])"
    )]
    private static partial Regex References();

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex Digits();
}
