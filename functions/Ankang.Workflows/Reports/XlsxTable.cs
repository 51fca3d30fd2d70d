namespace Ankang.Workflows.Reports;

/// <summary>The official table as a workbook.</summary>
internal static class XlsxTable
{
    private const string TableSheet = "任务清单",
        AnnexSheet = "逾期事项清单";

    // What A4 landscape leaves between the margins, less a little for printers that round up.
    private const double PageHeight = 490;
    private const double HeaderHeight = 24;

    public static void Write(Stream output, TableModel model)
    {
        (XlsxSheet table, uint tableHeader) = Table(model);
        (XlsxSheet annex, uint annexHeader) = Annex(model);
        new XlsxBook(model.Title, model.Issuer, model.CutOff.AsOf, model.Simulated ? TableModel.SimulatedText : null).Write(
            output,
            (TableSheet, table, tableHeader),
            (AnnexSheet, annex, annexHeader)
        );
    }

    private static (XlsxSheet Sheet, uint Header) Table(TableModel model)
    {
        XlsxSheet sheet = new([13, 37, 15, 12.5, 54.5]);
        sheet.AddWide(model.Title, XlsxStyle.Title, 36);
        sheet.AddWide(model.Number, XlsxStyle.Subtitle, 20);
        sheet.AddWide(model.Until, XlsxStyle.Subtitle, 20);
        if (model.Simulated)
            sheet.AddWide(TableModel.SimulatedText, XlsxStyle.Simulated, 20);
        double used = model.Simulated ? 96 : 76;
        sheet.Add(HeaderHeight, [.. TableModel.Columns.Select(c => (c, XlsxStyle.Header))]);
        sheet.Freeze();
        uint header = sheet.Last;
        used += HeaderHeight;

        foreach ((int first, int count) in TableModel.Runs([.. model.Rows.Select(r => r.Section)]))
        {
            TableRow[] section = [.. model.Rows.Skip(first).Take(count)];
            double[] heights = Heights(sheet, section);
            const double sectionHeight = 22;
            Turn(sectionHeight + heights[0]); // a heading never stands alone at the foot of a page
            sheet.AddWide(section[0].Section, XlsxStyle.Section, sectionHeight);
            used += sectionHeight;
            foreach ((int start, int tasks) in TableModel.Runs([.. section.Select(r => r.Group)]))
            {
                // A merged cell that runs over a page's end is cut through its text: merge a page at a time, the name again on each.
                uint top = sheet.Last + 1;
                for (int i = start; i < start + tasks; i++)
                {
                    if (used + heights[i] > PageHeight)
                    {
                        sheet.MergeFirstColumn(top, sheet.Last);
                        Turn(heights[i]);
                        top = sheet.Last + 1;
                    }

                    sheet.Add(heights[i], Cells(sheet, section[i], named: sheet.Last + 1 == top));
                    used += heights[i];
                }

                sheet.MergeFirstColumn(top, sheet.Last);
            }
        }

        sheet.AddWide(model.Footer, XlsxStyle.Footer, 22);
        return (sheet, header);

        void Turn(double needed)
        {
            if (used + needed <= PageHeight)
                return;
            sheet.BreakAfterLast();
            used = HeaderHeight; // repeated on each page
        }
    }

    private static IReadOnlyList<(string, XlsxStyle)> Cells(XlsxSheet sheet, TableRow row, bool named) =>
        [
            (named ? row.Group : "", XlsxStyle.Text),
            (row.Text, XlsxStyle.Text),
            (row.Units, XlsxStyle.Centre),
            (row.Deadline, XlsxStyle.Centre),
            (row.Progress.Text, ProgressSize(sheet, row).Style),
        ];

    private static double[] Heights(XlsxSheet sheet, TableRow[] rows)
    {
        double[] heights =
        [
            .. rows.Select(r =>
                new[]
                {
                    TextMeasure.Height(r.Text, sheet.Widths[1], XlsxStyles.BodySize),
                    TextMeasure.Height(r.Units, sheet.Widths[2], XlsxStyles.BodySize),
                    TextMeasure.Height(r.Deadline, sheet.Widths[3], XlsxStyles.BodySize),
                    TextMeasure.Height(r.Progress.Text, sheet.Widths[4], ProgressSize(sheet, r).Points),
                }.Max()
            ),
        ];
        // Each row alone can hold its group's name, so that a page may end anywhere.
        return
        [
            .. heights.Zip(rows, (h, r) =>
                Math.Min(XlsxSheet.MaxHeight, Math.Max(h, TextMeasure.Height(r.Group, sheet.Widths[0], XlsxStyles.BodySize)))
            ),
        ];
    }

    // The largest size at which the cell is no higher than a spreadsheet shows.
    private static (XlsxStyle Style, double Points) ProgressSize(XlsxSheet sheet, TableRow row)
    {
        (XlsxStyle, double Points)[] sizes = [(XlsxStyle.Text, XlsxStyles.BodySize), (XlsxStyle.Smaller, XlsxStyles.SmallerSize)];
        foreach ((XlsxStyle, double Points) size in sizes)
            if (TextMeasure.Height(row.Progress.Text, sheet.Widths[4], size.Points) <= XlsxSheet.MaxHeight)
                return size;
        return (XlsxStyle.Smallest, XlsxStyles.SmallestSize);
    }

    private static (XlsxSheet Sheet, uint Header) Annex(TableModel model)
    {
        XlsxSheet sheet = new([6, 8, 21, 11, 23, 15, 10, 38]);
        sheet.AddWide(TableModel.AnnexTitle, XlsxStyle.Title, 36);
        sheet.AddWide(model.Until, XlsxStyle.Subtitle, 20);
        if (model.Simulated)
            sheet.AddWide(TableModel.SimulatedText, XlsxStyle.Simulated, 20);
        sheet.Add(36, [.. TableModel.AnnexColumns.Select(c => (c, XlsxStyle.Header))]);
        sheet.Freeze();
        uint header = sheet.Last;
        if (model.Overdue.Count == 0)
            sheet.AddWide(TableModel.NothingOverdue, XlsxStyle.Section, 24);
        for (int i = 0; i < model.Overdue.Count; i++)
        {
            string[] cells = TableModel.Cells(model.Overdue[i], i + 1);
            double height = cells.Select((c, n) => TextMeasure.Height(c, sheet.Widths[n], XlsxStyles.BodySize)).Max();
            sheet.Add(height, [.. cells.Select((c, n) => (c, n is 2 or 7 ? XlsxStyle.Text : XlsxStyle.Centre))]);
        }

        sheet.AddWide(model.Footer, XlsxStyle.Footer, 22);
        return (sheet, header);
    }
}
