using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Tests.Web;

/// <summary>尚未告知 on the pages, and what the office records of telling by other means.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class TellingsTests : IAsyncLifetime
{
    private const string Item = $"/items/{Site.ListId}_08-members-study_2021-01_jiaotong";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 1, 29), shadow: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Pages_SayThatAUnitWasNotTold_AndWhy()
    {
        string facts = (await _site.PageAsync(Item)).QuerySelector("dl.facts")!.TextContent;
        Assert.Contains("尚未告知", facts, StringComparison.Ordinal);
        Assert.Contains("试运行，邮件只存文件", facts, StringComparison.Ordinal);
        string unit = (await _site.PageAsync("/units/jiaotong")).QuerySelector("dl.facts")!.TextContent;
        Assert.Contains("尚未告知", unit, StringComparison.Ordinal);
        Assert.Contains("任务告知邮件（只存文件，未发给单位）", unit, StringComparison.Ordinal);
        Assert.Contains("jiaotong", (await _site.PageAsync("/units?flag=untold")).QuerySelector("table")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact] // what is told in the next slot by itself asks nothing of the office
    public async Task Overview_WarnsOfWhoWasNotTold_OnceASlotHasPassed()
    {
        using HttpResponseMessage on = await _site.SubmitAsync("/checks", "/activate", ("year", "2021"), ("aware", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, on.StatusCode);
        Assert.DoesNotContain(
            "尚未告知",
            (await _site.PageAsync("/")).QuerySelector("[aria-labelledby=mine]")!.TextContent,
            StringComparison.Ordinal
        );
        _site.Mails.Unknown.Add("jiaotong.liaison@example.org");
        await _site.MoveToAsync(new DateOnly(2021, 2, 1));
        Assert.Contains(
            "尚未告知 1个单位",
            (await _site.PageAsync("/")).QuerySelector("[aria-labelledby=mine]")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Checks_SayBeforeActivation_WhomItWouldTellTooLate()
    {
        IHtmlDocument page = await _site.PageAsync("/checks");
        string red = page.QuerySelectorAll(".notice.red")
            .First(n => n.TextContent.Contains("告知不足3个工作日", StringComparison.Ordinal))
            .TextContent;
        Assert.Contains("完成时限不变", red, StringComparison.Ordinal);
        Assert.Contains("第8项", red, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_RecordsACall_OnTheItem()
    {
        using HttpResponseMessage answer = await _site.SubmitAsync(Item, $"{Item}/acts/told-phone", ("until", "2021-01-29"), ("whom", "张三主任"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        IHtmlDocument page = await _site.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("已电话通知张三主任（1月29日，市安委办", page.QuerySelector(".ledger li")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("尚未告知", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_RecordsALetter_OfAllThatAUnitHasInHand()
    {
        using HttpResponseMessage wrong = await _site.SubmitAsync(
            "/units/shuili",
            "/units/shuili/told",
            ("kind", "paper"),
            ("on", "2021-01-30"),
            ("whom", "")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        IHtmlDocument again = await Site.ReadAsync(wrong);
        Assert.Contains("请填写通知对象。", again.QuerySelector("#told")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("通知日期不能晚于今天（1月29日）。", again.QuerySelector("#told")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage answer = await _site.SubmitAsync(
            "/units/shuili",
            "/units/shuili/told",
            ("kind", "paper"),
            ("on", "2021-01-28"),
            ("whom", "李四")
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        IElement facts = (await _site.PageAsync("/units/shuili")).QuerySelector("dl.facts")!;
        Assert.Contains("已书面通知李四（1月28日，市安委办", facts.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("尚未告知", facts.TextContent, StringComparison.Ordinal);
        string item = (await _site.PageAsync($"/items/{Site.ListId}_08-members-study_2021-01_shuili")).QuerySelector(".ledger")!.TextContent;
        Assert.Contains("已书面通知李四（1月28日，市安委办", item, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/items?need=untold", "/items?need=untold&done=told")]
    [InlineData("/units?flag=untold", "/units?flag=untold&done=told")]
    public async Task Office_RecordsACall_WhereTheUnitsThatWaitAreShown(string page, string back)
    {
        // On trial nobody is told, and nothing waits: in earnest a unit without mail does.
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18), inEarnest: true);
        ListInForce list = await site.ListAsync();
        string unit = list.Told.Of("shuili")[0].Unit;
        await site.Parts.Told.TakeBackAsync(Site.ListId, unit, list.Told.Of(unit)[0].Id, "550 5.1.1", default);
        using HttpResponseMessage wrong = await site.SubmitAsync(
            page,
            "/units/told",
            ("unit", unit),
            ("kind", "phone"),
            ("on", "2021-01-18"),
            ("whom", "")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("请填写通知对象。", (await Site.ReadAsync(wrong)).QuerySelector("#told")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage answer = await site.SubmitAsync(
            page,
            "/units/told",
            ("unit", unit),
            ("kind", "phone"),
            ("on", "2021-01-18"),
            ("whom", "李四")
        );
        Assert.Equal((HttpStatusCode.SeeOther, back), (answer.StatusCode, answer.Headers.Location!.ToString()));
        IHtmlDocument after = await site.PageAsync(back);
        Assert.Contains("告知已登记", after.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await site.ListAsync()).Told.First(unit, "08-members-study"));
    }

    [Fact] // two people who had their mails on one day are one line, of all that either was told
    public async Task PeopleToldAlike_AreOneLine_OnThePagesOfUnitAndItem()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18), inEarnest: true);
        Telling first = Assert.Single((await site.ListAsync()).Told.Of("jiaotong"));
        Telling[] others =
        [
            first with
            {
                Id = $"{first.Id}-2",
                Duties = ["08-members-study", "16-bureau-meetings"],
            },
            first with
            {
                Id = $"{first.Id}-3",
                Kind = TellingKind.Phone,
                Whom = "李四",
            },
        ];
        await site.Parts.Told.AddAsync(Site.ListId, others, default);

        string[] unit = Lines(await site.PageAsync("/units/jiaotong"));
        int duties = first.Duties.Union(others[0].Duties).Count();
        Assert.True(duties > first.Duties.Length);
        Assert.Equal(2, unit.Length);
        Assert.Single(unit, $"1月18日 任务告知邮件（{duties}项责任事项）");
        Assert.Single(unit, l => l.StartsWith("已电话通知李四", StringComparison.Ordinal));
        string[] item = Lines(await site.PageAsync($"/items/{Site.ListId}_08-members-study_2021-01_jiaotong"));
        Assert.Equal(2, item.Length);
        Assert.Single(item, "1月18日 任务告知邮件");

        static string[] Lines(IHtmlDocument page) =>
            [
                .. page.QuerySelectorAll("dl.facts dt")
                    .First(t => t.TextContent == "告知")
                    .NextElementSibling!.QuerySelectorAll("div")
                    .Select(d => d.TextContent.Trim()),
            ];
    }

    [Fact]
    public async Task TheUnitsOwnPage_AndTheApi_SayWhenAndHowItWasTold()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29), inEarnest: true);
        string token = await site.TokenAsync("jiaotong");
        string item = $"{Site.ListId}_08-members-study_2021-01_jiaotong";
        IHtmlDocument page = await site.PageAsync($"/u/{token}/");
        Assert.Contains("已告知（1月18日，任务告知邮件）", page.QuerySelector($"[id='{item}']")!.TextContent, StringComparison.Ordinal);
        IHtmlDocument one = await site.PageAsync($"/u/{token}/items/{item}");
        Assert.Contains("已告知（1月18日，任务告知邮件）", one.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);

        using var ask = new HttpRequestMessage(HttpMethod.Get, $"/api/items/{item}");
        ask.Headers.Add("X-Api-Key", Site.Key);
        using HttpResponseMessage answer = await site.Client.SendAsync(ask);
        string json = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"toldOn\":\"2021-01-18\"", json, StringComparison.Ordinal);
        Assert.Contains("\"toldBy\":\"mail\"", json, StringComparison.Ordinal);
    }
}
