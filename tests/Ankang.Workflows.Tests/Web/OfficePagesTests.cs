using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class OfficePagesTests(MarchSite march) : IClassFixture<MarchSite>
{
    private const string Item = "/items/ankang-2021_08-members-study_2021-01_jiaotong";
    private readonly Site _site = march.Site;

    [Fact]
    public async Task Overview_SaysWhatNeedsTheOffice_BeforeAllElse()
    {
        IHtmlDocument page = await _site.PageAsync("/");
        IElement main = page.QuerySelector("main")!;
        string[] order = ["待我处理", "下一批次", "2021年一览", "上次发送"];
        int[] places = [.. order.Select(o => main.TextContent.IndexOf(o, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.NotNull(page.QuerySelector(".counts a[href='/interviews']"));
        Assert.NotNull(page.QuerySelector("a[href='/items?need=coordinate']"));
        Assert.Equal(40, page.QuerySelectorAll("table.year tbody tr:not(.heading)").Length);
    }

    [Fact]
    public async Task Overview_CountsWhatItLinksTo()
    {
        IHtmlDocument page = await _site.PageAsync("/");
        var cell = (IHtmlAnchorElement)page.QuerySelector("table.year td.red a[href='/items?task=8&month=1']")!;
        Assert.Equal("0/45", cell.QuerySelector("b")!.TextContent);
        Assert.Equal("逾期45", cell.QuerySelector("small")!.TextContent);
        IHtmlDocument items = await _site.PageAsync(cell.GetAttribute("href")!);
        Assert.Equal(45, items.QuerySelectorAll("table.items tbody tr").Length);
    }

    [Fact]
    public async Task Overview_ShowsTheVeryMailsThatAreToLeave()
    {
        IHtmlDocument dispatch = await _site.PageAsync("/dispatch");
        var first = (IHtmlAnchorElement)dispatch.QuerySelector("table.mails td.main a")!;
        IHtmlDocument mail = await _site.PageAsync(first.GetAttribute("href")!);
        Assert.Contains("尚未发出", mail.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(first.TextContent, mail.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/?by=unit", "市交通运输局")]
    [InlineData("/?by=time", "现处约谈")]
    [InlineData("/?by=task&late=1&unit=hanbin", "逾期")]
    [InlineData("/items?need=interview", "约谈待研究")]
    [InlineData("/items?task=14&unit=hanbin&sort=due&dir=desc", "新闻宣传稿件")]
    [InlineData("/items?unit=nobody", "没有符合条件的事项")]
    [InlineData("/units", "汉滨区安委会")]
    [InlineData("/units/hanbin", "hanbin.liaison@example.org")]
    [InlineData("/units/jiaotong", "样例数据")]
    [InlineData("/outbox", "督办")]
    [InlineData("/outbox?person=hanbin.liaison%40example.org", "hanbin.liaison@example.org")]
    [InlineData("/rehearsal/restart", "重新开始模拟运行")]
    public async Task Page_Answers_WithWhatItIsFor(string address, string words)
    {
        IHtmlDocument page = await _site.PageAsync(address);
        Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "模拟运行（演练）· 虚拟时间 2021年3月5日 周五 09:00 · 邮件只存入发件箱，不会发出",
            Text(page.QuerySelector(".rehearsal-what")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Item_TellsItsPublishedWords_ItsNextStep_AndItsHistoryNewestFirst()
    {
        IHtmlDocument page = await _site.PageAsync(Item);
        string text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("市级各部门每月至少开展1次专题学习", text, StringComparison.Ordinal);
        Assert.Contains("逾期未办结", text, StringComparison.Ordinal);
        Assert.Contains("是否约谈由市安委办研究决定", text, StringComparison.Ordinal);
        string[] lines = [.. page.QuerySelectorAll(".ledger li").Select(l => l.TextContent)];
        Assert.Contains("约谈", lines[0], StringComparison.Ordinal);
        Assert.Contains("待办事项生成", lines[^1], StringComparison.Ordinal);
        IHtmlDocument mail = await _site.PageAsync(page.QuerySelector(".ledger a")!.GetAttribute("href")!);
        Assert.Contains("约谈事项告知", mail.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_SaysWhatHappensNextAndWhen_WhileTheLadderIsClimbed()
    {
        IHtmlDocument page = await _site.PageAsync("/items/ankang-2021_08-members-study_2021-02_jiaotong");
        Assert.Contains("若未登记已阅，3月10日 09:00 发请阅提示", page.QuerySelector(".next")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_IsShownToItsReader_InAFrameWithoutScript()
    {
        const string address = "/outbox/20210201T09_jiaotong_reminder";
        IHtmlDocument page = await _site.PageAsync(address);
        IElement frame = page.QuerySelector("iframe")!;
        Assert.Equal("allow-top-navigation-by-user-activation", frame.GetAttribute("sandbox"));
        Assert.Contains("Message-Id:", page.QuerySelector("pre.source")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("/u/", page.QuerySelector("a.primary")!.GetAttribute("href"), StringComparison.Ordinal);

        using HttpResponseMessage html = await _site.Client.GetAsync(new Uri(frame.GetAttribute("src")!, UriKind.Relative));
        string policy = html.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/items/no-such-item")]
    [InlineData("/items/ankang-2021_08-members-study_2021-01_nobody")]
    [InlineData("/units/nobody")]
    [InlineData("/outbox/20210201T09_nobody_reminder")]
    [InlineData("/outbox/../../etc")]
    [InlineData("/dispatch/20219901T09_hanbin_reminder")]
    [InlineData("/nowhere")]
    public async Task Page_IsNotFound_WhenThereIsNothing(string address) => await _site.PageAsync(address, HttpStatusCode.NotFound);

    [Fact]
    public async Task Page_CarriesTheHeadersThatGuardIt()
    {
        using HttpResponseMessage page = await _site.Client.GetAsync(new Uri("/", UriKind.Relative));
        string policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
        IHtmlDocument document = await Site.ReadAsync(page);
        Assert.All(document.QuerySelectorAll("[src],[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!), a =>
            Assert.Matches("^(/|#|data:,)", a)
        );
        Assert.Empty(document.QuerySelectorAll("[style],script:not([src])"));
    }

    [Fact]
    public async Task Stylesheet_IsServedFromTheLibrary_UnderItsVersion()
    {
        IHtmlDocument page = await _site.PageAsync("/");
        using HttpResponseMessage css = await _site.Client.GetAsync(
            new Uri(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, UriKind.Relative)
        );
        Assert.Equal("text/css", css.Content.Headers.ContentType!.MediaType);
        Assert.Contains("prefers-color-scheme: dark", await css.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ChangesNothing_OnAnyPage()
    {
        int before = _site.Store.Commits;
        string token = await _site.TokenAsync("hanbin");
        foreach (
            string address in new[]
            {
                "/",
                "/?by=unit",
                "/?by=time",
                "/items",
                Item,
                "/units",
                "/units/hanbin",
                "/outbox",
                "/dispatch",
                "/interviews",
                "/pauses",
                "/tasks/8",
                "/?by=matrix",
                "/items.xlsx",
                "/units/import",
                "/units/hanbin/revoke",
                "/rehearsal/restart",
                $"/u/{token}",
                "/health",
            }
        )
            await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(before, _site.Store.Commits);
    }

    private static string Text(IElement element) =>
        string.Concat(element.TextContent.Split('\n').Select(l => l.Trim())).Replace("） ·", "）·", StringComparison.Ordinal);
}
