using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Web.Routes;

namespace Ankang.Workflows.Tests.Web;

/// <summary>委托: for some days somebody may do what another may, under his own name; and 交接 of what somebody leaves.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class StandInTests : IAsyncLifetime
{
    private const string Item = "ankang-2021_14b-county-articles_2021-02_hanyin";
    private readonly RoutesSite _town = new();
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        await _town.InitializeAsync();
        _site = _town.Site;
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task AReader_ActsForThePersonOfTheOffice_OnTheDaysAlone_AndIsNamedSo()
    {
        Assert.Equal(HttpStatusCode.SeeOther, await NameAsync("zhangsan", "duzhe", "2021-03-08", "2021-03-09"));
        _site.Client = _town.Reader;
        await _site.PageAsync("/people", HttpStatusCode.Forbidden); // not yet

        _site.Clock.Now = _site.Clock.Now.AddDays(3);
        await SignInAnewAsync("duzhe");
        await _site.PageAsync("/people");
        using HttpResponseMessage done = await _site.SubmitAsync($"/items/{Item}", $"/items/{Item}/acts/waive", ("reason", "无此项工作"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Actor who = (await _site.HistoryAsync(Item))[^1].Who;
        Assert.Equal((ActorKind.Office, "duzhe", "王督（代张三）"), (who.Kind, who.Id, who.Name));

        _site.Clock.Now = _site.Clock.Now.AddDays(2);
        await SignInAnewAsync("duzhe");
        await _site.PageAsync("/people", HttpStatusCode.Forbidden); // not any more
        _site.Client = _town.Office;
    }

    [Fact]
    public async Task ASupervisor_SeesTheUnitsOfWhomHeStandsInFor_UntilItIsEnded()
    {
        HttpClient other = await _town.JoinAsync("wangfenguan", "汪分管", Workflows.Web.Site.PersonRole.Supervisor, "hanyin");
        Assert.Equal(HttpStatusCode.SeeOther, await NameAsync("lifenguan", "wangfenguan", "2021-03-05", "2021-03-31"));
        _site.Client = other;
        await _site.PageAsync("/supervisor/items/ankang-2021_14b-county-articles_2021-01_hanbin");
        await _site.PageAsync("/supervisor/items/ankang-2021_14b-county-articles_2021-01_hanyin");
        await _site.PageAsync("/supervisor/items/ankang-2021_14b-county-articles_2021-01_ziyang", HttpStatusCode.NotFound);
        _site.Client = _town.Office;
        using HttpResponseMessage ended = await _site.SubmitAsync("/people/lifenguan", "/people/lifenguan/stand-in/end");
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        _site.Client = other;
        await _site.PageAsync("/supervisor/items/ankang-2021_14b-county-articles_2021-01_hanbin", HttpStatusCode.NotFound);
        _site.Client = _town.Office;
        string[] lines = [.. (await _site.PageAsync("/people")).QuerySelectorAll("ul.changes li").Select(l => l.TextContent)];
        Assert.Single(lines, l => l.Contains("委托汪分管（wangfenguan）代理，2021年3月5日至2021年3月31日", StringComparison.Ordinal));
        Assert.Single(lines, l => l.Contains("结束对汪分管（wangfenguan）的委托", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_CannotBe_IsSaid()
    {
        (string Account, string By, string From, string To, string Why)[] rows =
        [
            ("zhangsan", "lifenguan", "2021-03-08", "2021-03-09", "只能委托只读人员"),
            ("lifenguan", "duzhe", "2021-03-08", "2021-03-09", "只能委托另一位分管领导"),
            ("zhangsan", "zhangsan", "2021-03-08", "2021-03-09", "请选择受托人"),
            ("zhangsan", "duzhe", "2021-03-09", "2021-03-08", "不能早于开始日期"),
            ("zhangsan", "duzhe", "2021-03-01", "2021-03-04", "不能早于开始日期和今天"),
            ("zhangsan", "duzhe", "2021-03-08", "2021-09-08", "委托最长92天"),
            ("zhangsan", "duzhe", "", "2021-03-09", "请填写委托开始的日期"),
        ];
        foreach ((string account, string by, string from, string to, string why) in rows)
        {
            using HttpResponseMessage answer = await _site.PostAsync(
                $"/people/{account}/stand-in",
                ("by", by),
                ("from", from),
                ("to", to),
                await GuardAsync()
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(why, (await Site.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatIsLeft_IsHandedToASuccessor_WhoSeesItUntilHeHasIt()
    {
        HttpClient lisi = await _town.JoinAsync("lisi", "李四", Workflows.Web.Site.PersonRole.Office);
        using HttpResponseMessage held = await _site.SubmitAsync(
            $"/items/{Item}",
            $"/items/{Item}/acts/hold",
            ("until", "2021-03-12"),
            ("reason", "等候答复")
        );
        Assert.Equal(HttpStatusCode.SeeOther, held.StatusCode);
        IHtmlDocument page = await _site.PageAsync("/people/zhangsan/handover");
        string left = page.QuerySelector("main")!.TextContent;
        Assert.Contains("草稿《", left, StringComparison.Ordinal);
        Assert.Contains("等候答复", left, StringComparison.Ordinal);

        using HttpResponseMessage done = await _site.SubmitAsync(
            "/people/zhangsan/handover",
            "/people/zhangsan/handover",
            ("to", "lisi"),
            ("note", "与市水利局口头约定，下周来人。")
        );
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.DoesNotContain("待接手", (await _site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal); // not his
        _site.Client = lisi;
        Assert.Contains(
            "张三于3月5日交接给您，草稿1件，暂缓和暂停1件",
            (await _site.PageAsync("/")).QuerySelector("main")!.TextContent.ReplaceLineEndings(""),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "下周来人",
            (await _site.PageAsync("/people/zhangsan/handover")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        using HttpResponseMessage received = await _site.SubmitAsync("/people/zhangsan/handover", "/people/zhangsan/handover/received");
        Assert.Equal(HttpStatusCode.SeeOther, received.StatusCode);
        Assert.DoesNotContain("待接手", (await _site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        string[] lines = [.. (await _site.PageAsync("/people")).QuerySelectorAll("ul.changes li").Select(l => l.TextContent)];
        Assert.Single(lines, l => l.Contains("交接给李四（lisi）：草稿1件，暂缓和暂停1件", StringComparison.Ordinal));
        Assert.Single(lines, l => l.Contains("已接手张三（zhangsan）的未了事项", StringComparison.Ordinal));
        _site.Client = _town.Office;
    }

    private async Task<HttpStatusCode> NameAsync(string account, string by, string from, string to)
    {
        using HttpResponseMessage answer = await _site.SubmitAsync(
            $"/people/{account}",
            $"/people/{account}/stand-in",
            ("by", by),
            ("from", from),
            ("to", to)
        );
        return answer.StatusCode;
    }

    // The days in between end every session.
    private async Task SignInAnewAsync(string account)
    {
        _site.Client = _site.NewClient();
        using HttpResponseMessage done = await _site.SignInAsync(account, RoutesSite.Password);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
    }

    // Where the page offers no form, a person may have one of before.
    private async Task<(string, string)> GuardAsync() =>
        ("form-token", ((IHtmlInputElement)(await _site.PageAsync("/people")).QuerySelector("input[name=form-token]")!).Value);
}
