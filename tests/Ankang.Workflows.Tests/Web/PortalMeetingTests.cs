using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Two people at one item, a form sent twice, and the back button.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class PortalMeetingTests(JanuarySite january) : IClassFixture<JanuarySite>
{
    private readonly Site _site = january.Site;

    [Fact]
    public async Task Report_TellsWhoWasFirst_AndKeepsWhatWasTyped()
    {
        VisitedUnit unit = await january.CountyAsync();
        IElement mine = PortalFixture.Form(await _site.PageAsync(unit.Link), unit.Item, "");
        await ReportAsync(PortalFixture.Form(await _site.PageAsync(unit.Link), unit.Item, ""), "theirs", "安康日报");

        using HttpResponseMessage answer = await ReportAsync(mine, "mine", "也是安康日报");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Contains("该事项刚被更新，您填写的内容已保留，请核对后再报送。", page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            $"1月29日 09:00 {unit.Name}联络员：报送1篇，完成日期1月27日；累计1篇，尚差1篇，尚未办结。说明：安康日报",
            page.QuerySelector(".since")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(1, (await _site.ItemAsync(unit.Item)).Count);

        IElement kept = PortalFixture.Form(page, unit.Item, "");
        Assert.True(kept.Closest("details")!.HasAttribute("open"));
        Assert.Equal(
            ("也是安康日报", "2021-01-27"),
            (kept.QuerySelector("textarea")!.TextContent, ((IHtmlInputElement)kept.QuerySelector("[name=completedOn]")!).Value)
        );
        using HttpResponseMessage second = await _site.SendAsync(kept); // looked at, and sent all the same
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal((2, ItemState.Completed), ((await _site.ItemAsync(unit.Item)).Count, (await _site.ItemAsync(unit.Item)).State));
    }

    [Fact]
    public async Task Report_IsNoConflict_WithWhatTheSystemDidMeanwhile()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        VisitedUnit unit = await VisitedUnit.OfAsync(site, "hanbin", "14b-county-articles");
        IElement mine = PortalFixture.Form(await site.PageAsync(unit.Link), unit.Item, "");
        int version = (await site.ItemAsync(unit.Item)).HistoryCount;
        site.Clock.Now = new DateTimeOffset(2021, 2, 1, 9, 0, 0, TimeSpan.FromHours(8));
        await site.Parts.Dispatcher.RunAsync(Site.ListId, default);
        Assert.True((await site.ItemAsync(unit.Item)).HistoryCount > version); // the 提醒 that left
        using HttpResponseMessage answer = await site.SendAsync(mine, ("completedOn", "2021-01-27"), ("count", "1"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Report_SentTwice_IsOneAndNoConflictWithItself()
    {
        VisitedUnit unit = await january.CountyAsync();
        IElement form = PortalFixture.Form(await _site.PageAsync(unit.Link), unit.Item, "");
        string[] numbers = new string[2];
        for (int time = 0; time < 2; time++)
        {
            using HttpResponseMessage answer = await ReportAsync(form, "same", "安康日报");
            numbers[time] = (await Site.ReadAsync(answer)).QuerySelector(".facts .mono")!.TextContent;
        }

        Assert.Equal(numbers[0], numbers[1]);
        Assert.Equal(1, (await _site.ItemAsync(unit.Item)).Count);
    }

    [Fact]
    public async Task Report_ChangedAfterGoingBack_IsSaidNotToBeRecorded()
    {
        VisitedUnit unit = await january.CountyAsync();
        IElement form = PortalFixture.Form(await _site.PageAsync(unit.Link), unit.Item, "");
        await ReportAsync(form, "same", "安康日报");
        using HttpResponseMessage changed = await _site.SendAsync(form, ("request", "same"), ("completedOn", "2021-01-28"), ("count", "2"));
        IHtmlDocument receipt = await Site.ReadAsync(changed);
        Assert.Contains("该次填报此前已登记，这次改动的内容没有登记。", receipt.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("本次1篇，累计1篇，要求不少于2篇", receipt.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await _site.ItemAsync(unit.Item)).Count);
    }

    [Fact]
    public async Task Report_OfAClosedItem_HandsBackWhatWasTyped()
    {
        VisitedUnit unit = await january.CountyAsync();
        IElement mine = PortalFixture.Form(await _site.PageAsync(unit.Link), unit.Item, "");
        await _site.PostAsync(unit.Link, ("request", "r"), ("item", unit.Item), ("completedOn", "2021-01-27"), ("count", "2"));
        using HttpResponseMessage answer = await ReportAsync(mine, "mine", "写了很久的说明");
        IHtmlDocument receipt = await Site.ReadAsync(answer);
        Assert.Equal("无需重复报送", receipt.QuerySelector("h1")!.TextContent);
        Assert.Equal("写了很久的说明", receipt.QuerySelector(".kept")!.TextContent);
    }

    [Fact]
    public async Task Together_NoneIsRecorded_WhenOneOfThemWasChangedMeanwhile()
    {
        VisitedUnit unit = await january.CountyAsync();
        IHtmlDocument page = await _site.PageAsync(unit.Link);
        IElement form = page.QuerySelectorAll("form")
            .First(f => f.QuerySelectorAll("input[type=checkbox][name=item]").Length > 1 && f.QuerySelector("[name=count]") is null);
        string[] items = [.. form.QuerySelectorAll("input[type=checkbox][name=item]").Select(i => i.GetAttribute("value")!).Take(2)];
        (string, string)[] typed = [("item", items[0]), ("item", items[1]), ("completedOn", "2021-01-28"), ("note", "已落实")];
        await _site.PostAsync(unit.Link, ("request", "r"), ("item", items[1]), ("note", "进展"), ("completedOn", ""));
        bool isStanding = (await _site.HistoryAsync(items[1]))[^1].Event == HistoryEvent.ProgressNote;
        Assert.True(isStanding, $"{items[1]} must stay open for this test.");

        using HttpResponseMessage answer = await _site.SendAsync(form, typed);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Empty((await _site.ItemAsync(items[0])).Reports);
        IHtmlDocument again = await Site.ReadAsync(answer);
        Assert.Equal(
            items,
            again.QuerySelectorAll("input[type=checkbox][name=item]").Cast<IHtmlInputElement>().Where(i => i.IsChecked).Select(i => i.Value)
        );
    }

    [Fact]
    public async Task Together_LeadsToTheChoice_WhenNothingWasChosen()
    {
        VisitedUnit unit = await january.CountyAsync();
        IHtmlDocument page = await _site.PageAsync(unit.Link);
        IElement form = page.QuerySelectorAll("form").First(f => f.QuerySelector("fieldset") is not null);
        using HttpResponseMessage answer = await _site.SendAsync(form, ("completedOn", "2021-01-28"));
        page = await Site.ReadAsync(answer);
        IElement link = page.QuerySelectorAll("#errors a").First(a => a.TextContent == "请选择要报送的事项。");
        Assert.Equal("fieldset", page.GetElementById(link.GetAttribute("href")![1..])!.LocalName);
    }

    private Task<HttpResponseMessage> ReportAsync(IElement form, string request, string note) =>
        _site.SendAsync(form, ("request", request), ("completedOn", "2021-01-27"), ("count", "1"), ("note", note));
}
