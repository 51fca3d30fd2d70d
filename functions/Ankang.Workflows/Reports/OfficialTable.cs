namespace Ankang.Workflows.Reports;

/// <summary>The list as published, with 完成进展 filled in and the overdue items annexed. Equal models give equal bytes.</summary>
public static class OfficialTable
{
    /// <summary>A workbook for A4 landscape: the table, and 附件 on a second sheet.</summary>
    public static void WriteXlsx(Stream output, TableModel model)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(model);
        XlsxTable.Write(output, model);
    }

    /// <summary>One page that stands alone: it loads nothing and runs no script.</summary>
    public static string ToHtml(TableModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return HtmlTable.Write(model);
    }
}
