using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Filings;
using Ankang.Workflows.Tests.Filings;

namespace Ankang.Workflows.Tests.Web;

/// <summary>一报表两清单: rows by the office, progress by the unit, the form of the province filled.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class FilingsTests : IAsyncLifetime
{
    private static readonly string[] Heads = ["序号", "问题隐患", "责任单位", "整改进展", "备注"];
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task ARow_IsAdded_ReportedOnByItsUnit_AndClosed_WithAllOfItOnRecord()
    {
        await AddAsync("hanbin", "某矿山边坡过陡");
        string unit = $"/u/{await _site.TokenAsync("hanbin")}";
        IHtmlDocument own = await _site.PageAsync($"{unit}/filings");
        Assert.Contains("某矿山边坡过陡", own.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _site.PageAsync($"/u/{await _site.TokenAsync("hanyin")}/filings")).QuerySelector("article"));
        using HttpResponseMessage told = await _site.SubmitAsync($"{unit}/filings", $"{unit}/filings", ("text", "已削坡"));
        Assert.Equal(HttpStatusCode.SeeOther, told.StatusCode);

        IHtmlDocument list = await _site.PageAsync("/filings");
        Assert.Contains("3月5日：已削坡", list.QuerySelector("table.items tbody tr")!.TextContent, StringComparison.Ordinal);
        const string row = "/filings/rows/problems/1";
        using HttpResponseMessage closed = await _site.SubmitAsync(row, $"{row}/close", ("text", "现场核查"));
        IHtmlDocument page = await _site.PageAsync(closed.Headers.Location!.ToString());
        Assert.Equal("已销号", page.QuerySelector("h1 .tag")!.TextContent);
        Assert.Equal(["销号", "进展", "登记"], page.QuerySelectorAll("tbody tr td:nth-child(3)").Select(t => t.TextContent));
        Assert.Contains("联络员", page.QuerySelectorAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
        using HttpResponseMessage late = await _site.PostAsync($"{unit}/filings", ("kind", "Problems"), ("number", "1"), ("text", "再报"));
        Assert.Contains("已销号，不再登记", (await Site.ReadAsync(late)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage reopened = await _site.SubmitAsync(row, $"{row}/reopen", ("text", "复发"));
        Assert.Equal(HttpStatusCode.SeeOther, reopened.StatusCode);
        Assert.False((await RowAsync()).IsClosed);
    }

    [Fact]
    public async Task AUnit_CannotReportOnAnothersRow()
    {
        await AddAsync("hanbin", "某矿山边坡过陡");
        string other = $"/u/{await _site.TokenAsync("hanyin")}/filings";
        using HttpResponseMessage refused = await _site.PostAsync(other, ("kind", "Problems"), ("number", "1"), ("text", "代报"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Null((await RowAsync()).Progress);
    }

    [Fact]
    public async Task WhatIsMissing_IsSaid_AndWhoWasSlowerIsTold()
    {
        using HttpResponseMessage refused = await _site.PostFromPageAsync("/filings", "/filings/rows", ("kind", "problems"), ("on", "31/3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("2021-03-29", (await Site.ReadAsync(refused)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await _site.Parts.Filings.RowsAsync(Site.ListId, FilingKind.Problems, default));

        await AddAsync("hanbin", "某矿山边坡过陡");
        const string row = "/filings/rows/problems/1";
        (string, string)[] edit = [("unit", "hanyin"), ("text", "改过的"), ("version", "1")];
        using HttpResponseMessage first = await _site.PostFromPageAsync(row, $"{row}/edit", edit);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        using HttpResponseMessage slower = await _site.PostFromPageAsync(row, $"{row}/edit", [.. edit, ("request", "another")]);
        Assert.Equal(HttpStatusCode.Conflict, slower.StatusCode);
        Assert.Contains("原为：某矿山边坡过陡；汉滨区安委会", (await RowAsync()).Lines[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormSentTwice_AddsOneRow()
    {
        (string, string)[] fields = [("kind", "measures"), ("unit", "hanbin"), ("text", "值班制度"), ("request", "once")];
        for (int sent = 0; sent < 2; sent++)
        {
            using HttpResponseMessage answer = await _site.PostFromPageAsync("/filings", "/filings/rows", fields);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        Assert.Single(await _site.Parts.Filings.RowsAsync(Site.ListId, FilingKind.Measures, default));
    }

    [Fact]
    public async Task AForm_IsBroughtOnce_ItsColumnsMapped_AndFilled()
    {
        await AddAsync("hanbin", "某矿山边坡过陡");
        string address = await BringAsync(Province.Form(Heads), "Problems");
        IHtmlDocument page = await _site.PageAsync(address);
        Assert.Equal(
            ["Number", "Text", "Unit", "Progress", "ByHand"],
            page.QuerySelectorAll("select[name=column] option[selected]").Select(o => o.GetAttribute("value"))
        );
        (string, string)[] twice = [.. new[] { "Number", "Text", "Text", "Progress", "ByHand" }.Select(c => ("column", c))];
        using HttpResponseMessage refused = await _site.PostFromPageAsync(address, address, twice);
        Assert.Contains("问题隐患选了不止一列", (await Site.ReadAsync(refused)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        (string, string)[] mapped = [.. new[] { "Number", "Text", "Unit", "Progress", "Leave" }.Select(c => ("column", c))];
        using HttpResponseMessage saved = await _site.PostFromPageAsync(address, address, mapped);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        IReadOnlyDictionary<string, string> cells = Province.Cells(
            await _site.Client.GetByteArrayAsync(new Uri($"{address}/filled.xlsx?on=2021-03-05", UriKind.Relative))
        );
        Assert.Equal(("1", "某矿山边坡过陡", "汉滨区安委会"), (cells["A4"], cells["B4"], cells["C4"]));
        Assert.StartsWith("请填写|", cells["D4"], StringComparison.Ordinal);
        Assert.DoesNotContain("E4", cells.Keys);
        // As of the day before nothing was there.
        Assert.DoesNotContain(
            "B4",
            Province.Cells(await _site.Client.GetByteArrayAsync(new Uri($"{address}/filled.xlsx?on=2021-03-04", UriKind.Relative))).Keys
        );
        await _site.PageAsync($"{address}/filled.xlsx?on=2021-04-01", HttpStatusCode.UnprocessableEntity);

        using HttpResponseMessage removed = await _site.SubmitAsync(address, $"{address}/remove");
        await _site.PageAsync(address, HttpStatusCode.NotFound);
        Assert.Single(await _site.Parts.Filings.RowsAsync(Site.ListId, FilingKind.Problems, default));
    }

    [Fact]
    public async Task AFormOfProgress_IsFilledFromTheList()
    {
        string address = await BringAsync(Province.Form("序号", "重点工作", "责任单位", "完成时限", "完成情况"), "Progress");
        IReadOnlyDictionary<string, string> cells = Province.Cells(
            await _site.Client.GetByteArrayAsync(new Uri($"{address}/filled.xlsx?on=2021-02-28", UriKind.Relative))
        );
        Assert.Equal(("1", "40"), (cells["A4"], cells["A43"]));
        Assert.Contains("应办13项，逾期未办结13项", cells["E6"], StringComparison.Ordinal);
        Assert.Equal(Province.Foot, cells["A44"]);
    }

    [Fact]
    public async Task ADamagedForm_ChangesNothing()
    {
        using HttpResponseMessage refused = await UploadAsync([0x50, 0x4b, 3, 4, 5], "Problems");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("不是完整的xlsx", (await Site.ReadAsync(refused)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage large = await UploadAsync(new byte[TemplateSheet.MostBytes + 1], "Problems");
        Assert.Contains("最大256KB", (await Site.ReadAsync(large)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await _site.Parts.Filings.TemplatesAsync(Site.ListId, default));
    }

    private async Task AddAsync(string unit, string text)
    {
        using HttpResponseMessage answer = await _site.PostFromPageAsync(
            "/filings",
            "/filings/rows",
            ("kind", "problems"),
            ("unit", unit),
            ("text", text)
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private async Task<string> BringAsync(byte[] form, string from)
    {
        using HttpResponseMessage answer = await UploadAsync(form, from);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] form, string from)
    {
        IHtmlDocument page = await _site.PageAsync("/filings");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!), "form-token" },
            { new StringContent(from), "from" },
            { new ByteArrayContent(form), "file", "省表.xlsx" },
        };
        return await _site.Client.PostAsync(new Uri("/filings/templates", UriKind.Relative), content);
    }

    private async Task<FilingRow> RowAsync() => (await _site.Parts.Filings.RowsAsync(Site.ListId, FilingKind.Problems, default))[0];
}
