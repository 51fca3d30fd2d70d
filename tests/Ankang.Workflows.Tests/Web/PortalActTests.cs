using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Acts;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Web;

/// <summary>What a unit does to an item besides reporting, as it does it: from the page, by its forms.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class PortalActTests(JanuarySite january) : IClassFixture<JanuarySite>
{
    private readonly Site _site = january.Site;

    [Fact]
    public async Task Extension_IsAskedInPlace_AndTheCardSaysSo()
    {
        VisitedUnit unit = await january.MemberAsync();
        IElement form = PortalFixture.Form(await _site.PageAsync(unit.Link), unit.Item, "/extension");
        (string, string)[] typed = [("reason", "讲师因故改期"), ("progress", "材料已备"), ("until", "2021-02-20")];
        using HttpResponseMessage answer = await _site.SendAsync(form, typed);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.EndsWith($"#{unit.Item}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        IHtmlDocument page = await _site.PageAsync(answer.Headers.Location.ToString());
        Assert.Contains("延期申请已提交", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        IElement card = page.GetElementById(unit.Item)!;
        Assert.Contains("延期申请中：1月29日 09:00 申请延期至2月20日，待市安委办答复。", card.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(card.QuerySelectorAll("form"), f => f.GetAttribute("action")!.EndsWith("/extension", StringComparison.Ordinal));

        using HttpResponseMessage again = await _site.SendAsync(form, typed); // pressed twice
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Single(await _site.HistoryAsync(unit.Item), h => h.Event == HistoryEvent.ExtensionAsked);
    }

    [Theory]
    [InlineData("", "2021-02-20", "reason", "请填写延期原因。")]
    [InlineData("改期", "", "until", "请填写预计完成时间。")]
    [InlineData("改期", "2021-01-30", "until", "预计完成时间须晚于现时限（1月31日）。")]
    [InlineData("改期", "2021-02-30", "until", "“2021-02-30”不是有效日期，请按 2021-03-29 的格式填写。")]
    public async Task Extension_SaysWhatIsWrong_BesideTheField(string reason, string until, string field, string error)
    {
        VisitedUnit unit = await january.MemberAsync();
        IElement form = PortalFixture.Form(await _site.PageAsync(unit.Link), unit.Item, "/extension");
        using HttpResponseMessage answer = await _site.SendAsync(form, ("reason", reason), ("progress", "材料已备"), ("until", until));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        IElement again = PortalFixture.Form(page, unit.Item, "/extension");
        Assert.Equal([error], again.QuerySelectorAll(".error").Select(e => e.TextContent));
        Assert.Equal("材料已备", again.QuerySelector("[name=progress]")!.TextContent);
        IElement named = page.GetElementById(page.QuerySelector("#errors a")!.GetAttribute("href")![1..])!;
        Assert.Equal((field, "true"), (named.GetAttribute("name"), named.GetAttribute("aria-invalid")));
        Assert.True(named.Closest("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Extension_GivesWayToAnExplanation_OnceTheItemIsDue()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        VisitedUnit unit = await VisitedUnit.OfAsync(site, "jiaotong", "08-members-study");
        IElement early = PortalFixture.Form(await site.PageAsync(unit.Link), unit.Item, "/extension");
        site.Clock.Now = new DateTimeOffset(2021, 2, 1, 10, 0, 0, TimeSpan.FromHours(8));
        using HttpResponseMessage late = await site.SendAsync(early, ("reason", "改期"), ("until", "2021-02-20")); // a page left open over midnight
        IHtmlDocument page = await Site.ReadAsync(late);
        Assert.Contains(
            "该事项已于1月31日到期，不再受理延期申请；有特殊情况的，请在“情况说明”中填写。",
            page.QuerySelector("#errors")!.TextContent,
            StringComparison.Ordinal
        );

        IElement form = PortalFixture.Form(page, unit.Item, "/explanation");
        using HttpResponseMessage done = await site.SendAsync(form, ("explanation", "讲师因故改期，已另行安排"), ("until", "2021-02-05"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        HistoryEntry line = (await site.HistoryAsync(unit.Item))[^1];
        Assert.Equal(("市交通运输局联络员", "情况说明：讲师因故改期，已另行安排。预计2021年2月5日（周五）前完成"), (line.Who.Name, line.Text));
        Assert.Equal(new DateOnly(2021, 1, 31), (await site.ItemAsync(unit.Item)).DueOn);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.UnprocessableEntity)]
    [InlineData(2000, HttpStatusCode.SeeOther)]
    [InlineData(2001, HttpStatusCode.UnprocessableEntity)]
    public async Task Explanation_HoldsTwoThousandCharacters(int length, HttpStatusCode expected)
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        VisitedUnit unit = await VisitedUnit.OfAsync(site, "jiaotong", "08-members-study");
        site.Clock.Now = new DateTimeOffset(2021, 2, 1, 8, 0, 0, TimeSpan.FromHours(8));
        IElement form = PortalFixture.Form(await site.PageAsync(unit.Link), unit.Item, "/explanation");
        using HttpResponseMessage answer = await site.SendAsync(form, ("explanation", new string('字', length)));
        Assert.Equal(expected, answer.StatusCode);
        if (length > 2000)
            Assert.Contains(
                "说明最多2000字，已填2001字。",
                (await Site.ReadAsync(answer)).QuerySelector("#errors")!.TextContent,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task Reminder_IsSignedFor_AndGoesOn()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        VisitedUnit unit = await VisitedUnit.OfAsync(site, "jiaotong", "08-members-study");
        await ToFirstReminderAsync(site);
        IHtmlDocument page = await site.PageAsync(unit.Link);
        Assert.Contains("2月1日已发提醒，请于2月4日 周四前反馈。", page.GetElementById(unit.Item)!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage answer = await site.SendAsync(PortalFixture.Form(page, unit.Item, "/sign"));
        page = await site.PageAsync(answer.Headers.Location!.ToString());
        IElement card = page.GetElementById(unit.Item)!;
        Assert.Contains("签收。", card.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(card.QuerySelectorAll("form"), f => f.GetAttribute("action")!.EndsWith("/sign", StringComparison.Ordinal));
        Assert.Equal(
            (ItemState.Open, HistoryEvent.Received),
            ((await site.ItemAsync(unit.Item)).State, (await site.HistoryAsync(unit.Item))[^1].Event)
        );
    }

    [Fact]
    public async Task Report_IsTakenBack_FromItsReceipt()
    {
        VisitedUnit unit = await january.MemberAsync();
        using HttpResponseMessage sent = await _site.PostAsync(
            unit.Link,
            ("request", "r"),
            ("item", unit.Item),
            ("completedOn", "2021-01-27"),
            ("count", "1")
        );
        IHtmlDocument receipt = await Site.ReadAsync(sent);
        IElement form = receipt.QuerySelector(".card form")!;
        using HttpResponseMessage back = await _site.SendAsync(form);
        Assert.Contains(
            "报送已撤回",
            (await _site.PageAsync(back.Headers.Location!.ToString())).QuerySelector(".notice.green[role=status]")!.TextContent,
            StringComparison.Ordinal
        );
        DueItem item = await _site.ItemAsync(unit.Item);
        Assert.Equal((ItemState.Open, 0, 1), (item.State, item.Count, item.Reports.Length));
    }

    [Fact]
    public async Task Report_CanBeTakenBack_OnlyWithinThePolicysDays()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        VisitedUnit unit = await VisitedUnit.OfAsync(site, "jiaotong", "08-members-study");
        await site.PostAsync(unit.Link, ("request", "r"), ("item", unit.Item), ("completedOn", "2021-01-27"), ("count", "1"));
        site.Clock.Now = new DateTimeOffset(2021, 2, 3, 20, 0, 0, TimeSpan.FromHours(8)); // the third working day after
        IElement form = PortalFixture.Form(await site.PageAsync(unit.Link), unit.Item, "/take-back");
        Assert.NotNull(form.Closest("#year"));
        site.Clock.Now = new DateTimeOffset(2021, 2, 4, 0, 0, 0, TimeSpan.FromHours(8));
        IHtmlDocument page = await site.PageAsync(unit.Link);
        Assert.DoesNotContain(page.QuerySelectorAll("form"), f => f.GetAttribute("action")!.EndsWith("/take-back", StringComparison.Ordinal));
        using HttpResponseMessage late = await site.SendAsync(form, ("reason", "次数有误"));
        Assert.Contains(
            "报送已超过3个工作日，请与市安委办联系更正。",
            (await Site.ReadAsync(late)).QuerySelector("#errors")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(ItemState.Completed, (await site.ItemAsync(unit.Item)).State);
    }

    [Fact]
    public async Task Return_IsShownWithTheOfficesReason()
    {
        VisitedUnit unit = await january.MemberAsync();
        await _site.PostAsync(unit.Link, ("request", "r"), ("item", unit.Item), ("completedOn", "2021-01-27"), ("count", "1"));
        await _site.Parts.OfficeService.ReturnAsync(
            new ActRequest(PortalFixture.Key(unit.Item), "a", Actor.Of("市安委办 张三")),
            "<b>缺签到册</b>",
            default
        );
        IElement card = (await _site.PageAsync(unit.Link)).GetElementById(unit.Item)!;
        Assert.Contains(
            "退回补正：<b>缺签到册</b>。请于2021年2月3日（周三）前重新报送",
            card.QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(card.QuerySelector("details.fill form"));
    }

    [Fact]
    public async Task Extension_ShowsBothDates_OnceItIsGranted()
    {
        VisitedUnit unit = await january.MemberAsync();
        await _site.Parts.OfficeService.GrantAsync(
            new ActRequest(PortalFixture.Key(unit.Item), "a", Actor.Of("市安委办")),
            new DateOnly(2021, 2, 20),
            "防汛",
            default
        );
        Assert.Contains(
            "延期至2月20日：原时限1月31日保留在案。",
            (await _site.PageAsync(unit.Link)).GetElementById(unit.Item)!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Pause_IsSaidWithItsReason()
    {
        VisitedUnit unit = await january.MemberAsync();
        await _site.Parts.Pauses.PauseAsync(
            new PauseRequest(Site.ListId, "p", Actor.Of("市安委办"), null, unit.Id, new DateOnly(2021, 1, 29), new DateOnly(2021, 2, 5), "防汛抢险"),
            default
        );
        Assert.Contains(
            "已暂停：1月29日至2月5日暂停通知，期间不计入督办时限。原因：防汛抢险",
            (await _site.PageAsync(unit.Link)).GetElementById(unit.Item)!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Review_IsAwaited_InWords()
    {
        string text = Seeds.Of2021.CatalogueText.Replace(
            "- id: 08-members-study\n",
            "- id: 08-members-study\n    review: true\n",
            StringComparison.Ordinal
        );
        await using Site site = await Site.StartAsync(
            new DateOnly(2021, 1, 29),
            list: CatalogueFolder.Parse(text, Seeds.Of2021.PublishedText, Seeds.Of2021.UnitsText)
        );
        VisitedUnit visited = await VisitedUnit.OfAsync(site, "jiaotong", "08-members-study");
        using HttpResponseMessage sent = await site.PostAsync(
            visited.Link,
            ("request", "r"),
            ("item", visited.Item),
            ("completedOn", "2021-01-27"),
            ("count", "1")
        );
        Assert.Contains("已报送，待审核，结果另行告知", (await Site.ReadAsync(sent)).Body!.TextContent, StringComparison.Ordinal);
        site.Clock.Now = new DateTimeOffset(2021, 2, 1, 10, 0, 0, TimeSpan.FromHours(8)); // past the due day: not late, for nothing is asked of it
        IElement card = (await site.PageAsync(visited.Link)).GetElementById(visited.Item)!;
        Assert.Contains("待审核：1月29日 09:00 报送，市安委办审核后另行告知。", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("已报送，待审核", card.QuerySelector(".tag")!.TextContent.Trim());
        Assert.StartsWith("本期其他", card.Closest("section")!.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Null(card.QuerySelector("details.fill"));
    }

    [Fact]
    public async Task Deputy_IsNamed_AndGetsTheMailsToo()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        VisitedUnit unit = await VisitedUnit.OfAsync(site, "jiaotong", "08-members-study");
        IHtmlDocument page = await site.PageAsync(unit.Link);
        IElement form = page.QuerySelector("#deputy form")!;
        using HttpResponseMessage done = await site.SendAsync(form, ("name", "李四"), ("email", "deputy@example.org"), ("phone", "0915-0000000"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        page = await site.PageAsync(done.Headers.Location!.ToString());
        Assert.Contains("李四 deputy@example.org", page.QuerySelector("#deputy summary")!.TextContent, StringComparison.Ordinal);

        // Another page that was opened before: told who changed what, with what was typed kept.
        using HttpResponseMessage other = await site.SendAsync(form, ("name", "王五"), ("email", "other@example.org"), ("request", "r2"));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        page = await Site.ReadAsync(other);
        Assert.Contains(
            $"{unit.Name}联络员：副联络员：无 → 李四 deputy@example.org",
            page.QuerySelector(".since")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("other@example.org", ((IHtmlInputElement)page.QuerySelector("#deputy-email")!).Value);

        // A proposal until the office confirms it.
        Assert.Contains(
            "李四 deputy@example.org（待确认）",
            (await site.PageAsync(unit.Link)).QuerySelector("#deputy summary")!.TextContent,
            StringComparison.Ordinal
        );
        using HttpResponseMessage confirmed = await site.PostFromPageAsync(
            "/units/jiaotong",
            "/units/jiaotong/contacts/confirm",
            ("email", "deputy@example.org")
        );
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        await ToFirstReminderAsync(site);
        var mails = await site.Parts.Mails.ReadAsync(Site.ListId, "20210201T09", default);
        Assert.Contains(
            "deputy@example.org",
            mails.Where(m => m.Mail.Kind == NoticeKind.Reminder && m.Mail.Units.Contains("jiaotong")).SelectMany(m => m.Mail.Addresses)
        );
    }

    [Fact]
    public async Task Deputies_AreAtMostThree_AndEachIsRemovedByItsButton()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        VisitedUnit unit = await VisitedUnit.OfAsync(site, "jiaotong", "08-members-study");
        foreach (string name in new[] { "first", "second", "third" })
        {
            IElement form = (await site.PageAsync(unit.Link)).QuerySelector("#deputy form.confirm")!;
            Assert.Equal(HttpStatusCode.SeeOther, (await site.SendAsync(form, ("email", $"{name}@example.org"))).StatusCode);
            Assert.Equal(HttpStatusCode.SeeOther, (await site.SendAsync(form, ("email", $"{name}@example.org"))).StatusCode);
        }

        IHtmlDocument full = await site.PageAsync(unit.Link);
        Assert.Null(full.QuerySelector("#deputy form.confirm"));
        using HttpResponseMessage fourth = await site.PostAsync(
            $"{unit.Link}/deputy",
            ("request", "r4"),
            ("contacts", "3"),
            ("email", "fourth@example.org")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fourth.StatusCode);
        Assert.Equal(
            ["副联络员最多3名，请先移除一名。"],
            (await Site.ReadAsync(fourth)).QuerySelectorAll("#deputy .error").Select(e => e.TextContent)
        );

        IElement remove = full.QuerySelectorAll("#deputy form.deputy")[1];
        Assert.Equal(HttpStatusCode.SeeOther, (await site.SendAsync(remove)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.SendAsync(remove)).StatusCode);
        // Nobody confirmed the third: nothing goes there.
        await site.Parts.Contacts.ConfirmAsync("jiaotong", "c1", Actor.Of("市安委办"), "first@example.org", default);
        await ToFirstReminderAsync(site);
        var mails = await site.Parts.Mails.ReadAsync(Site.ListId, "20210201T09", default);
        Assert.Equal(
            ["first@example.org", "jiaotong.liaison@example.org"],
            mails.Where(m => m.Mail.Kind == NoticeKind.Reminder && m.Mail.Units.Contains("jiaotong")).SelectMany(m => m.Mail.Addresses).Order()
        );
    }

    [Theory]
    [InlineData("李四", "", "请填写副联络员邮箱。")]
    [InlineData("李四", "不是邮箱", "“不是邮箱”不是邮箱地址，例：hanbin.liaison@example.org。")]
    public async Task Deputy_NeedsAnAddress(string name, string email, string error)
    {
        VisitedUnit unit = await january.MemberAsync();
        IElement form = (await _site.PageAsync(unit.Link)).QuerySelector("#deputy form")!;
        using HttpResponseMessage answer = await _site.SendAsync(form, ("name", name), ("email", email));
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Equal([error], page.QuerySelectorAll("#deputy .error").Select(e => e.TextContent));
        Assert.Equal("deputy-email", page.QuerySelector("#errors a")!.GetAttribute("href")![1..]);
    }

    private static async Task ToFirstReminderAsync(Site site)
    {
        site.Clock.Now = new DateTimeOffset(2021, 2, 1, 9, 0, 0, TimeSpan.FromHours(8));
        await site.Parts.Dispatcher.RunAsync(Site.ListId, default);
    }
}
