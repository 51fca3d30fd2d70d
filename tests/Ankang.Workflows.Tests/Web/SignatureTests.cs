using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Tests.Web;

/// <summary>签批: the office puts a draft before its leader, who reads and signs it behind his one link.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SignatureTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5), settings: ("Bulletins:NeedsSignature", "true"));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Leader_OpensTheLinkOfTheMail_ReadsTheDraft_AndSignsIt_AndOnlyThenItIsIssued()
    {
        string draft = await DraftAsync();
        using HttpResponseMessage early = await IssueAsync(draft);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("须经领导签批同意后印发", (await Site.ReadAsync(early)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage submitted = await _site.PostFromPageAsync(draft, $"{draft}/submit", ("version", "0"));
        Assert.Contains("待领导签批", (await FollowAsync(submitted)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        string mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_site.Outbox, "*signature*")));
        Assert.Contains("anweiban.supervisor@example.org", mail, StringComparison.Ordinal);

        string home = await HomeAsync("anweiban");
        IHtmlDocument leader = await _site.PageAsync($"{home}/leader");
        IElement waiting = leader.QuerySelectorAll("main ul li a").Single(a => a.TextContent == "2021年2月通报");
        Assert.Equal($"{home}{draft}", waiting.GetAttribute("href"));
        Assert.DoesNotContain(leader.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.StartsWith("/interviews", StringComparison.Ordinal));
        IHtmlDocument page = await _site.PageAsync($"{home}{draft}");
        Assert.Equal("关于2021年2月安全生产工作任务完成情况的通报", page.QuerySelector(".paper .title")!.TextContent);

        using HttpResponseMessage wordless = await SignAsync(home, draft, "back", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.StatusCode);
        Assert.Contains("退回时请写明意见", (await Site.ReadAsync(wordless)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage signed = await SignAsync(home, draft, "agree", "同意，抓紧印发。");
        Assert.Contains("已签批同意。", (await FollowAsync(signed)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Bulletin bulletin = await FindAsync();
        LeaderOpinion opinion = bulletin.Signature!;
        Assert.Equal(("同意，抓紧印发。", ActorKind.Supervisor, "市安委办分管领导"), (opinion.Words, opinion.Who.Kind, opinion.Who.Name));

        using HttpResponseMessage twice = await SignAsync(home, draft, "back", "再改改");
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        IHtmlDocument office = await FollowAsync(await IssueAsync(draft));
        Assert.Contains("同意，抓紧印发。", office.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("市安委办分管领导", office.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        IHtmlDocument after = await _site.PageAsync($"{home}/leader");
        Assert.Contains("没有待签批的文稿。", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("安市安委办发〔2021〕12号", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DraftThatIsEditedAfterItWasSigned_IsPutBeforeHimAnew_AndASentBackOneSaysWhy()
    {
        string draft = await DraftAsync();
        string home = await HomeAsync("anweiban");
        using HttpResponseMessage first = await _site.PostFromPageAsync(draft, $"{draft}/submit", ("version", "0"));
        using HttpResponseMessage back = await SignAsync(home, draft, "back", "第三部分写实一些");
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Contains("第三部分写实一些", (await _site.PageAsync(draft)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await EditAsync(draft, 0, "各单位：\n办结{办结}项。");
        using HttpResponseMessage second = await _site.PostFromPageAsync(draft, $"{draft}/submit", ("version", "1"));
        using HttpResponseMessage agreed = await SignAsync(home, draft, "agree", "");
        Assert.NotNull((await FindAsync()).Signature);
        await EditAsync(draft, 1, "各单位：\n办结{办结}项，请继续努力。");
        Assert.Null((await FindAsync()).Signature);
        using HttpResponseMessage refused = await IssueAsync(draft, version: 2);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(2, (await FindAsync()).Submissions.Count);
    }

    [Fact]
    public async Task SupervisorOfAnotherUnit_SeesNeitherPageNorDraft_AndSignsNothing()
    {
        string draft = await DraftAsync();
        using HttpResponseMessage submitted = await _site.PostFromPageAsync(draft, $"{draft}/submit", ("version", "0"));
        string other = await HomeAsync("hanbin");
        Assert.Null((await _site.PageAsync(other)).QuerySelector("a[href$='/leader']"));
        foreach (string path in new[] { "/leader", draft, $"{draft}/docx" })
        {
            using HttpResponseMessage shown = await _site.Client.GetAsync(new Uri($"{_site.Address}{other}{path}"));
            Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        }

        using HttpResponseMessage signed = await SignAsync(other, draft, "agree", "同意");
        Assert.Equal(HttpStatusCode.NotFound, signed.StatusCode);
        Assert.True((await FindAsync()).AwaitsSignature);
        // And the leader does not see what nobody put before him.
        string mine = await DraftAsync();
        await _site.PageAsync($"{await HomeAsync("anweiban")}{mine}", HttpStatusCode.NotFound);
    }

    private async Task<string> DraftAsync()
    {
        using HttpResponseMessage drafted = await _site.PostFromPageAsync(
            "/bulletins",
            "/bulletins",
            ("from", "2021-02-01"),
            ("to", "2021-02-28"),
            ("cutOff", "2021-02-28")
        );
        return drafted.Headers.Location!.ToString();
    }

    private Task<HttpResponseMessage> IssueAsync(string draft, int version = 0) =>
        _site.PostFromPageAsync(
            draft,
            $"{draft}/issue",
            ("version", $"{version}"),
            ("number", "安市安委办发〔2021〕12号"),
            ("on", "2021-03-05"),
            ("mailTo", "none")
        );

    private async Task EditAsync(string draft, int version, string text)
    {
        using HttpResponseMessage edited = await _site.PostFromPageAsync(
            draft,
            $"{draft}/text",
            ("version", $"{version}"),
            ("title", "关于{期间}的通报"),
            ("text", text),
            ("namesFrom", "Supervision"),
            ("demandBy", "2021-03-19")
        );
        Assert.Equal(HttpStatusCode.SeeOther, edited.StatusCode);
    }

    private async Task<HttpResponseMessage> SignAsync(string home, string draft, string act, string words) =>
        await _site.PostAsync(
            $"{home}{draft}/sign",
            ("request", Guid.NewGuid().ToString("N")),
            ("version", $"{(await FindAsync()).Changes}"),
            ("by", "self"),
            ("act", act),
            ("words", words)
        );

    private async Task<Bulletin> FindAsync() => (await _site.Parts.Bulletins.FindAsync(Site.ListId, 1, default))!;

    private async Task<string> HomeAsync(string unit)
    {
        ListInForce list = await _site.ListAsync();
        ResponsibleUnit of = list.Directory[unit];
        return new Uri(_site.Parts.LinkAddresses.SupervisorOf(list, LinkHolder.SupervisorOf(of))).AbsolutePath;
    }

    private async Task<IHtmlDocument> FollowAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await _site.PageAsync(answer.Headers.Location!.ToString());
    }
}
