using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Web;

/// <summary>通报 from one click to its issue, by the office; each test drafts its own.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class BulletinsTests(OfficeSite office) : IClassFixture<OfficeSite>
{
    private static readonly (string Name, string Value)[] Fields =
    [
        ("title", "关于{期间}的通报"),
        ("namesFrom", "Supervision"),
        ("demandBy", "2021-03-19"),
    ];
    private readonly Site _site = office.Site;

    [Fact]
    public async Task Draft_InOneClick_ShowsThePaper_AndItsFiles()
    {
        IHtmlDocument list = await _site.PageAsync("/bulletins");
        IElement click = list.QuerySelector("main .actions button")!;
        Assert.Equal("起草2021年2月通报（上月）", click.TextContent);
        IHtmlDocument page = await DraftAsync();
        Assert.Equal("关于2021年2月安全生产工作任务完成情况的通报", page.QuerySelector(".paper .title")!.TextContent);
        Assert.Contains("截至2021年2月28日，2021年2月到期应办", page.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("figure.picture svg[role=img] title"));

        // Each line of both annexes leads to the items behind it.
        string[] rows = [.. page.QuerySelectorAll(".annex:first-of-type tbody a").Select(a => a.GetAttribute("href")!)];
        Assert.Contains("/items?unit=hanbin&month=2", rows);
        Assert.Equal(page.QuerySelectorAll(".annex:first-of-type tbody tr").Length - 1, rows.Length); // but the sum
        IElement late = page.QuerySelectorAll(".annex")[^1].QuerySelectorAll("tbody tr").First(r => r.Children[4].TextContent == "汉滨区");
        string behind = late.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Matches("^/items[?]unit=hanbin&task=[0-9]+$", behind);
        Assert.Contains(late.Children[2].TextContent, (await _site.PageAsync(behind)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage docx = await _site.Client.GetAsync($"{_site.Address}{Path(page)}/docx");
        using var package = new ZipArchive(await docx.Content.ReadAsStreamAsync());
        Assert.NotNull(package.GetEntry("word/charts/chart1.xml"));
        using HttpResponseMessage xlsx = await _site.Client.GetAsync($"{_site.Address}{Path(page)}/xlsx");
        using var book = new ZipArchive(await xlsx.Content.ReadAsStreamAsync());
        Assert.NotNull(book.GetEntry("xl/worksheets/sheet2.xml"));
    }

    [Fact]
    public async Task Text_IsEditedInPlace_AndAnUnknownPlaceholderIsNamedWithItsLine()
    {
        string path = Path(await DraftAsync());
        using HttpResponseMessage refused = await _site.SubmitAsync(path, $"{path}/text", [.. Fields, ("text", "各单位：\n共{应办项数}项。")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        IHtmlDocument again = await Site.ReadAsync(refused);
        Assert.Contains("正文第2行：没有占位符{应办项数}。是否为{应办}？", again.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("各单位：\n共{应办项数}项。", again.QuerySelector("#text-text")!.TextContent.ReplaceLineEndings("\n"));

        IHtmlDocument saved = await office.FollowAsync(
            await _site.SubmitAsync(path, $"{path}/text", [.. Fields, ("text", "各单位：\n共{应办}项，请于{整改期限}前完成。")])
        );
        string[] paragraphs = [.. saved.QuerySelectorAll(".paper > p:not(.issuer):not(.number)").Select(p => p.TextContent)];
        Assert.Equal("各单位：", paragraphs[0]);
        Assert.Matches("^共[0-9]+项，请于2021年3月19日前完成。$", paragraphs[1]);
    }

    [Fact]
    public async Task Issue_FreezesIt_AndOffersTheOfficesOwnItem_OnceAPersonSaysThatItsPartIsIn()
    {
        string path = Path(await DraftAsync());
        using HttpResponseMessage incomplete = await _site.SubmitAsync(path, $"{path}/issue", ("number", "安市安委办发"), ("mailTo", "none"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, incomplete.StatusCode);
        Assert.Null((await Site.ReadAsync(incomplete)).QuerySelector("#own-duty"));

        IHtmlDocument issued = await office.FollowAsync(
            await _site.SubmitAsync(
                path,
                $"{path}/issue",
                ("number", "安市安委办发〔2021〕12号"),
                ("on", "2021-03-05"),
                ("mailTo", "all"),
                ("role", "liaison")
            )
        );
        Assert.Equal("安市安委办发〔2021〕12号", issued.QuerySelector(".paper .number")!.TextContent);
        Assert.Null(issued.QuerySelector($"form[action='{path}/text']"));
        Assert.Contains("3月5日 周五 15:00批次", issued.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("【通报】", (await _site.PageAsync("/dispatch")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2021年2月", issued.QuerySelector("section[aria-labelledby=own-duty]")!.TextContent, StringComparison.Ordinal);

        const string item = $"{Site.ListId}_38b-monthly-bulletin_2021-02_anweiban";
        using HttpResponseMessage unticked = await _site.PostFromPageAsync(path, $"{path}/duty", ("item", item));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unticked.StatusCode);
        Assert.Equal(ItemState.Open, (await ItemAsync(item)).State);
        using HttpResponseMessage ticked = await _site.PostFromPageAsync(path, $"{path}/duty", ("item", item), ("hazards", "1"));
        Assert.EndsWith(item, ticked.Headers.Location!.ToString(), StringComparison.Ordinal);
        DueItem done = await ItemAsync(item);
        Assert.Equal((ItemState.Completed, new DateOnly(2021, 3, 5)), (done.State, done.CompletedOn));
        Assert.Contains("12号", (await _site.PageAsync($"/items/{item}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Span_OfAnUnknownTask_IsRefused_WithWhatWasTyped()
    {
        using HttpResponseMessage refused = await _site.PostFromPageAsync(
            "/bulletins",
            "/bulletins",
            ("from", "2021-02-01"),
            ("to", "2021-02-28"),
            ("tasks", "14、88")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(refused);
        Assert.Contains("清单没有第88项，请填写第1项至第40项之间的序号。", page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("14、88", page.QuerySelector("#new-tasks")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Charts_ShowTheYear_AndEachLineOfATableLeadsToItsItems()
    {
        IHtmlDocument page = await _site.PageAsync("/charts");
        IElement heat = page.QuerySelector("#heat-picture")!;
        Assert.NotNull(heat.QuerySelector("svg title"));
        IElement link = heat.QuerySelectorAll("tbody a").Single(a => a.TextContent == "汉滨区");
        Assert.Equal("/units/hanbin", link.GetAttribute("href"));
        Assert.Contains(
            "全年办理时间线",
            (await _site.PageAsync("/charts?unit=hanbin")).QuerySelector("figcaption")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Screen_RefreshesItself_AndNamesNoUnit_UnlessTheSettingSaysSo()
    {
        IHtmlDocument page = await _site.PageAsync("/screen");
        Assert.Equal("60", page.QuerySelector(".screen")!.GetAttribute("data-refresh"));
        Assert.Null(page.QuerySelector("nav"));
        Assert.DoesNotContain("汉滨区", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screen_NamesTheUnitsThatAreBehind_WhereTheSettingSaysSo()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 5), settings: [("Screen:Names", "true"), ("Screen:RefreshSeconds", "5")]);
        IHtmlDocument page = await site.PageAsync("/screen");
        Assert.Equal("10", page.QuerySelector(".screen")!.GetAttribute("data-refresh")); // no more often
        Assert.Contains("汉滨区", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leader_SeesNumbersUnitsAndDrafts_OnOnePage()
    {
        string draft = Path(await DraftAsync());
        using HttpResponseMessage submitted = await _site.PostFromPageAsync(draft, $"{draft}/submit", ("version", "0"));
        IElement main = (await _site.PageAsync("/leader")).QuerySelector("main")!;
        Assert.Equal(3, main.QuerySelectorAll(".big dd").Length);
        Assert.Contains("到期", main.QuerySelector("ol li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(main.QuerySelectorAll("ul li"), l => l.TextContent.StartsWith("2021年2月通报", StringComparison.Ordinal));
        Assert.Empty(main.QuerySelectorAll("form"));
    }

    private async Task<IHtmlDocument> DraftAsync() =>
        await office.FollowAsync(
            await _site.PostFromPageAsync("/bulletins", "/bulletins", ("from", "2021-02-01"), ("to", "2021-02-28"), ("cutOff", "2021-02-28"))
        );

    private async Task<DueItem> ItemAsync(string id)
    {
        Assert.True(DueItemKey.TryParse(id, out DueItemKey key));
        return (await _site.Parts.Work.RereadAsync(PeriodRef.Of(key), default)).Items[key.Unit].Value;
    }

    private static string Path(IHtmlDocument page) => page.QuerySelector("a[href$='/docx']")!.GetAttribute("href")![..^"/docx".Length];
}
