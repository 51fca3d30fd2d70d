using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ankang.Workflows.Letters;

/// <summary>The two tables of letters: the form of 督办通知单 and 逾期事项清单.</summary>
internal static class DocxTables
{
    private const int Size = 24; // 小四
    private const int RoomToWrite = 840;

    private static readonly int[] FormColumns = [1900, 2980, 1450, 2515];

    // 序号 and 第14项 stand on one line each, the gap that programs set between Chinese and digits included.
    private static readonly int[] AnnexColumns = [660, 1090, 1600, 1330, 800, 1765, 1600];

    /// <summary>Rows of label and value, one pair or two; an empty pair is room to write in.</summary>
    public static Table Form(IEnumerable<LetterLine.Row> rows)
    {
        Table table = Start(FormColumns);
        foreach (LetterLine.Row row in rows)
        {
            IReadOnlyList<string> cells = row.Cells;
            bool single = cells.Count < FormColumns.Length;
            var line = new TableRow(Height(single && cells.Skip(1).All(string.IsNullOrWhiteSpace) ? RoomToWrite : 500));
            for (int i = 0; i < (single ? 2 : FormColumns.Length); i++)
            {
                int width = single && i == 1 ? FormColumns[1..].Sum() : FormColumns[i];
                line.Append(
                    Cell(
                        cells.ElementAtOrDefault(i) ?? "",
                        width,
                        single && i == 1 ? FormColumns.Length - 1 : 1,
                        i % 2 == 0,
                        i % 2 == 0 ? DocxText.Hei : DocxText.FangSong
                    )
                );
            }

            table.Append(line);
        }

        return table;
    }

    public static Table Annex(LetterAnnex annex) => Annex(annex, annex.Widths ?? AnnexColumns, annex.Left ?? [2, 5, 6], Size);

    /// <param name="widths">Of its columns, in twentieths of a point.</param>
    /// <param name="left">Columns that are not centred.</param>
    /// <param name="size">In half points.</param>
    public static Table Annex(LetterAnnex annex, IReadOnlyList<int> widths, IReadOnlyList<int> left, int size)
    {
        Table table = Start(widths);
        table.Append(
            new TableRow([
                Height(560, repeated: true),
                .. annex.Columns.Select((c, i) => Cell(c, widths[Math.Min(i, widths.Count - 1)], 1, centred: true, DocxText.Hei, size)),
            ])
        );
        foreach (IReadOnlyList<string> row in annex.Rows)
            table.Append(
                new TableRow([
                    Height(size * 20),
                    .. row.Select((c, i) => Cell(c, widths[Math.Min(i, widths.Count - 1)], 1, !left.Contains(i), DocxText.FangSong, size)),
                ])
            );
        return table;
    }

    internal static Table Start(IReadOnlyList<int> columns) =>
        new(
            new TableProperties(
                new TableWidth { Width = columns.Sum().ToString(), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    Line<TopBorder>(),
                    Line<LeftBorder>(),
                    Line<BottomBorder>(),
                    Line<RightBorder>(),
                    Line<InsideHorizontalBorder>(),
                    Line<InsideVerticalBorder>()
                ),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(columns.Select(c => new GridColumn { Width = c.ToString() }))
        );

    private static TBorder Line<TBorder>()
        where TBorder : BorderType, new() =>
        new()
        {
            Val = BorderValues.Single,
            Size = 6,
            Space = 0,
            Color = "000000",
        };

    internal static TableRowProperties Height(int atLeast, bool repeated = false)
    {
        var properties = new TableRowProperties(new CantSplit(), new TableRowHeight { Val = (uint)atLeast, HeightType = HeightRuleValues.AtLeast });
        if (repeated)
            properties.Append(new TableHeader());
        return properties;
    }

    internal static TableCell Cell(string text, int width, int columns, bool centred, string face, int size = Size)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width.ToString(), Type = TableWidthUnitValues.Dxa });
        if (columns > 1)
            properties.Append(new GridSpan { Val = columns });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        Paragraph paragraph = DocxText.With(
            text.Length == 0 ? [] : [DocxText.Run(text, face, size)],
            new SnapToGrid { Val = false },
            new SpacingBetweenLines
            {
                Before = "20",
                After = "20",
                Line = $"{size * 16 - 4}",
                LineRule = LineSpacingRuleValues.Exact,
            },
            new Justification { Val = centred ? JustificationValues.Center : JustificationValues.Left }
        );
        return new TableCell(properties, paragraph);
    }
}
