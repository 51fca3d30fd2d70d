using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Security;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Tests.Web;

/// <summary>安全日志: who came in, was turned away, took something out or did something.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class SecurityLogTests
{
    private const string Password = "jiantou-shanlu-7";

    [Fact]
    public async Task Log_TellsOfSignIns_Failures_Links_Keys_Exports_AndActs_WithoutAnySecret()
    {
        await using Site site = await StartAsync();
        HttpClient office = site.Client;
        string token = await site.TokenAsync("hanbin");

        site.Client = site.NewClient();
        (await site.SignInAsync("zhangsan", "wrong-password-1")).Dispose();
        (await site.SignInAsync("my-own-password", "x")).Dispose();
        await site.PageAsync($"/u/{token}");
        await site.PageAsync($"/u/{token}");
        await site.PageAsync("/u/nonsense", HttpStatusCode.NotFound);
        using (HttpRequestMessage call = new(HttpMethod.Get, new Uri("/api/lists", UriKind.Relative)))
        {
            call.Headers.Add("X-Api-Key", Site.Key);
            (await site.Client.SendAsync(call)).Dispose();
        }

        (await site.Client.GetAsync(new Uri("/api/lists", UriKind.Relative))).Dispose();
        site.Client = office;
        (await site.Client.GetByteArrayAsync(new Uri("/items.xlsx", UriKind.Relative))).ToString();
        (await site.PostFromPageAsync("/people", "/people", ("account", "lisi"), ("name", "李四"), ("role", "Reader"))).Dispose();

        string[] lines = [.. (await LinesAsync(site)).Select(l => $"{l.Kind}|{l.Who}|{l.Channel}|{l.Text}")];
        Assert.Contains("SignIn|市安委办 张三|登录|登录成功", lines);
        Assert.Contains("Failure|zhangsan|登录|登录：密码不正确，或已锁定", lines);
        Assert.Contains("Failure|||登录：账号不存在或密码不正确，或已锁定", lines);
        Assert.Single(lines, l => l.StartsWith("Link|汉滨区安委会联络员", StringComparison.Ordinal)); // once an hour
        Assert.Contains("Failure|||打开 /u/…：入口无效或已失效", lines);
        Assert.Contains(lines, l => l.StartsWith("Key|", StringComparison.Ordinal) && l.EndsWith("|接口|打开 /api/lists", StringComparison.Ordinal));
        Assert.Contains("Failure|||打开 /api/lists：未登录或密钥不对", lines);
        Assert.Contains("Export|市安委办 张三|登录|打开 /items.xlsx", lines);
        Assert.Contains("Act|市安委办 张三|登录|提交 /people", lines);
        string all = string.Join('\n', lines);
        Assert.DoesNotContain(token, all, StringComparison.Ordinal);
        Assert.DoesNotContain(Site.Key, all, StringComparison.Ordinal);
        Assert.DoesNotContain("my-own-password", all, StringComparison.Ordinal); // a password typed as an account
        Assert.DoesNotContain("wrong-password-1", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyFailures_AreAnAlert_OnceAnHour_UntilSomebodyHasLookedIntoIt()
    {
        await using Site site = await StartAsync(("SecurityLog:AlertFailures", "3"));
        for (int i = 0; i < 6; i++)
            await site.PageAsync($"/u/nonsense{i}", HttpStatusCode.NotFound);
        Assert.Equal(
            3,
            (await LinesAsync(site)).Count(l => l.Kind == SecurityKind.Failure && l.Text.StartsWith("打开 /u/", StringComparison.Ordinal))
        );
        Assert.Single(await LinesAsync(site), l => l.Kind == SecurityKind.Alert);
        Assert.Single(site.Log.Lines, l => l.StartsWith("3 failures or more", StringComparison.Ordinal));
        Assert.Contains(
            "一小时内失败3次以上",
            (await site.PageAsync("/")).QuerySelector("#mine ~ [role=alert]")!.TextContent,
            StringComparison.Ordinal
        );

        using HttpResponseMessage looked = await site.SubmitAsync("/security-log", "/security-log/looked");
        Assert.Equal(HttpStatusCode.SeeOther, looked.StatusCode);
        Assert.Null((await site.PageAsync("/")).QuerySelector("#mine ~ [role=alert]"));
        site.Clock.Now += TimeSpan.FromHours(2);
        for (int i = 0; i < 2; i++)
            await site.PageAsync($"/u/nonsense{i}", HttpStatusCode.NotFound);
        Assert.Single(await LinesAsync(site), l => l.Kind == SecurityKind.Alert);
        await site.PageAsync("/u/nonsense2", HttpStatusCode.NotFound);
        Assert.Equal(2, (await LinesAsync(site)).Count(l => l.Kind == SecurityKind.Alert));
    }

    [Fact]
    public async Task Lines_AreKeptForTheMonthsOfTheSetting_AndSweptAfterThem()
    {
        await using Site site = await StartAsync(("SecurityLog:Months", "7"));
        string january = SecurityTable.MonthOf(site.Clock.Now);
        site.Clock.Now = site.Clock.Now.AddMonths(7);
        await site.SignInAsync("zhangsan", Password);
        Assert.NotEmpty(await site.Store.ReadAsync(StoreTable.Security, january, null, null, default));
        Assert.Contains(january, (await site.PageAsync("/security-log")).QuerySelectorAll("select[name=month] option").Select(o => o.TextContent));

        site.Clock.Now = site.Clock.Now.AddMonths(1);
        await site.SignInAsync("zhangsan", Password);
        Assert.Empty(await site.Store.ReadAsync(StoreTable.Security, january, null, null, default));
    }

    [Fact]
    public async Task EveryForm_HasItsWordsInChinese()
    {
        await using Site site = await StartAsync();
        string[] forms =
        [
            .. site
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
                .Select(e => $"/{e.RoutePattern.RawText!.Trim('/')}")
                .Where(r => !r.StartsWith("/l/", StringComparison.Ordinal)),
        ];
        Assert.True(forms.Length > 80);
        Assert.DoesNotContain(forms, f => RequestWords.Act(f.Split('/', StringSplitOptions.RemoveEmptyEntries)) is null);
    }

    [Theory]
    [InlineData(SecurityKind.Act, "提交 /people/lisi/stand-in", "登记委托")]
    [InlineData(SecurityKind.Act, "提交 /l/ankang-2021/people/lisi/stand-in/end", "结束委托")]
    [InlineData(SecurityKind.Act, "提交 /u/…", "报送")]
    [InlineData(SecurityKind.Failure, "提交 /units/hanbin/revoke：没有权限", "作废旧入口：没有权限")]
    [InlineData(SecurityKind.Failure, "打开 /u/…：入口无效或已失效", "打开报送入口：入口无效或已失效")]
    [InlineData(SecurityKind.Export, "打开 /items.xlsx", "导出事项")]
    [InlineData(SecurityKind.Key, "打开 /api/lists", "打开接口")]
    [InlineData(SecurityKind.Failure, "打开 /nowhere：没有权限", "打开页面：没有权限")]
    [InlineData(SecurityKind.SignIn, "登录成功", "登录成功")]
    public void ALine_IsSaidInTheWordsOfThePages(object kind, string text, string said) =>
        Assert.Equal(said, RequestWords.Of((SecurityKind)kind, text));

    [Fact]
    public async Task Page_IsTheOfficesAlone_AndExports()
    {
        await using Site site = await StartAsync();
        IHtmlDocument page = await site.PageAsync("/security-log?kind=SignIn");
        Assert.All(page.QuerySelectorAll("tbody tr td:nth-child(2)"), c => Assert.Equal("登录", c.TextContent));
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
        (await site.PostFromPageAsync("/people", "/people", ("account", "lisi"), ("name", "李四"), ("role", "Reader"))).Dispose();
        IElement act = (await site.PageAsync("/security-log?kind=Act")).QuerySelector("tbody tr td:last-child")!;
        Assert.Equal(("添加人员", "提交 /people"), (act.QuerySelector("summary")!.TextContent, act.QuerySelector("span.mono")!.TextContent));
        using HttpResponseMessage file = await site.Client.GetAsync(new Uri("/security-log.xlsx", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task WhatItTellsOf_GoesOn_WhereItCannotBeWritten()
    {
        await using Site site = await StartAsync();
        await site.PageAsync("/u/nonsense", HttpStatusCode.NotFound);
        site.Store.IsAway = true;
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri("/api/lists", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        site.Store.IsAway = false;
        await site.PageAsync("/privacy");
        Assert.Contains(site.Log.Lines, l => l.StartsWith("The security log could not be written: Failure - ", StringComparison.Ordinal));
    }

    private static async Task<Site> StartAsync(params (string Key, string Value)[] settings)
    {
        Site site = await Site.StartAsync(new DateOnly(2021, 1, 18), shadow: true, signsIn: true, settings: settings);
        await site.FirstPersonAsync("zhangsan", "张三", Password);
        return site;
    }

    private static async Task<IReadOnlyList<SecurityEntry>> LinesAsync(Site site)
    {
        // On one connection an answer comes when what was before it is written down.
        await site.PageAsync("/privacy");
        return await site.SecurityLog.ReadAsync(SecurityTable.MonthOf(site.Clock.Now), default);
    }
}
