using System.IO.Compression;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using static Ankang.Workflows.Tests.Reports.Sample;

namespace Ankang.Workflows.Tests.Reports;

[Trait(Tier.Name, Tier.Fast)]
public sealed class OfficialTableTests
{
    private static readonly Obligation District = Duty(due: "2021-02-05");
    private static readonly Obligation Study = Duty("08-study", 8, "专题学习", Recurrence.Monthly, form: FormKind.Meeting);
    private static readonly Obligation Notes = Duty("08-notes", 8, "学习记录", due: "2021-12-31");

    [Fact]
    public void WriteXlsx_IsEqualByteForByte_AndDatedByTheDrawing()
    {
        byte[] first = Xlsx(Model());
        Assert.Equal(first, Xlsx(Model()));
        using ZipArchive zip = new(new MemoryStream(first));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(2021, 5, 1, 9, 0, 0), e.LastWriteTime.DateTime));
    }

    [Fact]
    public void WriteXlsx_IsAValidWorkbook()
    {
        using SpreadsheetDocument book = Open(Model());
        Assert.Empty(
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}")
        );
        Assert.Equal("安康市安全生产委员会办公室", book.PackageProperties.Creator);
    }

    [Fact]
    public void WriteXlsx_LaysTheTableOutAsPublished()
    {
        using SpreadsheetDocument book = Open(Model());
        Worksheet sheet = Sheet(book, 0);
        string[][] rows = Rows(sheet);
        Assert.Equal("2021年安康市安全生产专项整治三年行动工作任务清单", rows[0][0]);
        Assert.Equal("安市安委办发〔2021〕3号", rows[1][0]);
        Assert.Equal("截至2021年4月30日", rows[2][0]);
        Assert.Equal("模拟运行，非正式文件", rows[3][0]);
        Assert.Equal(["主要任务", "重点工作和要求", "责任单位", "完成时限", "完成进展"], rows[4]);
        Assert.Equal("一、加强安全生产专项整治三年行动安排部署", rows[5][0]);
        Assert.Equal("(一)制定工作任务清单", rows[6][0]);
        Assert.Equal("已完成：2021年2月3日办结（时限2月5日）。", rows[6][4]);
        Assert.StartsWith("专题学习　滞后序时：", rows[7][4], StringComparison.Ordinal);
        Assert.Contains("\n学习记录　未到期：", rows[7][4], StringComparison.Ordinal);
        Assert.Equal("制表：安康市安全生产委员会办公室　　制表时间：2021年5月1日9时", rows[8][0]);
        Assert.Equal(
            ["A1:E1", "A2:E2", "A3:E3", "A4:E4", "A6:E6", "A7:A8", "A9:E9"],
            sheet.Descendants<MergeCell>().Select(m => m.Reference!.Value!)
        );
        Assert.Equal("'任务清单'!$5:$5", book.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>().First().Text);
        PageSetup page = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((9u, OrientationValues.Landscape), (page.PaperSize!.Value, page.Orientation!.Value));
        Assert.All([sheet, Sheet(book, 1)], s => Assert.InRange(s.Descendants<Column>().Sum(c => c.Width!.Value), 100, 132)); // one page wide
        Assert.Contains("&P", sheet.GetFirstChild<HeaderFooter>()!.OddFooter!.Text, StringComparison.Ordinal);
        Assert.Contains("模拟运行", sheet.GetFirstChild<HeaderFooter>()!.OddHeader!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteXlsx_AnnexesEveryOverdueItem()
    {
        using SpreadsheetDocument book = Open(Model());
        string[][] rows = Rows(Sheet(book, 1));
        Assert.Equal(["序号", "任务", "事项", "周期", "责任单位", "完成时限", "逾期（工作日）", "已采取措施"], rows[3]);
        Assert.Equal(["1", "第8项", "专题学习", "3月", "=1+1", "3月31日", "2", "已提醒（4月1日）、督办（4月7日）"], rows[4]);
        Assert.Equal(["2", "第8项", "专题学习", "4月", "乙", "4月30日", "0", "新到期"], rows[5]);
    }

    [Fact]
    public void WriteXlsx_HoldsNoFormula_WhateverTheText()
    {
        using SpreadsheetDocument book = Open(Model());
        Worksheet annex = Sheet(book, 1);
        Assert.Empty(annex.Descendants<CellFormula>());
        Assert.All(annex.Descendants<Cell>().Where(c => c.HasChildren), c => Assert.Equal(CellValues.InlineString, c.DataType!.Value));
        Cell unit = annex.Descendants<Cell>().First(c => c.InnerText == "=1+1");
        CellFormat format = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>()
            .ElementAt((int)unit.StyleIndex!.Value);
        Assert.True(format.QuotePrefix!.Value); // stays a text when a person edits it
    }

    [Fact]
    public void WriteXlsx_NeedsNoHigherRowThanASpreadsheetShows()
    {
        TableModel model = Model();
        DutyProgress duty = model.Rows[0].Progress.Duties[0];
        model = model with { Rows = [model.Rows[0] with { Progress = new(3, [.. Enumerable.Repeat(duty with { Facts = new('字', 100) }, 7)]) }] };
        using SpreadsheetDocument book = Open(model);
        Row row = Sheet(book, 0).Descendants<Row>().ElementAt(6);
        Assert.InRange(row.Height!.Value, 300, 409);
        Cell progress = row.Elements<Cell>().Last();
        Stylesheet styles = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        CellFormat format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)progress.StyleIndex!.Value);
        Assert.Equal(9, styles.Fonts!.Elements<Font>().ElementAt((int)format.FontId!.Value).FontSize!.Val!.Value); // smaller, not cut
    }

    [Fact]
    public void WriteXlsx_LeavesOutCharactersThatXmlCannotHold()
    {
        TableModel model = Model();
        using SpreadsheetDocument book = Open(model with { Title = "清\u0001单\ud800" });
        Assert.Equal("清单\ufffd", Rows(Sheet(book, 0))[0][0]);
    }

    [Fact]
    public void ToHtml_ShowsTheSameTable_AndEncodesEverything()
    {
        TableModel model = Model() with { Simulated = false };
        string html = OfficialTable.ToHtml(model with { Issuer = "<script>alert(1)</script>" });
        Assert.Equal(html, OfficialTable.ToHtml(model with { Issuer = "<script>alert(1)</script>" }));
        IHtmlDocument page = new HtmlParser().ParseDocument(html);
        Assert.Empty(page.Scripts);
        Assert.Empty(page.QuerySelectorAll("link, img, [src]"));
        Assert.DoesNotContain("模拟运行", html, StringComparison.Ordinal);
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(
            ["主要任务", "重点工作和要求", "责任单位", "完成时限", "完成进展"],
            page.QuerySelectorAll("table")[0].QuerySelectorAll("thead th").Select(h => h.TextContent)
        );
        Assert.Equal("2", page.QuerySelector("td[rowspan]")!.GetAttribute("rowspan"));
        Assert.Equal(
            model.Rows.SelectMany(r => r.Progress.Text.Split('\n')),
            page.QuerySelectorAll("table")[0].QuerySelectorAll("p").Select(p => p.TextContent)
        );
        Assert.Equal(model.Overdue.Count, page.QuerySelectorAll("table")[1].QuerySelectorAll("tbody tr").Length);
        Assert.Contains("模拟运行，非正式文件", OfficialTable.ToHtml(Model()), StringComparison.Ordinal);
    }

    [Fact]
    public void Annex_SaysSo_WhenNothingIsOverdue()
    {
        TableModel model = Model() with { Overdue = [] };
        using SpreadsheetDocument book = Open(model);
        Assert.Equal("无逾期未办结事项。", Rows(Sheet(book, 1))[4][0]);
        Assert.Contains("无逾期未办结事项。", OfficialTable.ToHtml(model), StringComparison.Ordinal);
    }

    private static TableModel Model()
    {
        DueItem[] first = Periods(Study, "u0", 4),
            second = Periods(Study, "u1", 4);
        DueItem[] items =
        [
            Item(District).OnTime(),
            Item(Notes),
            Item(Notes, "u1"),
            first[0].OnTime(),
            first[1].OnTime(),
            first[2].Supervised(),
            first[3].OnTime(),
            .. second.Take(3).Select(i => i.OnTime()),
            second[3],
        ];
        // Every day but two counts as a holiday, so that the column of working days is seen to come from the calendar.
        WorkCalendar calendar = new(Enumerable.Range(0, 28).Select(n => new CalendarDay(new DateOnly(2021, 4, 1).AddDays(n), "假", DayKind.Holiday)));
        return TableModel.Create(
            List(District, Study, Notes),
            Units("=1+1", "乙"),
            calendar,
            items,
            Day("04-30"),
            Nine(Day("05-01")),
            simulated: true
        );
    }

    private static byte[] Xlsx(TableModel model)
    {
        using MemoryStream stream = new();
        OfficialTable.WriteXlsx(stream, model);
        return stream.ToArray();
    }

    private static SpreadsheetDocument Open(TableModel model) => SpreadsheetDocument.Open(new MemoryStream(Xlsx(model)), isEditable: false);

    private static Worksheet Sheet(SpreadsheetDocument book, int index) =>
        ((WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().ElementAt(index).Id!.Value!)).Worksheet!;

    private static string[][] Rows(Worksheet sheet) =>
        [.. sheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray())];
}
