using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using MimeKit;

namespace Ankang.Workflows.Tests.Web;

/// <summary>签批 of letters: on 5 March 2021 January's articles of 汉滨 stand at 约谈, and nothing was put before the leader yet.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class LetterSignatureTests : IAsyncLifetime
{
    private const string Item = "ankang-2021_14b-county-articles_2021-01_hanbin";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("supervision", "督办通知单", "agree", "同意，请抓紧。", "同意")]
    [InlineData("interview", "约谈通知书", "back", "先电话了解情况", "退回")]
    public async Task Letter_IsPutBeforeTheLeader_AndWhatHeSaid_StandsOnItsPage_AndInTheHistory(
        string kind,
        string name,
        string act,
        string words,
        string said
    )
    {
        string page = $"/items/{Item}/letters/{kind}",
            title = $"{name}（汉滨区安委会）";
        using HttpResponseMessage submitted = await SubmitAsync(page, kind, Item);
        Assert.Equal(HttpStatusCode.SeeOther, submitted.StatusCode);
        Assert.Contains("已呈领导签批", await TextAsync(page), StringComparison.Ordinal);
        MimeMessage mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(_site.Outbox, "*signature*")));
        Assert.Equal("anweiban.supervisor@example.org", Assert.Single(mail.To.Mailboxes).Address);
        Assert.EndsWith($"【呈批】{name}（汉滨区安委会）", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"拟发汉滨区安委会的《{name}》（代拟稿）已由", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("文书以正式制发的文本为准", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("印发", mail.TextBody, StringComparison.Ordinal);

        string home = await HomeAsync("anweiban");
        IElement waiting = (await _site.PageAsync($"{home}/leader")).QuerySelectorAll("main ul li a").Single(a => a.TextContent == title);
        Assert.Equal($"{home}/letters/1", waiting.GetAttribute("href"));
        IElement office = (await _site.PageAsync("/leader")).QuerySelectorAll("main ul li a").Single(l => l.TextContent == title);
        Assert.Equal(page, office.GetAttribute("href"));
        Assert.Equal(name, (await _site.PageAsync($"{home}/letters/1")).QuerySelector(".paper .title")!.TextContent);
        using HttpResponseMessage wordless = await SignAsync(home, "back", "");
        Assert.Contains("退回时请写明意见", (await Site.ReadAsync(wordless)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage signed = await SignAsync(home, act, words);
        Assert.Equal($"{home}/leader?signed={act}", signed.Headers.Location!.ToString());
        Assert.Contains("没有待签批的文稿。", await TextAsync($"{home}/leader"), StringComparison.Ordinal);
        Assert.Contains(words, await TextAsync(page), StringComparison.Ordinal);
        using HttpResponseMessage twice = await SignAsync(home, "agree", "");
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);

        Assert.True(DueItemKey.TryParse(Item, out DueItemKey key));
        HistoryEntry[] lines =
        [
            .. (await _site.Parts.Work.HistoryAsync(key, default)).Where(h => h.Event is HistoryEvent.PutBeforeLeader or HistoryEvent.LeaderSaid),
        ];
        Assert.Equal([$"{name}呈批", $"领导签批{name}：{said}。意见：{words}"], lines.Select(l => l.Text));
        Assert.Equal((ActorKind.Supervisor, ActorChannel.SupervisorLink), (lines[1].Who.Kind, lines[1].Who.Channel));
    }

    [Fact]
    public async Task SecondLetterAboutTheSameItem_WaitsForTheFirst_AndOneThatWasSentBackCanBePutAnew()
    {
        string page = $"/items/{Item}/letters/interview",
            home = await HomeAsync("anweiban");
        using HttpResponseMessage first = await SubmitAsync(page, "interview", Item);
        using HttpResponseMessage second = await _site.PostFromPageAsync(page, "/units/hanbin/letters/interview/submit");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Single(await LettersAsync());
        using HttpResponseMessage back = await SignAsync(home, "back", "写实一些");
        using HttpResponseMessage anew = await SubmitAsync(page, "interview", Item);
        Assert.Equal(HttpStatusCode.SeeOther, anew.StatusCode);
        Assert.Equal([false, null], (await LettersAsync()).Select(l => l.Opinion?.Agreed));
    }

    [Fact]
    public async Task PersonWhomAnOpinionNames_IsExported_AndErasedAtRequest_AndTheLetterStays()
    {
        const string email = "lao@hanbin.example";
        string page = $"/items/{Item}/letters/supervision",
            home = await HomeAsync("anweiban");
        using HttpResponseMessage submitted = await SubmitAsync(page, "supervision", Item);
        using HttpResponseMessage signed = await SignAsync(home, "agree", $"同意，并告知钱旧任（{email}）");
        var export = new PersonExport(_site.Store);
        Assert.Contains(await export.ReadAsync(email, default), r => r.Partition == $"{Site.ListId}|letters" && r.Row == "0001");

        Assert.NotNull(await new PersonErasure(_site.Store, _site.Parts.Work).EraseAsync(email, "钱旧任", default));
        Assert.Empty(await export.ReadAsync(email, default));
        Assert.Equal("同意，并告知（已删除）（erased@erased.invalid）", Assert.Single(await LettersAsync()).Opinion!.Words);
        Assert.DoesNotContain("钱旧任", await TextAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SupervisorOfAnotherUnit_SeesNoLetter_AndSignsNone()
    {
        using HttpResponseMessage submitted = await SubmitAsync($"/items/{Item}/letters/supervision", "supervision", Item);
        string other = await HomeAsync("hanbin");
        await _site.PageAsync($"{other}/letters/1", HttpStatusCode.NotFound);
        using HttpResponseMessage signed = await SignAsync(other, "agree", "同意");
        Assert.Equal(HttpStatusCode.NotFound, signed.StatusCode);
        Assert.Null(Assert.Single(await LettersAsync()).Opinion);
        // By an address of another unit nothing is put before anybody.
        using HttpResponseMessage foreign = await _site.PostFromPageAsync(
            $"/items/{Item}/letters/reminder",
            "/units/shiquan/letters/reminder/submit",
            ("item", Item)
        );
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Single(await LettersAsync());
    }

    private Task<HttpResponseMessage> SubmitAsync(string page, string kind, string item) =>
        _site.PostFromPageAsync(page, $"/units/hanbin/letters/{kind}/submit", ("item", item));

    private Task<HttpResponseMessage> SignAsync(string home, string act, string words) =>
        _site.PostAsync($"{home}/letters/1/sign", ("request", Guid.NewGuid().ToString("N")), ("by", "self"), ("act", act), ("words", words));

    private Task<IReadOnlyList<SubmittedLetter>> LettersAsync() => _site.Parts.LetterSignatures.AllAsync(Site.ListId, default);

    private async Task<string> TextAsync(string path)
    {
        IHtmlDocument page = await _site.PageAsync(path);
        return page.QuerySelector("main")!.TextContent;
    }

    private async Task<string> HomeAsync(string unit)
    {
        ListInForce list = await _site.ListAsync();
        return new Uri(_site.Parts.LinkAddresses.SupervisorOf(list, LinkHolder.SupervisorOf(list.Directory[unit]))).AbsolutePath;
    }
}
