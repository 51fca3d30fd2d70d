using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class RehearsalTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 1, 18));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("next", "next")]
    [InlineData("day", "1 days")]
    [InlineData("week", "7 days")]
    public async Task Bar_MovesTheClock_AndComesBack(string button, string move)
    {
        using HttpResponseMessage answer = await _site.PostFromPageAsync("/units", "/rehearsal", ("move", button), ("back", "/units"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/units", answer.Headers.Location!.ToString());
        Assert.Equal([move], _site.Moves.Moves);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    public async Task Bar_LeadsNowhereElse_WhateverTheFormSays(string back)
    {
        using HttpResponseMessage answer = await _site.PostFromPageAsync("/", "/rehearsal", ("move", "next"), ("back", back));
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Play_RefreshesPages_UntilAnyPost()
    {
        await _site.PostFromPageAsync("/", "/rehearsal", ("move", "play"), ("back", "/"));
        Assert.True(_site.Moves.IsPlaying);
        Assert.NotNull((await _site.PageAsync("/")).QuerySelector("meta[http-equiv=refresh]"));
        await _site.PostAsync($"/u/{await _site.TokenAsync("hanbin")}", ("item", "x"));
        Assert.False(_site.Moves.IsPlaying);
        Assert.Null((await _site.PageAsync("/")).QuerySelector("meta[http-equiv=refresh]"));
    }

    [Fact]
    public async Task Bar_SaysWhatAMoveCaused_AsLinks()
    {
        NoticeKey[] notices = [.. Enumerable.Range(1, 3).Select(i => new NoticeKey("o", $"p{i}", "hanbin", 1, NoticeTag.Of(Rung.Supervision)))];
        var mail = new MailRecord
        {
            Slot = "20210301T09",
            Addressee = "hanbin",
            Kind = NoticeKind.Supervision,
            To = [],
            Subject = "",
            Text = "",
            Date = default,
            State = MailState.Accepted,
            Notices = notices,
        };
        _site.Moves.LastMove = new MoveReport(ChinaTime.StartOf(new(2021, 2, 28)), ChinaTime.StartOf(new(2021, 3, 1)), 45, [mail]);
        IHtmlDocument page = await _site.PageAsync("/units");
        Assert.Equal(["打开45项", "发出1封", "3项升级为督办"], page.QuerySelectorAll(".rehearsal-caused a").Select(a => a.TextContent));
        foreach (AngleSharp.Dom.IElement link in page.QuerySelectorAll(".rehearsal-caused a"))
            await _site.PageAsync(link.GetAttribute("href")!);
    }

    [Fact]
    public async Task FirstVisit_LeadsThroughOneStory_UntilTheFirstMove()
    {
        Assert.Equal(3, (await _site.PageAsync("/")).QuerySelectorAll(".story li").Length);
        _site.Moves.LastMove = new MoveReport(default, default, 0, []);
        Assert.Null((await _site.PageAsync("/")).QuerySelector(".story"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    public async Task Visitor_IsTheOffice_WithoutSigningIn(string address)
    {
        IHtmlDocument page = await _site.PageAsync(address, address == "/" ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        Assert.Equal(
            ["总览", "事项", "单位", "约谈", "考核", "通报", "事故", "发件", "报表", "暂停", "清单"],
            page.QuerySelectorAll(".masthead nav a").Select(a => a.TextContent)
        );
        Assert.Null(page.QuerySelector(".signed-in"));
        await _site.PageAsync("/sign-in", HttpStatusCode.NotFound);
        await _site.PageAsync("/people", HttpStatusCode.NotFound);
        string guard = page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        using HttpResponseMessage moved = await _site.PostAsync("/rehearsal", ("move", "day"), ("form-token", guard));
        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
    }

    [Fact]
    public async Task Restart_IsAskedFirst_ThenDone()
    {
        await _site.PageAsync("/rehearsal/restart");
        Assert.Empty(_site.Moves.Moves);
        using HttpResponseMessage answer = await _site.PostFromPageAsync("/rehearsal/restart", "/rehearsal/restart");
        Assert.Equal(["restart"], _site.Moves.Moves);
    }
}
