using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Reports;

/// <summary>Fonts are named and not embedded: an office machine has 宋体 and 仿宋, others fall back.</summary>
internal static class XlsxStyles
{
    public const double BodySize = 10.5; // 五号
    public const double SmallerSize = 9,
        SmallestSize = 8;

    /// <summary>Added to a style's index: the same look, with the mark that keeps "=…" a text when a person edits the cell.</summary>
    public const uint Literal = (uint)XlsxStyle.Share + 1;

    // Number formats: two of those that every spreadsheet knows, and one of our own.
    private const uint AsText = 49,
        TwoPlaces = 2,
        PerCent = 164;

    private const string Song = "宋体",
        FangSong = "仿宋";

    public static Stylesheet Create()
    {
        Font[] fonts =
        [
            // The first font sets the unit of column widths: 7 pixels with this one and its twin Liberation Sans, 8 with 宋体, which would not fit the page.
            Named("Arial", 10),
            Named(Song, 18, bold: true),
            Named(FangSong, 11),
            Named(FangSong, 11, bold: true, colour: "FFC00000"),
            Named(Song, BodySize, bold: true),
            Named(FangSong, BodySize),
            Named(FangSong, SmallerSize),
            Named(FangSong, SmallestSize),
            Named(FangSong, 10),
        ];
        CellFormat[] formats =
        [
            new()
            {
                FontId = 0,
                FillId = 0,
                BorderId = 0,
            },
            Format(font: 1, HorizontalAlignmentValues.Center, border: false),
            Format(font: 2, HorizontalAlignmentValues.Center, border: false),
            Format(font: 3, HorizontalAlignmentValues.Center, border: false),
            Format(font: 4, HorizontalAlignmentValues.Center),
            Format(font: 4, HorizontalAlignmentValues.Left),
            Format(font: 5, HorizontalAlignmentValues.Left),
            Format(font: 5, HorizontalAlignmentValues.Center),
            Format(font: 6, HorizontalAlignmentValues.Left),
            Format(font: 7, HorizontalAlignmentValues.Left),
            Format(font: 8, HorizontalAlignmentValues.Left, border: false),
            Format(font: 5, HorizontalAlignmentValues.Center, number: 0),
            Format(font: 5, HorizontalAlignmentValues.Center, number: TwoPlaces),
            Format(font: 5, HorizontalAlignmentValues.Center, number: PerCent),
        ];
        CellFormat[] literal = [.. formats.Select(f => (CellFormat)f.CloneNode(true))];
        foreach (CellFormat format in literal)
            format.QuotePrefix = true;
        return new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = PerCent, FormatCode = "0.0%" }) { Count = 1 },
            new Fonts(fonts) { Count = (uint)fonts.Length },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            )
            {
                Count = 2,
            },
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Box())
            {
                Count = 2,
            },
            new CellStyleFormats(
                new CellFormat
                {
                    FontId = 0,
                    FillId = 0,
                    BorderId = 0,
                    NumberFormatId = 0,
                }
            )
            {
                Count = 1,
            },
            new CellFormats([.. formats, .. literal]) { Count = Literal * 2 },
            new CellStyles(
                new CellStyle
                {
                    Name = "Normal",
                    FormatId = 0,
                    BuiltinId = 0,
                }
            )
            {
                Count = 1,
            }
        );
    }

    private static Font Named(string name, double size, bool bold = false, string? colour = null)
    {
        Font font = new();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size });
        if (colour is not null)
            font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = name });
        return font;
    }

    private static CellFormat Format(uint font, HorizontalAlignmentValues align, bool border = true, uint number = AsText) =>
        new(
            new Alignment
            {
                Horizontal = align,
                Vertical = VerticalAlignmentValues.Center,
                WrapText = true,
                Indent = border && align == HorizontalAlignmentValues.Left ? 1u : null,
            }
        )
        {
            FontId = font,
            FillId = 0,
            BorderId = border ? 1u : 0u,
            NumberFormatId = number,
            FormatId = 0,
            ApplyFont = true,
            ApplyAlignment = true,
            ApplyBorder = border,
            ApplyNumberFormat = true,
        };

    private static Border Box() =>
        new(
            new LeftBorder { Style = BorderStyleValues.Thin },
            new RightBorder { Style = BorderStyleValues.Thin },
            new TopBorder { Style = BorderStyleValues.Thin },
            new BottomBorder { Style = BorderStyleValues.Thin },
            new DiagonalBorder()
        );
}
