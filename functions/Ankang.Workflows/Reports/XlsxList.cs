namespace Ankang.Workflows.Reports;

/// <summary>A plain list as a workbook, as pages give away what they show: texts only, so that no cell becomes a formula.</summary>
public sealed record XlsxList
{
    public required string Title { get; init; }

    /// <summary>The sheet's name.</summary>
    public required string Sheet { get; init; }

    /// <summary>What is shown of it, and as of when.</summary>
    public required string Subtitle { get; init; }

    public required string Issuer { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Prints 模拟运行，非正式文件 on every page.</summary>
    public required bool Simulated { get; init; }

    /// <summary>Head and width of each column.</summary>
    public required IReadOnlyList<(string Head, double Width)> Columns { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    public void Write(Stream output)
    {
        double[] widths = [.. Columns.Select(c => c.Width)];
        XlsxSheet sheet = new(widths);
        sheet.AddWide(Title, XlsxStyle.Title, 36);
        sheet.AddWide(Subtitle, XlsxStyle.Subtitle, 20);
        if (Simulated)
            sheet.AddWide(TableModel.SimulatedText, XlsxStyle.Simulated, 20);
        sheet.Add(HeightOf([.. Columns.Select(c => c.Head)]), [.. Columns.Select(c => (c.Head, XlsxStyle.Header))]);
        sheet.Freeze();
        uint header = sheet.Last;
        foreach (IReadOnlyList<string> row in Rows)
            sheet.Add(HeightOf(row), [.. row.Select(c => (c, XlsxStyle.Text))]);
        if (Rows.Count == 0)
            sheet.AddWide("没有符合条件的内容。", XlsxStyle.Text, 24);
        new XlsxBook(Title, Issuer, AsOf, Simulated ? TableModel.SimulatedText : null).Write(output, (Sheet, sheet, header));
    }

    private double HeightOf(IReadOnlyList<string> cells) =>
        cells.Select((c, i) => TextMeasure.Height(c, Columns[i].Width, XlsxStyles.BodySize)).Max();
}
