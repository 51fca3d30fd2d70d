using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class ExportTests(MarchSite march) : IClassFixture<MarchSite>
{
    private readonly Site _site = march.Site;

    [Theory]
    [InlineData("/items.xlsx?need=coordinate", "/items?need=coordinate", "table.items tbody tr")]
    [InlineData("/year.xlsx?by=unit&late=1", "/?by=unit&late=1", "table.year tbody tr")]
    [InlineData("/year.xlsx?by=matrix&group=counties", "/?by=matrix&group=counties", "table.matrix tbody tr")]
    [InlineData("/year.xlsx?by=time", "/?by=time", "table.grid:not(.items) tbody tr")]
    [InlineData("/units.xlsx", "/units", "table.grid tbody tr")]
    [InlineData("/outbox.xlsx?person=hanbin.liaison%40example.org", "/outbox?person=hanbin.liaison%40example.org", "table.mails tbody tr")]
    [InlineData("/interviews.xlsx", "/interviews", "article.card.red tbody tr")]
    public async Task Export_HoldsTheRowsThatThePageShows(string export, string page, string rows)
    {
        byte[] bytes = await BytesAsync(export);
        using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book));
        IHtmlDocument shown = await _site.PageAsync(page);
        // Title, subtitle, 模拟运行 and the head stand above.
        Assert.Equal(shown.QuerySelectorAll(rows).Length, Rows(book).Count - 4);
        Assert.NotEmpty(shown.QuerySelectorAll(rows));
    }

    [Fact]
    public async Task Export_IsTheSameBytes_WhenNothingChanged() =>
        Assert.Equal(await BytesAsync("/items.xlsx?task=14"), await BytesAsync("/items.xlsx?task=14"));

    [Fact]
    public async Task Export_HoldsTextsOnly_SoThatNoCellBecomesAFormula()
    {
        using SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(await BytesAsync("/units.xlsx")), isEditable: false);
        Cell[] cells = [.. Rows(book).SelectMany(r => r.Elements<Cell>()).Where(c => c.DataType is not null)];
        Assert.NotEmpty(cells);
        Assert.All(cells, c => Assert.Equal(CellValues.InlineString, c.DataType!.Value));
        Assert.All(cells, c => Assert.Null(c.CellFormula));
    }

    private async Task<byte[]> BytesAsync(string address)
    {
        using HttpResponseMessage answer = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static List<Row> Rows(SpreadsheetDocument book) => [.. book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>()];
}
