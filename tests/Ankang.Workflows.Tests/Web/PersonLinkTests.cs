using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A link is a person's: what it opens follows today's directory, and one that ended brings a fresh one to the address on record only.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class PersonLinkTests : IAsyncLifetime
{
    private const string Slot = "20210129T09";
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 1, 29));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task LinksOfBefore_SayNothing_AndMailAFreshOneToTodaysContact_OnceASlot()
    {
        ListInForce list = await _site.ListAsync();
        string old = $"/u/{_site.Parts.Links.Sign(new LinkToken(Site.ListId, "jiaotong", 1, list.Head.ClosesOn))}";
        AssertStopped(await _site.PageAsync(old, HttpStatusCode.NotFound));
        AssertStopped(await _site.PageAsync($"{old}/items/{Study}", HttpStatusCode.NotFound));
        using HttpResponseMessage report = await _site.PostAsync(old, ("item", Study), ("completedOn", "2021-01-27"), ("count", "1"));
        Assert.Equal(HttpStatusCode.NotFound, report.StatusCode);

        for (int press = 0; press < 2; press++)
        {
            using HttpResponseMessage asked = await _site.PostAsync($"{old}/fresh");
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
            string said = (await Site.ReadAsync(asked)).QuerySelector("main")!.TextContent;
            Assert.Contains("新入口已发至已登记的本人邮箱", said, StringComparison.Ordinal);
            Assert.DoesNotContain("交通", said, StringComparison.Ordinal);
            Assert.DoesNotContain("@", said, StringComparison.Ordinal);
        }

        MailRecord fresh = Assert.Single(await FreshAsync());
        Assert.Equal((MailState.Accepted, "jiaotong.liaison@example.org"), (fresh.State, Assert.Single(fresh.Addresses)));
        Assert.Single(Directory.GetFiles(_site.Outbox, "*fresh*"));
        await _site.PageAsync(new Uri(fresh.Text.Split("报送入口：")[1].Split('（')[0]).AbsolutePath);
    }

    [Fact]
    public async Task ASupervisorsLinkOfBefore_BringsAFreshOneToTodaysSupervisor()
    {
        ListInForce list = await _site.ListAsync();
        string old = $"/s/{_site.Parts.Links.Sign(new SupervisorToken(Site.ListId, "jiaotong", 1, new string('0', 32), list.Head.ClosesOn))}";
        AssertStopped(await _site.PageAsync(old, HttpStatusCode.NotFound));
        using HttpResponseMessage asked = await _site.PostAsync($"{old}/fresh");
        Assert.Equal("jiaotong.supervisor@example.org", Assert.Single(Assert.Single(await FreshAsync()).Addresses));
    }

    [Fact]
    public async Task WhoWasReplaced_IsOutAtOnce_AndNothingIsSentToAnybody()
    {
        string link = $"/u/{await _site.TokenAsync("jiaotong")}";
        await _site.PageAsync(link);
        await EditAsync("jiaotong", e => e.With(ContactRole.Liaison, new Contact("新任", "new@example.org")));
        AssertStopped(await _site.PageAsync(link, HttpStatusCode.NotFound));
        using HttpResponseMessage asked = await _site.PostAsync($"{link}/fresh");
        Assert.Contains("新入口已发至已登记的本人邮箱", (await Site.ReadAsync(asked)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await FreshAsync());
        await _site.PageAsync($"/u/{await _site.TokenAsync("jiaotong")}");
    }

    [Fact]
    public async Task Revoked_ItBringsAFreshOneToItsOwnReader()
    {
        string link = $"/u/{await _site.TokenAsync("jiaotong")}";
        await EditAsync("jiaotong", e => e with { RevokeLinks = true });
        AssertStopped(await _site.PageAsync(link, HttpStatusCode.NotFound));
        using HttpResponseMessage asked = await _site.PostAsync($"{link}/fresh");
        Assert.Equal("jiaotong.liaison@example.org", Assert.Single(Assert.Single(await FreshAsync()).Addresses));
        // A good link, a forged one: nothing to send anew.
        using HttpResponseMessage good = await _site.PostAsync($"/u/{await _site.TokenAsync("jiaotong")}/fresh");
        using HttpResponseMessage forged = await _site.PostAsync("/u/abc/fresh");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (good.StatusCode, forged.StatusCode));
    }

    [Fact]
    public async Task WhoAnswersForSeveralUnits_ChoosesOne_AndReachesNoOther()
    {
        Contact liaison = (await _site.ListAsync()).Directory["jiaotong"].Liaison!;
        await EditAsync("shuili", e => e.With(ContactRole.Liaison, liaison));
        ListInForce list = await _site.ListAsync();
        string link = new Uri(_site.Parts.LinkAddresses.EntryOf(list, LinkHolder.LiaisonOf(list.Directory["jiaotong"]))).AbsolutePath;
        IHtmlDocument choice = await _site.PageAsync(link);
        IElement[] doors = [.. choice.QuerySelectorAll(".doors a").OrderBy(a => a.GetAttribute("href"))];
        Assert.Equal([$"{link}.jiaotong", $"{link}.shuili"], doors.Select(d => d.GetAttribute("href")));
        // What waits behind each.
        Assert.Matches("^市交通运输局待报送\\d+项，最近时限1月31日$", doors[0].TextContent);

        IHtmlDocument page = await _site.PageAsync($"{link}.jiaotong");
        Assert.Equal("市交通运输局", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(link, page.QuerySelectorAll("a").Single(a => a.TextContent == "换一个单位").GetAttribute("href"));
        using HttpResponseMessage done = await _site.PostAsync(
            $"{link}.jiaotong",
            ("request", "r1"),
            ("item", Study),
            ("completedOn", "2021-01-27"),
            ("count", "1")
        );
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        await _site.PageAsync($"{link}.hanbin", HttpStatusCode.NotFound);
        using HttpResponseMessage none = await _site.PostAsync(link, ("item", Study), ("completedOn", "2021-01-27"), ("count", "1"));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact] // the history says in which capacity somebody reported
    public async Task ASupervisor_ReportsByHisOwnLink_AsHimself()
    {
        ListInForce list = await _site.ListAsync();
        string link = new Uri(_site.Parts.LinkAddresses.EntryOf(list, LinkHolder.SupervisorOf(list.Directory["jiaotong"]))).AbsolutePath;
        using HttpResponseMessage done = await _site.PostAsync(
            link,
            ("request", "r1"),
            ("item", Study),
            ("completedOn", "2021-01-27"),
            ("count", "1")
        );
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.True(DueItemKey.TryParse(Study, out DueItemKey key));
        Actor who = (await _site.Parts.Work.HistoryAsync(key, default))[^1].Who;
        Assert.Equal((ActorKind.Supervisor, "市交通运输局分管领导"), (who.Kind, who.Name));
    }

    [Fact] // a stranger's address that was entered through a leaked link
    public async Task Revoking_NamesWhatWasDone_AndDropsWhoeverWasNotConfirmed()
    {
        string link = $"/u/{await _site.TokenAsync("jiaotong")}";
        using HttpResponseMessage named = await _site.PostAsync(
            $"{link}/deputy",
            ("request", "r1"),
            ("contacts", "0"),
            ("email", "stranger@example.org")
        );
        Assert.Equal(HttpStatusCode.SeeOther, named.StatusCode);
        using HttpResponseMessage done = await _site.PostAsync(
            link,
            ("request", "r2"),
            ("item", Study),
            ("completedOn", "2021-01-27"),
            ("count", "1")
        );
        // What is only proposed opens nothing.
        ListInForce list = await _site.ListAsync();
        PersonToken stranger = PersonToken.Of(list, new LinkHolder("stranger@example.org", RecipientRole.Liaison));
        await _site.PageAsync($"/u/{_site.Parts.Links.Sign(stranger)}", HttpStatusCode.NotFound);

        string asked = (await _site.PageAsync("/units/jiaotong/revoke")).QuerySelector("main")!.TextContent;
        Assert.Contains("副联络员：无 → stranger@example.org （待确认）", asked, StringComparison.Ordinal);
        Assert.Contains("报送1次，完成日期1月27日", asked, StringComparison.Ordinal);
        using HttpResponseMessage revoked = await _site.PostFromPageAsync("/units/jiaotong/revoke", "/units/jiaotong/revoke", ("reason", "入口外泄"));
        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        Assert.DoesNotContain((await _site.ListAsync()).Directory["jiaotong"].People, p => p.Email == "stranger@example.org");
        AssertStopped(await _site.PageAsync(link, HttpStatusCode.NotFound));
        await _site.MoveToAsync(new DateOnly(2021, 2, 5));
        Assert.DoesNotContain(Directory.GetFiles(_site.Outbox), f => File.ReadAllText(f).Contains("stranger@example.org", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<MailRecord>> FreshAsync() =>
        [.. (await _site.Parts.Mails.ReadAsync(Site.ListId, Slot, default)).Select(m => m.Mail).Where(m => m.Kind == NoticeKind.FreshLink)];

    private async Task EditAsync(string unit, Func<ContactEdit, ContactEdit> edit)
    {
        ListInForce list = await _site.ListAsync();
        ContactEdit after = edit(ContactEdit.Of(list.Directory[unit]));
        Assert.IsType<Result<ResponsibleUnit>.Done>(
            await _site.Parts.Contacts.EditAsync(unit, $"edit-{unit}", Actor.Of("市安委办"), null, after, null, default)
        );
    }

    private static void AssertStopped(IHtmlDocument page)
    {
        string text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("此入口已停用。如仍由您办理，请点击“重新发送”，新入口将发至已登记的本人邮箱。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("交通", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@", text, StringComparison.Ordinal);
    }
}
