using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Reports;

/// <summary>One sheet under construction: rows of texts with given heights, merged ranges and page breaks, for A4 landscape.</summary>
/// <param name="widths">
/// At most 132 together where pages are broken by hand: spreadsheets differ in what a unit of width is, and a column too many would go to a page
/// of its own. Any other sheet is fitted to the width of its page, with which Excel heeds no such break.
/// </param>
internal sealed class XlsxSheet(double[] widths)
{
    /// <summary>A spreadsheet shows no higher row.</summary>
    public const double MaxHeight = 409;

    private const string PageNumber = "&C&\"宋体,Regular\"&10— &P —";

    private readonly SheetData _rows = new();
    private readonly List<string> _merged = [];
    private readonly List<uint> _breaks = [];
    private uint _frozen;

    /// <summary>The number of the row added last, from 1.</summary>
    public uint Last { get; private set; }

    public double[] Widths { get; } = widths;

    public double TotalWidth => Widths.Sum();

    public void Add(double height, params IReadOnlyList<(string Text, XlsxStyle Style)> cells)
    {
        Row row = new()
        {
            RowIndex = ++Last,
            Height = Math.Min(MaxHeight, Math.Ceiling(height)),
            CustomHeight = true,
        };
        for (int i = 0; i < cells.Count; i++)
            row.Append(CellOf(Reference(i, Last), cells[i].Text, cells[i].Style));
        _rows.Append(row);
    }

    /// <summary>One text over the whole width.</summary>
    public void AddWide(string text, XlsxStyle style, double height)
    {
        Add(height, [(text, style), .. Enumerable.Repeat(("", style), Widths.Length - 1)]);
        _merged.Add($"{Reference(0, Last)}:{Reference(Widths.Length - 1, Last)}");
    }

    /// <summary>Merges the first column from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public void MergeFirstColumn(uint first, uint last)
    {
        if (last > first)
            _merged.Add($"{Reference(0, first)}:{Reference(0, last)}");
    }

    public void BreakAfterLast() => _breaks.Add(Last);

    /// <summary>Keeps the rows so far on the screen.</summary>
    public void Freeze() => _frozen = Last;

    public Worksheet ToWorksheet(string? pageHeader)
    {
        bool fits = _breaks.Count == 0;
        Worksheet sheet = new(
            new SheetProperties(new PageSetupProperties { FitToPage = fits }),
            new SheetDimension { Reference = $"A1:{Reference(Widths.Length - 1, Last)}" },
            new SheetViews(View()),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(
                Widths.Select(
                    (w, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = w,
                            CustomWidth = true,
                        }
                )
            ),
            _rows
        );
        if (_merged.Count > 0)
            sheet.Append(new MergeCells(_merged.Select(r => new MergeCell { Reference = r })) { Count = (uint)_merged.Count });
        sheet.Append(
            new PrintOptions { HorizontalCentered = true },
            new PageMargins
            {
                Left = 0.4,
                Right = 0.4,
                Top = 0.7,
                Bottom = 0.65,
                Header = 0.35,
                Footer = 0.3,
            },
            new PageSetup
            {
                PaperSize = 9,
                Orientation = OrientationValues.Landscape,
                FitToHeight = fits ? 0 : null,
            },
            pageHeader is null
                ? new HeaderFooter(new OddFooter(PageNumber))
                : new HeaderFooter(new OddHeader($"&R&\"宋体,Bold\"&9{pageHeader}"), new OddFooter(PageNumber))
        );
        if (_breaks.Count > 0)
            sheet.Append(
                new RowBreaks(
                    _breaks.Select(r => new Break
                    {
                        Id = r,
                        Max = 16383,
                        ManualPageBreak = true,
                    })
                )
                {
                    Count = (uint)_breaks.Count,
                    ManualBreakCount = (uint)_breaks.Count,
                }
            );
        return sheet;
    }

    private SheetView View()
    {
        SheetView view = new() { WorkbookViewId = 0, ShowGridLines = false };
        if (_frozen > 0)
            view.Append(
                new Pane
                {
                    VerticalSplit = _frozen,
                    TopLeftCell = Reference(0, _frozen + 1),
                    ActivePane = PaneValues.BottomLeft,
                    State = PaneStateValues.Frozen,
                }
            );
        return view;
    }

    // Inline strings but where a column is one of numbers; never a formula.
    private static Cell CellOf(string reference, string text, XlsxStyle style)
    {
        bool literal = style < XlsxStyle.Number && text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal);
        Cell cell = new() { CellReference = reference, StyleIndex = (uint)style + (literal ? XlsxStyles.Literal : 0) };
        if (text.Length == 0)
            return cell;
        if (style >= XlsxStyle.Number && NumberOf(text, style) is { } number)
        {
            cell.CellValue = new CellValue(number);
            return cell;
        }

        cell.DataType = CellValues.InlineString;
        cell.InlineString = new(new Text(XmlText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return cell;
    }

    // What a column of numbers says in words, as —, stays a text.
    private static decimal? NumberOf(string text, XlsxStyle style)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        bool share = style == XlsxStyle.Share && text.EndsWith('%');
        return decimal.TryParse(share ? text[..^1] : text, plain, CultureInfo.InvariantCulture, out decimal number)
            ? share
                ? number / 100
                : number
            : null;
    }

    private static string Reference(int column, uint row) => $"{Letters(column)}{row}";

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters(column / 26 - 1)}{(char)('A' + column % 26)}";
}
