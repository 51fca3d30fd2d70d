using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Web;

/// <summary>The supervisor's page; its tests each act on items of their own.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class SupervisorTests : IClassFixture<SupervisedSite>
{
    private readonly Site _site;
    private readonly HttpClient _office;

    public SupervisorTests(SupervisedSite supervised)
    {
        (_site, _office) = (supervised.Site, supervised.Office);
        _site.Client = supervised.Supervisor;
    }

    [Theory]
    [InlineData("/items")]
    [InlineData("/units/hanbin")]
    [InlineData("/outbox")]
    [InlineData("/dispatch")]
    [InlineData("/people")]
    [InlineData("/l/ankang-2021/items")]
    public async Task OfficesPages_AreNotTheSupervisors(string address)
    {
        IHtmlDocument page = await _site.PageAsync(address, HttpStatusCode.Forbidden);
        Assert.DoesNotContain("汉滨", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "/supervisor")]
    [InlineData("/l/ankang-2021/", "/l/ankang-2021/supervisor")]
    public async Task StartPage_LeadsToTheSupervisorsOwn(string address, string own)
    {
        using HttpResponseMessage answer = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(own, answer.Headers.Location!.ToString());
        IHtmlDocument page = await _site.PageAsync(own);
        Assert.Equal(["分管事项"], page.QuerySelectorAll(".masthead nav a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task Page_ShowsTheOwnUnitsAlone_TheHighestRungFirst()
    {
        IHtmlDocument page = await _site.PageAsync("/supervisor");
        var rows = page.QuerySelector("table.items")!
            .QuerySelectorAll("tbody tr")
            .Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToArray())
            .ToArray();
        Assert.True(rows.Length > 3);
        Assert.All(rows, r => Assert.Contains(r[1], new[] { "汉滨区", "市交通运输局" }));
        Assert.Contains(rows, r => r[1] == "汉滨区");
        Assert.Contains(rows, r => r[1] == "市交通运输局");
        string[] rungs = [.. rows.Select(r => r[3][..2])];
        Assert.Equal("约谈", rungs[0]);
        Assert.Equal(rungs.OrderBy(r => Array.IndexOf(["约谈", "督办", "提醒", "—"], r)), rungs);
        Assert.Contains("个工作日", rows[0][2], StringComparison.Ordinal);
        Assert.DoesNotContain("汉阴", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trend_CountsWhatWasLateAtEachWeeksEnd()
    {
        var key = new DueItemKey(Site.ListId, "08-members-study", "2021-01", "jiaotong");
        int before = (await LateAsync())[^1];
        await _site.Parts.Confirmations.ConfirmAsync(
            new ConfirmRequest(key, "r", new DateOnly(2021, 3, 4), 1, 0, null, null, Actor.Of("市交通运输局联络员")),
            default
        );
        int[] late = await LateAsync();
        Assert.Equal(8, late.Length);
        Assert.Equal(before - 1, late[^1]);
        Assert.Equal(0, late[0]); // 11—17 January: the list was not issued yet
        Assert.Equal(late[..^1].Order(), late[..^1]); // nobody confirmed anything until this week
    }

    [Fact]
    public async Task UnitsRow_AddsUp_WhenSomeItemsDoNotApply()
    {
        (int[] numbers, int late, int closed) = (await RowAsync("汉滨区安委会"), (await LateAsync())[^1], await ClosedAsync());
        string[] overdue =
        [
            .. (await _site.PageAsync("/supervisor"))
                .QuerySelector("table.items")!
                .QuerySelectorAll("tbody tr")
                .Where(r => r.QuerySelectorAll("td")[1].TextContent == "汉滨区")
                .Select(r => r.QuerySelector("a")!.GetAttribute("href")!.Split('/')[^1]),
        ];
        foreach (string item in overdue[^2..])
            Assert.IsType<Result<ItemAnswer>.Done>(
                await _site.Parts.OfficeService.NotApplicableAsync(
                    new ActRequest(Key(item), $"na-{item}", Actor.Of("市安委办")),
                    "没有此类事项",
                    default
                )
            );

        int[] after = await RowAsync("汉滨区安委会");
        Assert.Equal(numbers[0] - 2, after[0]);
        Assert.Equal(after[0], after[1..].Sum());
        Assert.Equal(late - 2, (await LateAsync())[^1]);
        Assert.Equal(closed, await ClosedAsync());
    }

    [Fact]
    public async Task Item_IsShownWithItsHistory_AndAnothersIsNot()
    {
        IHtmlDocument item = await _site.PageAsync("/supervisor/items/ankang-2021_08-members-study_2021-01_jiaotong");
        Assert.Contains("督办", item.QuerySelector(".ledger")!.TextContent, StringComparison.Ordinal);
        Assert.All(item.QuerySelectorAll("main a"), a => Assert.Equal("/supervisor", a.GetAttribute("href")));
        await _site.PageAsync("/supervisor/items/ankang-2021_08-members-study_2021-01_shuili", HttpStatusCode.NotFound);
        _site.Client = _office;
        await _site.PageAsync("/items/ankang-2021_08-members-study_2021-01_shuili");
        await _site.PageAsync("/supervisor", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Acknowledgement_IsRecordedWithItsOpinion_AndAskedForNoMore()
    {
        IHtmlDocument page = await _site.PageAsync("/supervisor");
        string[] asked = [.. page.QuerySelectorAll("input[name=item]").Select(i => i.GetAttribute("value")!)];
        Assert.True(asked.Length > 2);
        using HttpResponseMessage answer = await _site.PostFromPageAsync(
            "/supervisor",
            "/supervisor",
            ("request", "r1"),
            ("item", asked[0]),
            ("item", asked[1]),
            ("opinion", "请抓紧，周五前办结。<b>")
        );
        Assert.Equal("/supervisor?acknowledged=2", answer.Headers.Location!.ToString());
        IHtmlDocument after = await _site.PageAsync(answer.Headers.Location.ToString());
        Assert.Contains("已登记已阅2项", after.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(asked[2..], after.QuerySelectorAll("input[name=item]").Select(i => i.GetAttribute("value")!));

        // Sent twice, it stands once; unit and office read it in the history.
        using HttpResponseMessage again = await _site.PostFromPageAsync(
            "/supervisor",
            "/supervisor",
            ("request", "r1"),
            ("item", asked[0]),
            ("item", asked[1]),
            ("opinion", "请抓紧，周五前办结。<b>")
        );
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        _site.Client = _office;
        IHtmlDocument item = await _site.PageAsync($"/items/{asked[0]}");
        string line = Assert.Single(item.QuerySelectorAll(".ledger li").Select(l => l.TextContent), l =>
            l.Contains("阅示意见", StringComparison.Ordinal)
        );
        Assert.Contains("分管领导 李分管", line, StringComparison.Ordinal);
        Assert.Contains("请抓紧，周五前办结。<b>", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_KeepsTheOpinion_WhenNothingWasChosen()
    {
        using HttpResponseMessage answer = await _site.PostFromPageAsync("/supervisor", "/supervisor", ("opinion", "请抓紧"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Equal("请抓紧", page.QuerySelector("#opinion")!.TextContent);
        using HttpResponseMessage foreign = await _site.PostFromPageAsync(
            "/supervisor",
            "/supervisor",
            ("item", "ankang-2021_08-members-study_2021-01_shuili")
        );
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task MailsLink_OpensTheSamePage_WithoutSigningIn()
    {
        var list = await _site.ListAsync();
        string link = new Uri(_site.Parts.SupervisorLink(list, list.Directory["jiaotong"])).AbsolutePath;
        _site.Client = _site.NewClient();
        IHtmlDocument page = await _site.PageAsync(link);
        Assert.Contains("市交通运输局", page.QuerySelector(".sub")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("nav, .signed-in"));
        string asked = page.QuerySelector("input[name=item]")!.GetAttribute("value")!;
        await _site.PageAsync(page.QuerySelector("table.items a")!.GetAttribute("href")!);
        using HttpResponseMessage unsaid = await _site.PostAsync(link, ("request", "r"), ("item", asked), ("opinion", "请抓紧"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        IHtmlDocument again = await Site.ReadAsync(unsaid);
        Assert.Equal("请选择由谁登记。", again.QuerySelector("#by-error")!.TextContent.Trim());
        Assert.Equal("请抓紧", again.QuerySelector("#opinion")!.TextContent);
        using HttpResponseMessage unnamed = await _site.PostAsync(link, ("request", "r"), ("item", asked), ("by", "other"));
        Assert.Contains("请填写代为登记人的姓名。", (await Site.ReadAsync(unnamed)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage answer = await _site.PostAsync(link, ("request", "r"), ("item", asked), ("by", "self"));
        Assert.Equal($"{link}?acknowledged=1", answer.Headers.Location!.ToString());
        IReadOnlyList<HistoryEntry> history = await _site.Parts.Work.HistoryAsync(
            DueItemKey.TryParse(asked, out DueItemKey key) ? key : default,
            default
        );
        Assert.Equal(("市交通运输局分管领导", ActorChannel.SupervisorLink), (history[^1].Who.Name, history[^1].Who.Channel));
        Assert.Contains("（经邮件入口登记）", history[^1].Text, StringComparison.Ordinal);
        using HttpResponseMessage other = await _site.PostAsync(
            link,
            ("request", "r2"),
            ("item", asked),
            ("by", "other"),
            ("name", "赵六"),
            ("opinion", "分管领导要求周五前办结")
        );
        Assert.Equal(HttpStatusCode.SeeOther, other.StatusCode);
        history = await _site.Parts.Work.HistoryAsync(key, default);
        Assert.Equal("赵六（受市交通运输局分管领导委托）", history[^1].Who.Name);
        await _site.PageAsync($"{link}x", HttpStatusCode.NotFound);
        await _site.PageAsync($"/s/{await _site.TokenAsync("jiaotong")}", HttpStatusCode.NotFound); // a unit's link is none of a supervisor
    }

    private static DueItemKey Key(string text) => DueItemKey.TryParse(text, out DueItemKey key) ? key : throw new FormatException(text);

    // 已到期, then its parts.
    private async Task<int[]> RowAsync(string unit)
    {
        IHtmlDocument page = await _site.PageAsync("/supervisor");
        IElement row = page.QuerySelectorAll("table.grid tbody tr").Single(r => r.QuerySelector("th")?.TextContent == unit);
        return [.. row.QuerySelectorAll("td.num").Select(c => int.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture))];
    }

    private async Task<int> ClosedAsync()
    {
        IHtmlDocument page = await _site.PageAsync("/supervisor");
        IElement week = page.QuerySelectorAll("tbody td.trend")[^1].ParentElement!;
        return int.Parse(week.QuerySelectorAll("td.num")[1].TextContent, System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<int[]> LateAsync()
    {
        IHtmlDocument page = await _site.PageAsync("/supervisor");
        return
        [
            .. page.QuerySelectorAll("tbody td.trend")
                .Select(t => int.Parse(t.PreviousElementSibling!.TextContent, System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }
}
