using System.Text;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using M = Ankang.Workflows.Letters.DocxMeasures;
using Row = DocumentFormat.OpenXml.Wordprocessing.TableRow;
using T = Ankang.Workflows.Letters.DocxText;

namespace Ankang.Workflows.Letters;

/// <summary>The official table as a Word file in the layout of an annex (附件): A4 lying, its head on every page, the overdue items after it.</summary>
public static class TableDocx
{
    // 主要任务, 重点工作和要求, 责任单位, 完成时限, 完成进展.
    private static readonly int[] Widths = [1500, 4400, 1900, 1300, M.LyingWidth - 9100];

    // 序号, 任务, 事项, 周期, 责任单位, 完成时限, 逾期, 已采取措施.
    private static readonly int[] OverdueWidths = [760, 1050, 2300, 1500, 2300, 1700, 1300, M.LyingWidth - 10910];

    /// <summary>The same bytes for the same table.</summary>
    public static byte[] Write(TableModel table)
    {
        ArgumentNullException.ThrowIfNull(table);
        DateOnly drawn = ChinaTime.DateOf(table.CutOff.AsOf);
        string? mark = table.Simulated ? TableModel.SimulatedText : null;
        var parts = new Dictionary<string, byte[]>(DocxFrame.Create(letterFormat: false, table.Issuer, mark))
        {
            [DocxFrame.DocumentPart] = Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>{new Document(Content(table)).OuterXml}"),
            [DocxFrame.PropertiesPart] = DocxFrame.Properties(table.Title, table.Issuer, drawn),
        };
        using var output = new MemoryStream();
        FixedZip.Write(output, parts, ChinaTime.StartOf(drawn).ToUniversalTime());
        return output.ToArray();
    }

    private static Body Content(TableModel table)
    {
        var body = new Body();
        body.Append(T.Flush(T.Run("附件1", T.Hei)), T.Title($"《{table.Title}》完成进展"), Centred($"（{table.Number}，{table.Until}）"));
        body.Append(Progress(table));
        body.Append(T.Flush(T.Run(table.Footer, halfPoints: 24)));
        body.Append(T.With([T.Run("附件2", T.Hei)], new PageBreakBefore()), T.Title("逾期事项清单"), Centred($"（{table.Until}）"));
        body.Append(table.Overdue.Count == 0 ? Centred(TableModel.NothingOverdue) : Overdue(table));
        body.Append(DocxFrame.Lying());
        return body;
    }

    private static Table Progress(TableModel table)
    {
        Table drawn = Headed(Widths, TableModel.Columns);
        string? section = null,
            group = null;
        foreach (Reports.TableRow row in table.Rows)
        {
            if (row.Section != section)
            {
                drawn.Append(new Row(DocxTables.Height(420), DocxTables.Cell(row.Section, Widths.Sum(), Widths.Length, centred: false, T.Hei)));
                (section, group) = (row.Section, null);
            }

            TableCell first = DocxTables.Cell(row.Group == group ? "" : row.Group, Widths[0], 1, centred: false, T.FangSong);
            first.TableCellProperties!.VerticalMerge =
                row.Group == group ? new VerticalMerge() : new VerticalMerge { Val = MergedCellValues.Restart };
            group = row.Group;
            drawn.Append(
                new Row(
                    DocxTables.Height(420),
                    first,
                    DocxTables.Cell(row.Text, Widths[1], 1, centred: false, T.FangSong),
                    DocxTables.Cell(row.Units, Widths[2], 1, centred: true, T.FangSong),
                    DocxTables.Cell(row.Deadline, Widths[3], 1, centred: true, T.FangSong),
                    Sentences(row.Progress)
                )
            );
        }

        return drawn;
    }

    // A sentence a duty, each a paragraph of its own.
    private static TableCell Sentences(TaskProgress progress)
    {
        string[] lines = progress.Text.Split('\n');
        TableCell cell = DocxTables.Cell(lines[0], Widths[4], 1, centred: false, T.FangSong);
        foreach (string line in lines.Skip(1))
        {
            TableCell next = DocxTables.Cell(line, Widths[4], 1, centred: false, T.FangSong);
            cell.Append(next.GetFirstChild<Paragraph>()!.CloneNode(deep: true));
        }

        return cell;
    }

    private static Table Overdue(TableModel table)
    {
        Table drawn = Headed(OverdueWidths, TableModel.AnnexColumns);
        foreach ((int at, OverdueRow row) in table.Overdue.Index())
            drawn.Append(
                new Row([
                    DocxTables.Height(420),
                    .. TableModel
                        .Cells(row, at + 1)
                        .Select((text, i) => (OpenXmlElement)DocxTables.Cell(text, OverdueWidths[i], 1, centred: i is not (2 or 4 or 7), T.FangSong)),
                ])
            );
        return drawn;
    }

    private static Table Headed(int[] widths, IReadOnlyList<string> columns)
    {
        Table table = DocxTables.Start(widths);
        table.Append(
            new Row([
                DocxTables.Height(480, repeated: true),
                .. columns.Select((c, i) => (OpenXmlElement)DocxTables.Cell(c, widths[i], 1, centred: true, T.Hei)),
            ])
        );
        return table;
    }

    private static Paragraph Centred(string text) => T.With([T.Run(text)], new Justification { Val = JustificationValues.Center });
}
