using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.Tests.Web;

/// <summary>运行: for a person of the office, in a host that has orchestrations.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class RunningTests : IAsyncLifetime
{
    private const string Password = "jiantou-shanlu-7";
    private Site _site = null!;
    private FakeRuntime _runtime = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 18), shadow: true, signsIn: true);
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        _runtime = new FakeRuntime(_site.Clock.Now);
        _site.Runtime = _runtime;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Page_SaysWhatEachObligationWaitsFor()
    {
        IHtmlDocument page = await _site.PageAsync("/running");
        Assert.Equal("运行", page.QuerySelector("nav a[aria-current=page]")!.TextContent);
        // The dispatch first.
        Assert.Equal(["运行中", "运行中", "已完成", "出错，待补齐", "有问题"], page.QuerySelectorAll("tbody .tag").Select(t => t.TextContent));
        string[] problems = [.. page.QuerySelectorAll("tbody tr").Select(r => r.Children[3].TextContent)];
        Assert.Equal(["", "", "", "Storage was away.", "2021-q1: hanbin <b>cannot</b> be stepped"], problems);
        string[] next = [.. page.QuerySelectorAll("tbody tr td:nth-child(3)").Select(t => t.TextContent)];
        Assert.Equal("等待2月1日9时批次", next[0]);
        Assert.Contains("1月19日", next[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrations_AreStoppedUnderThePersonsName_AndStartedAgain()
    {
        using HttpResponseMessage stopped = await _site.SubmitAsync("/running", "/running/stop");
        IHtmlDocument page = await Site.ReadAsync(stopped);
        Assert.Contains("已停止2个责任事项的流程", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("张三", page.QuerySelector(".notice.yellow")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action='/running/stop']"));

        using HttpResponseMessage started = await _site.SubmitAsync("/running", "/running/start");
        Assert.Contains("已启动3个", (await Site.ReadAsync(started)).QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([$"stop {Site.ListId} 张三", $"start {Site.ListId}"], _runtime.Asked);
        Assert.Equal(
            ["停止流程：2个责任事项", "启动流程：3个责任事项"],
            (await _site.Parts.ListActs.ReadAsync(Site.ListId, default))
                .Where(a => a.Who.Id == "zhangsan")
                .Select(a => a.Text)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Export_IsMadeOnceADay()
    {
        using HttpResponseMessage first = await _site.SubmitAsync("/running", "/running/export");
        Assert.Contains("2021-01-18.jsonl.gz", (await Site.ReadAsync(first)).QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage second = await _site.SubmitAsync("/running", "/running/export");
        Assert.Contains("已经有了", (await Site.ReadAsync(second)).QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/running/start")]
    [InlineData("/running/stop")]
    [InlineData("/running/export")]
    public async Task Post_IsRefused_WithoutThePagesGuard(string address)
    {
        using HttpResponseMessage answer = await _site.PostAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_runtime.Asked);
    }

    [Theory]
    [InlineData(PersonRole.Reader)]
    [InlineData(PersonRole.Supervisor)]
    public async Task Page_IsForTheOfficeAlone(PersonRole role)
    {
        (string, string)[] fields = [("account", "lisi"), ("name", "李四"), ("role", role.ToString()), ("unit", "hanbin")];
        using HttpResponseMessage added = await _site.PostFromPageAsync("/people", "/people", fields);
        string link = new Uri((await Site.ReadAsync(added)).QuerySelector("input.link")!.GetAttribute("value")!).AbsolutePath;
        _site.Client = _site.NewClient();
        using HttpResponseMessage joined = await _site.PostFromPageAsync(link, link, ("password", Password), ("again", Password));
        await _site.PageAsync("/running", HttpStatusCode.Forbidden);
        Assert.Empty(_runtime.Asked);
    }

    [Fact]
    public async Task Page_AsksForSignIn()
    {
        _site.Client = _site.NewClient();
        await _site.PageAsync("/running", HttpStatusCode.Found);
    }

    [Fact]
    public async Task Page_IsNotThere_InAHostThatRunsByItself()
    {
        _site.Runtime = null;
        await _site.PageAsync("/running", HttpStatusCode.NotFound);
        Assert.DoesNotContain((await _site.PageAsync("/")).QuerySelectorAll("nav a"), a => a.TextContent == "运行");
    }
}
