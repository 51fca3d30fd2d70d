using System.IO.Compression;
using System.Text;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>What people have: old spreadsheets, PDF, open documents; and in a docx what is struck through, hidden or stands in a box.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class FormatsTests
{
    private static readonly string[][] Rows =
    [
        ["2024年工作任务清单"],
        ["序号", "重点任务", "责任单位", "完成时限"],
        ["1", "每月检查1次。", "县应急局", "12月底前"],
        ["2", "制定方案。", "县住建局", "3月底前"],
    ];

    private static readonly string[] Duties = ["1 monthly:1 2024-12-31", "2 once 2024-03-31"];

    [Fact]
    public void OldWorkbook_IsRead_WithItsMergedCells()
    {
        string[][] rows = [.. Rows, ["3", "每季度通报1次。", "", "12月底前"]];
        ImportedList import = Import(OldWorkbook.Of(rows, (3, 4, 2, 2)), "list.xls");
        Assert.Equal([.. Duties, "3 quarterly:1 2024-12-31"], import.Duties.Select(d => d.Short()));
        Assert.Equal("县住建局", import.List.Tasks[2].Units);
        Assert.Equal("sheet 任务, cell A1", import.Pieces[0].Place.ToString());
    }

    [Fact]
    public void Pdf_IsRead_ByItsRulingLines_AcrossPages()
    {
        var pdf = new PdfPages();
        pdf.Page().Text(200, 780, Rows[0][0]);
        Grid(pdf, 750, Rows[1..3]);
        pdf.Text(290, 30, "- 1 -");
        pdf.Page();
        Grid(pdf, 800, [Rows[3]]);
        pdf.Text(60, 600, "请各单位每季度报送一次进展。");
        ImportedList import = Import(pdf.Write(), "list.pdf");
        Assert.Equal(Duties, import.Duties.Select(d => d.Short()));
        Assert.Equal(["县应急局", "县住建局"], import.List.Tasks.Select(t => t.Units));
        Assert.Equal("page 2: 请各单位每季度报送一次进展。: stands outside the tasks", Assert.Single(import.Unread).ToString());
    }

    [Fact]
    public void Pdf_IsRead_ByWhatStandsUnderEachOther_AndInProse()
    {
        var pdf = new PdfPages();
        pdf.Page().Text(200, 780, Rows[0][0]);
        double[] columns = [60, 100, 300, 420];
        for (int row = 1; row < Rows.Length; row++)
        for (int column = 0; column < 4; column++)
            pdf.Text(columns[column], 760 - row * 20, Rows[row][column]);
        Assert.Equal(Duties, Import(pdf.Write(), "list.pdf").Duties.Select(d => d.Short()));

        pdf = new PdfPages();
        pdf.Page()
            .Text(200, 780, "2024年工作要点")
            .Text(60, 750, "1.县应急局每月对危险化学品企业、烟花爆竹企业、工贸企业开展安全检查不少于")
            .Text(60, 735, "3次。");
        Assert.Equal(["1 monthly:3 2024-12-31"], Import(pdf.Write(), "list.pdf").Duties.Select(d => d.Short()));
    }

    [Theory]
    [InlineData("doc", "this is a doc or wps", "另存为 docx")]
    [InlineData("rtf", "this is an rtf", "另存为 docx")]
    [InlineData("png", "this is a picture (png)", "文字识别")]
    [InlineData("scan", "this PDF has no text", "文字识别")]
    public void WhatCannotBeRead_IsNamed_WithTheWayToConvert(string kind, string found, string mend)
    {
        byte[] content = kind switch
        {
            "doc" => [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes("WordDocument")],
            "rtf" => Encoding.ASCII.GetBytes(@"{\rtf1\ansi text}"),
            "png" => [0x89, (byte)'P', (byte)'N', (byte)'G', .. new byte[64]],
            _ => new PdfPages().Page().Line(10, 10, 20, 20).Write(),
        };
        FileFault fault = Assert.Single(Assert.Throws<CatalogueException>(() => DocumentReader.Read(content, "list." + kind)).Faults);
        Assert.StartsWith(found, fault.Found, StringComparison.Ordinal);
        Assert.Contains(mend, fault.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenDocument_IsRead_AndItsTextBoxIsNamed()
    {
        string cells = string.Concat(
            Rows[1..]
                .Select(r =>
                    "<table:table-row>"
                    + string.Concat(r.Select(c => $"<table:table-cell><text:p>{c}</text:p></table:table-cell>"))
                    + "</table:table-row>"
                )
        );
        string xml =
            "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"><office:body><office:text>"
            + $"<text:p>{Rows[0][0]}</text:p><text:p><draw:frame><draw:text-box><text:p>每周报送1次</text:p></draw:text-box></draw:frame></text:p>"
            + $"<table:table>{cells}</table:table></office:text></office:body></office:document-content>";
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(archive.CreateEntry("content.xml").Open()))
            writer.Write(xml);
        ImportedList import = Import(buffer.ToArray(), "list.odt");
        Assert.Equal(Duties, import.Duties.Select(d => d.Short()));
        Assert.Equal(("每周报送1次", "stands in a text box"), (Assert.Single(import.Unread).Text, import.Unread.Single().Why));
    }

    [Fact]
    public void Docx_NamesWhatIsStruckThroughHiddenOrDeleted_AndReadsOverAPageBreak()
    {
        static Run Words(string text, RunProperties? look = null) => look is null ? new(new Text(text)) : new(look, new Text(text));
        static TableCell Of(params Run[] runs) => new(new Paragraph(runs));
        var table = new Table([.. Rows[1..3].Select(r => new TableRow(r.Select(c => Of(Words(c)))))]);
        table.Append(
            new TableRow(
                Of(Words("2")),
                Of(
                    Words("制定"),
                    new Run(new Break { Type = BreakValues.Page }),
                    Words("方案。"),
                    Words("每周调度1次。", new RunProperties(new Strike())),
                    Words("每旬通报1次。", new RunProperties(new Vanish()))
                ),
                Of(Words("县住建局")),
                Of(Words("3月底前"))
            ),
            new TableRow(new TableRowProperties(new Hidden()), Of(Words("3")), Of(Words("每年总结1次。")), Of(Words("县应急局")), Of(Words("年底前")))
        );
        using var buffer = new MemoryStream();
        using (WordprocessingDocument document = WordprocessingDocument.Create(buffer, DocumentFormat.OpenXml.WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(
                new Body(new Paragraph(Words(Rows[0][0]), new DeletedRun(new Run(new DeletedText("每半年演练1次")))), table)
            );
        }

        ImportedList import = Import(buffer.ToArray(), "list.docx");
        Assert.Equal(Duties, import.Duties.Select(d => d.Short()));
        Assert.Equal("2.制定方案。", import.List.Tasks[1].Text);
        Assert.Equal(
            [
                ("每半年演练1次", "is deleted in a tracked change"),
                ("每周调度1次。", "is struck through"),
                ("每旬通报1次。", "is hidden"),
                ("3每年总结1次。县应急局年底前", "the row is hidden"),
            ],
            import.Unread.Select(u => (u.Text, u.Why!))
        );
        Assert.True(import.MayLack);
    }

    [Fact]
    public void Html_NamesWhatIsStruckThroughOrHidden()
    {
        string html =
            "<html><body><p>2024年清单</p><table><tr><td>序号</td><td>任务</td><td>责任单位</td><td>时限</td></tr>"
            + "<tr><td>1</td><td>每月检查1次。<s>每周检查1次。</s></td><td>甲局</td><td>12月底前</td></tr>"
            + "<tr style=\"display: none\"><td>2</td><td>每旬检查1次。</td><td>甲局</td><td>12月底前</td></tr></table></body></html>";
        ImportedList import = Import(Encoding.UTF8.GetBytes(html), "list.html");
        Assert.Equal(["1 monthly:1 2024-12-31"], import.Duties.Select(d => d.Short()));
        Assert.Equal(["is struck through", "is hidden"], import.Unread.Select(u => u.Why));
    }

    [Fact]
    public void Xlsx_NamesHiddenRowsColumnsAndSheets()
    {
        using var buffer = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(buffer, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart book = document.AddWorkbookPart();
            book.Workbook = new S.Workbook(new S.Sheets());
            Sheet(book, 1, "任务", Rows[1..], hiddenRow: 3);
            Sheet(
                book,
                2,
                "旧表",
                [
                    ["每周检查1次"],
                ],
                hiddenRow: 0
            );
            ((S.Sheet)book.Workbook.Sheets!.LastChild!).State = S.SheetStateValues.Hidden;
        }

        ImportedList import = Import(buffer.ToArray(), "list.xlsx");
        Assert.Equal(Duties[..1], import.Duties.Select(d => d.Short()));
        Assert.Equal(
            ["the row is hidden", "the row is hidden", "the row is hidden", "the row is hidden", "the sheet is hidden"],
            import.Unread.Select(u => u.Why)
        );
        Assert.Equal("sheet 旧表, cell A1", import.Unread.Last().Place.ToString());
    }

    private static void Sheet(WorkbookPart book, uint number, string name, string[][] rows, int hiddenRow)
    {
        WorksheetPart part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new S.Worksheet(
            new S.SheetData(
                rows.Select(
                    (r, i) =>
                        new S.Row(
                            r.Select(c => new S.Cell { DataType = S.CellValues.InlineString, InlineString = new S.InlineString(new S.Text(c)) })
                        )
                        {
                            RowIndex = (uint)i + 1,
                            Hidden = i + 1 == hiddenRow,
                        }
                )
            )
        );
        book.Workbook!.Sheets!.Append(
            new S.Sheet
            {
                Id = book.GetIdOfPart(part),
                SheetId = number,
                Name = name,
            }
        );
    }

    private static void Grid(PdfPages pdf, double top, string[][] rows)
    {
        double[] xs = [50, 90, 290, 410, 530];
        for (int row = 0; row <= rows.Length; row++)
            pdf.Line(xs[0], top - row * 20, xs[^1], top - row * 20);
        foreach (double x in xs)
            pdf.Line(x, top, x, top - rows.Length * 20);
        for (int row = 0; row < rows.Length; row++)
        for (int column = 0; column < 4; column++)
            pdf.Text(xs[column] + 4, top - row * 20 - 14, rows[row][column]);
    }

    private static ImportedList Import(byte[] content, string name) => ListImporter.Import(DocumentReader.Read(content, name), 2024);
}
