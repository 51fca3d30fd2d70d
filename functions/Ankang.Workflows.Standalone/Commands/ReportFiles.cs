using System.Text;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Statements;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary>The files of a report: the official table as xlsx, docx, HTML and JSON, and the picture of the year.</summary>
public static class ReportFiles
{
    public const string Xlsx = "table.xlsx";
    public const string Html = "table.html";
    public const string Svg = "year.svg";
    public const string Docx = "table.docx";
    public const string Json = "table.json";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Table and picture as a simulated year ends with them.</summary>
    public static void Write(string folder, Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        Directory.CreateDirectory(folder);
        using (FileStream xlsx = File.Create(Path.Combine(folder, Xlsx)))
            OfficialTable.WriteXlsx(xlsx, statement.Table);
        File.WriteAllText(Path.Combine(folder, Html), OfficialTable.ToHtml(statement.Table), Utf8);
        File.WriteAllText(Path.Combine(folder, Svg), statement.Picture, Utf8);
    }

    /// <summary>As <see cref="Write"/>, and as a document and for other programs.</summary>
    public static void WriteAll(string folder, Statement statement)
    {
        Write(folder, statement);
        File.WriteAllBytes(Path.Combine(folder, Docx), TableDocx.Write(statement.Table));
        File.WriteAllBytes(Path.Combine(folder, Json), StatementJson.OfTable(statement.Table));
    }
}
