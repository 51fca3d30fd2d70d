using Ankang.Workflows.Calendar;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Bulletins;

/// <summary>Both annexes of a bulletin as one workbook, a sheet each: the same bytes for the same paper.</summary>
public static class BulletinXlsx
{
    private static readonly double[] UnitsWidths = [6, 26, 9, 9, 9, 9, 9, 9, 9, 10, 9, 9, 9];
    private static readonly double[] OverdueWidths = [6, 8, 21, 11, 23, 15, 10, 38];

    private static readonly XlsxStyle[] UnitsStyles =
    [
        XlsxStyle.Number,
        XlsxStyle.Text,
        .. Enumerable.Repeat(XlsxStyle.Number, 7),
        XlsxStyle.Share,
        .. Enumerable.Repeat(XlsxStyle.Number, 3),
    ];

    private static readonly XlsxStyle[] OverdueStyles =
    [
        XlsxStyle.Number,
        XlsxStyle.Centre,
        XlsxStyle.Text,
        XlsxStyle.Centre,
        XlsxStyle.Centre,
        XlsxStyle.Centre,
        XlsxStyle.Number,
        XlsxStyle.Text,
    ];

    public static void Write(Stream output, BulletinPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        (XlsxSheet units, uint unitsHead) = Sheet(paper, "附件1", paper.Units, UnitsWidths, UnitsStyles);
        (XlsxSheet overdue, uint overdueHead) = Sheet(paper, "附件2", paper.Overdue, OverdueWidths, OverdueStyles);
        new XlsxBook(paper.Title, paper.Issuer, ChinaTime.StartOf(paper.Date), paper.Mark).Write(
            output,
            (paper.Units.Title, units, unitsHead),
            (paper.Overdue.Title, overdue, overdueHead)
        );
    }

    private static (XlsxSheet Sheet, uint Header) Sheet(BulletinPaper paper, string name, LetterAnnex annex, double[] widths, XlsxStyle[] styles)
    {
        XlsxSheet sheet = new(widths);
        sheet.AddWide($"{name}：{annex.Title}", XlsxStyle.Title, 36);
        sheet.AddWide($"{paper.Figures.Name}　截至{ChineseDates.Full(paper.CutOff)}", XlsxStyle.Subtitle, 20);
        if (paper.Mark is { } mark)
            sheet.AddWide(mark, XlsxStyle.Simulated, 20);
        sheet.Add(36, [.. annex.Columns.Select(c => (c, XlsxStyle.Header))]);
        sheet.Freeze();
        uint header = sheet.Last;
        if (annex.Rows.Count == 0)
            sheet.AddWide(TableModel.NothingOverdue, XlsxStyle.Section, 24);
        foreach (IReadOnlyList<string> row in annex.Rows)
            sheet.Add(row.Select((c, i) => TextMeasure.Height(c, widths[i], XlsxStyles.BodySize)).Max(), [.. row.Zip(styles)]);
        return (sheet, header);
    }
}
