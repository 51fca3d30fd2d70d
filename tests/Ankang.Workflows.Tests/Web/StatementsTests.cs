using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.DueItems;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ankang.Workflows.Tests.Web;

/// <summary>报表: looked at, generated, kept as drawn, taken away in each form.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class StatementsTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Preview_IsThePublishedTableWithItsProgress_OnTheDayAsked()
    {
        IHtmlDocument page = await _site.PageAsync("/reports?on=2021-02-28");
        IElement statement = page.QuerySelector("article.statement")!;
        Assert.Contains("截至2021年2月28日", statement.TextContent, StringComparison.Ordinal);
        IElement table = statement.QuerySelector("table.official")!;
        Assert.Equal(
            ["主要任务", "重点工作和要求", "责任单位", "完成时限", "完成进展"],
            table.QuerySelectorAll("thead th").Select(h => h.TextContent)
        );
        Assert.Equal(40, table.QuerySelectorAll("tbody tr:not(.section)").Length);
        string third = table.QuerySelectorAll("tbody tr:not(.section)")[2].QuerySelector("td:last-child")!.TextContent.Trim();
        Assert.StartsWith("县区任务清单　未完成：应办13项，逾期未办结13项", third, StringComparison.Ordinal);
        Assert.Equal(["/reports/year.svg?on=2021-02-28"], statement.QuerySelectorAll("img").Select(i => i.GetAttribute("src")!));
        using HttpResponseMessage picture = await _site.Client.GetAsync(new Uri("/reports/year.svg?on=2021-02-28", UriKind.Relative));
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("截至2021年2月28日", await picture.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-13-01", "请按 2021-03-29 的格式填写日期。")]
    [InlineData("2021-03-06", "截至日期不能晚于今天（3月5日）。")]
    [InlineData("2021-01-17", "截至日期不能早于清单印发日。")]
    public async Task ADayThatNoTableCanSpeakOf_IsRefusedInWords(string day, string why)
    {
        IHtmlDocument page = await _site.PageAsync($"/reports?on={day}", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(why, page.QuerySelector("#on-error")!.TextContent);
        Assert.Null(page.QuerySelector("article.statement"));
        Assert.Equal(day, page.QuerySelector("input[name=on]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task AGeneratedTable_StaysAsItWasDrawn_WhateverIsReportedLater()
    {
        string address = await GenerateAsync("2021-03-05");
        string before = (await _site.PageAsync(address)).QuerySelector("article.statement")!.TextContent;
        foreach (DueItem item in await OpenAsync("03a-county-list"))
            await _site.Parts.OfficeService.WaiveAsync(new(item.Key, $"waive-{item.Key.Unit}", Actor.Of("市安委办")), "撤并", default);
        Assert.NotEqual(before, (await _site.PageAsync("/reports?on=2021-03-05")).QuerySelector("article.statement")!.TextContent);
        IHtmlDocument after = await _site.PageAsync(address);
        Assert.Equal(before, after.QuerySelector("article.statement")!.TextContent);
        Assert.Contains("市安委办 3月5日 09:00生成", after.QuerySelector(".files")!.TextContent, StringComparison.Ordinal);
        IElement listed = (await _site.PageAsync("/reports")).QuerySelector(".kept a")!;
        Assert.Equal(address, listed.GetAttribute("href"));
    }

    [Fact]
    public async Task AFormSentTwice_KeepsOneTable()
    {
        (string, string)[] fields = [("on", "2021-03-01"), ("request", "once")];
        using HttpResponseMessage first = await _site.PostFromPageAsync("/reports", "/reports", fields);
        _site.Clock.Now = _site.Clock.Now.AddMinutes(1);
        using HttpResponseMessage second = await _site.PostFromPageAsync("/reports", "/reports", fields);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single(await _site.Parts.Statements.ReadAsync(Site.ListId, default));
    }

    [Fact]
    public async Task Files_SayWhatThePageSays()
    {
        string address = await GenerateAsync("2021-02-28");
        string row = (await _site.PageAsync(address))
            .QuerySelectorAll("table.official tbody tr:not(.section)")[2]
            .QuerySelector("td:last-child")!
            .QuerySelector("p")!
            .TextContent;
        JsonNode json = JsonNode.Parse(await BytesAsync($"{address}/table.json"))!;
        Assert.Equal("2021-02-28", (string?)json["cutOff"]);
        Assert.Equal(40, json["tasks"]!.AsArray().Count);
        JsonNode third = json["tasks"]![2]!["progress"]![0]!;
        Assert.Equal(row, $"{third["shortName"]}　{third["sentence"]}");

        using var file = new MemoryStream(await BytesAsync($"{address}/table.docx"));
        using WordprocessingDocument document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Body body = document.MainDocumentPart!.Document!.Body!;
        Assert.Contains(row, body.InnerText, StringComparison.Ordinal);
        Assert.Equal(PageOrientationValues.Landscape, body.Descendants<PageSize>().Single().Orient!.Value);
        Assert.Equal(2, body.Elements<Table>().Count());
        Assert.All(body.Elements<Table>(), t => Assert.Single(t.Descendants<TableHeader>()));

        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(await BytesAsync($"{address}/table.xlsx"), 0, 2));
        Assert.Contains("<svg", System.Text.Encoding.UTF8.GetString(await BytesAsync($"{address}/year.svg")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/reports/20210305T010000-deadbeef")]
    [InlineData("/reports/..%2Fhead")]
    [InlineData("/reports/20210305T010000-deadbeef/table.xlsx")]
    public async Task WhatWasNeverGenerated_IsNotThere(string address) => await _site.PageAsync(address, HttpStatusCode.NotFound);

    private async Task<string> GenerateAsync(string day)
    {
        using HttpResponseMessage answer = await _site.SubmitAsync($"/reports?on={day}", "/reports");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task<byte[]> BytesAsync(string address) => await _site.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));

    private async Task<IReadOnlyList<DueItem>> OpenAsync(string duty)
    {
        var list = await _site.ListAsync();
        return
        [
            .. (await _site.Parts.Work.LoadAsync(list.PlansOf(duty)[0].Ref, fresh: true, default))
                .Items.Values.Select(i => i.Value)
                .Where(i => i.IsOpen),
        ];
    }
}
