using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;

namespace Ankang.Workflows.Tests.Web;

/// <summary>The supervisor of two units on 5 March 2021, nothing confirmed but one article.</summary>
public sealed class SupervisorTests : IAsyncLifetime
{
    private const string Password = "jiantou-shanlu-7";
    private Site _site = null!;
    private HttpClient _office = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 3, 5), shadow: false, signsIn: true);
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        _office = _site.Client;
        using HttpResponseMessage added = await _site.PostFromPageAsync("/people", "/people", ("account", "li"), ("name", "李分管"), ("role", "Supervisor"), ("unit", "hanbin"), ("unit", "jiaotong"));
        string link = new Uri((await Site.ReadAsync(added)).QuerySelector("input.link")!.GetAttribute("value")!).AbsolutePath;
        _site.Client = _site.NewClient();
        using HttpResponseMessage done = await _site.PostFromPageAsync(link, link, ("password", Password), ("again", Password));
        Assert.Equal("/supervisor", done.Headers.Location!.ToString());
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

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
        var rows = page.QuerySelector("table.items")!.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToArray()).ToArray();
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
        await _site.Parts.Confirmations.ConfirmAsync(new ConfirmRequest(key, "r", new DateOnly(2021, 3, 4), 1, 0, null, null, "市交通运输局联络员"), default);
        int[] late = await LateAsync();
        Assert.Equal(8, late.Length);
        Assert.Equal(before - 1, late[^1]);
        Assert.Equal(0, late[0]);   // 11—17 January: the list was not issued yet
        Assert.Equal(late[..^1].Order(), late[..^1]);   // nobody confirmed anything until this week
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

    private async Task<int[]> LateAsync()
    {
        IHtmlDocument page = await _site.PageAsync("/supervisor");
        return [.. page.QuerySelectorAll("td.trend").Select(t => int.Parse(t.PreviousElementSibling!.TextContent, System.Globalization.CultureInfo.InvariantCulture))];
    }
}
