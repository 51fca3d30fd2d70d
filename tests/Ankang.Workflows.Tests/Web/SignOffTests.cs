using System.Net;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Web;

/// <summary>单位审签: where a unit signs off itself, what its 联络员 reports counts once its 分管领导 agrees, from its arrival.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SignOffTests : IAsyncLifetime
{
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";
    private Site _site = null!;
    private string _link = "";

    public async Task InitializeAsync()
    {
        ResponsibleUnit[] units = [.. Seeds.Of2021.Directory.Units.Select(u => u.Id == "jiaotong" ? u with { SignOff = true } : u)];
        CatalogueFolder list = Seeds.Of2021 with { Directory = new UnitDirectory(units, Seeds.Of2021.Directory.Groups) };
        _site = await Site.StartAsync(new DateOnly(2021, 1, 29), list: list);
        _link = $"/u/{await _site.TokenAsync("jiaotong")}";
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task AReport_WaitsForTheSupervisor_WhoIsTold_AndCountsFromItsArrival()
    {
        using HttpResponseMessage sent = await ReportAsync("r1");
        string receipt = (await Site.ReadAsync(sent)).QuerySelector("main")!.TextContent;
        Assert.Contains("已报送，待分管领导审签，审签后计入", receipt, StringComparison.Ordinal);
        DateTimeOffset reported = _site.Clock.Now;
        DueItem waiting = await ItemAsync();
        Assert.Equal((ItemState.Open, 0), (waiting.State, waiting.Count));
        Assert.Contains("待单位审签", (await _site.PageAsync($"/items/{Study}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage twice = await ReportAsync("r2");
        Assert.Contains("待单位审签，审签后再报", (await Site.ReadAsync(twice)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The item was due on 31 January; what arrived before then is in time, whenever it is signed off.
        await _site.MoveToAsync(new DateOnly(2021, 2, 1));
        MailRecord mail = Assert.Single(await MailsAsync("20210201T09"), m => m.Kind == NoticeKind.SignOff);
        Assert.Equal(["jiaotong.supervisor@example.org"], mail.Addresses);
        Assert.Contains("1月29日报送1次，完成日期1月27日", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await MailsAsync("20210201T09"), m => m.Kind == NoticeKind.Reminder && m.Addressee == "jiaotong" && Names(m));

        string home = SupervisorsPage(mail);
        Assert.Contains("待审签的报送", (await _site.PageAsync(home)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ItemState.Open, (await ItemAsync()).State);
        using HttpResponseMessage agreed = await DecideAsync(home, "agree", "");
        Assert.Equal(HttpStatusCode.SeeOther, agreed.StatusCode);
        DueItem done = await ItemAsync();
        Assert.Equal((ItemState.Completed, Outcome.OnTime, reported, 1), (done.State, done.Outcome, done.ClosedAt, done.Count));
        Assert.Null(done.SignOff);
        HistoryEntry line = (await _site.Parts.Work.HistoryAsync(done.Key, default))[^1];
        Assert.Equal((HistoryEvent.SignedOff, "市交通运输局分管领导", _site.Clock.Now), (line.Event, line.Who.Name, line.At));
        Assert.Contains("审签同意1月29日", line.Text, StringComparison.Ordinal);
        Assert.Contains("按期办结", line.Text, StringComparison.Ordinal);

        // Pressed again, nothing more is written.
        using HttpResponseMessage again = await DecideAsync(home, "agree", "");
        Assert.Equal(done.HistoryCount, (await ItemAsync()).HistoryCount);
    }

    [Fact]
    public async Task SentBack_ItCountsNothing_AndTheLiaisonIsToldWhy()
    {
        using HttpResponseMessage sent = await ReportAsync("r1");
        await _site.MoveToAsync(new DateOnly(2021, 2, 1));
        string home = SupervisorsPage(Assert.Single(await MailsAsync("20210201T09"), m => m.Kind == NoticeKind.SignOff));
        using HttpResponseMessage without = await DecideAsync(home, "back", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using HttpResponseMessage back = await DecideAsync(home, "back", "次数有误");
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        DueItem item = await ItemAsync();
        Assert.Equal((ItemState.Open, 0, null), (item.State, item.Count, item.SignOff));

        await _site.MoveToAsync(new DateOnly(2021, 2, 2));
        MailRecord told = Assert.Single(await MailsAsync("20210202T09"), m => m.Kind == NoticeKind.SentBack);
        Assert.Equal(["jiaotong.liaison@example.org"], told.Addresses);
        Assert.Contains("审签退回：次数有误", told.Text, StringComparison.Ordinal);
    }

    [Fact] // three working days: 1, 2 and 3 February; then the ladder goes on, and says that a report waits
    public async Task TheLadder_WaitsThreeWorkingDays_AndGoesOn()
    {
        using HttpResponseMessage sent = await ReportAsync("r1");
        foreach (int day in new[] { 1, 2, 3 })
        {
            await _site.MoveToAsync(new DateOnly(2021, 2, day));
            Assert.DoesNotContain(await MailsAsync($"202102{day:00}T09"), m => m.Kind == NoticeKind.Reminder && Names(m));
        }

        await _site.MoveToAsync(new DateOnly(2021, 2, 4));
        MailRecord reminder = Assert.Single(await MailsAsync("20210204T09"), m => m.Kind == NoticeKind.Reminder && Names(m));
        Assert.Contains("联络员1月29日的报送尚待单位审签，审签后计入。", reminder.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenBackByTheLiaison_TheSupervisorIsNotAsked()
    {
        using HttpResponseMessage sent = await ReportAsync("r1");
        using HttpResponseMessage back = await _site.PostAsync($"{_link}/take-back", ("request", "t1"), ("item", Study));
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Null((await ItemAsync()).SignOff);
        await _site.MoveToAsync(new DateOnly(2021, 2, 1));
        Assert.DoesNotContain(await MailsAsync("20210201T09"), m => m.Kind == NoticeKind.SignOff);
    }

    [Fact]
    public async Task ASupervisorsOwnReport_NeedsNobodysConsent()
    {
        ListInForce list = await _site.ListAsync();
        LinkHolder leader = LinkHolder.SupervisorOf(list.Directory["jiaotong"]);
        using HttpResponseMessage sent = await _site.PostAsync(
            new Uri(_site.Parts.LinkAddresses.EntryOf(list, leader)).AbsolutePath,
            ("request", "r1"),
            ("item", Study),
            ("completedOn", "2021-01-27"),
            ("count", "1")
        );
        Assert.Equal(ItemState.Completed, (await ItemAsync()).State);
    }

    private Task<HttpResponseMessage> ReportAsync(string request) =>
        _site.PostAsync(_link, ("request", request), ("item", Study), ("completedOn", "2021-01-27"), ("count", "1"));

    private Task<HttpResponseMessage> DecideAsync(string home, string act, string opinion) =>
        _site.PostAsync($"{home}/sign-off", ("request", $"d-{act}-{opinion}"), ("item", Study), ("by", "self"), ("act", act), ("opinion", opinion));

    private async Task<MailRecord[]> MailsAsync(string slot) =>
        [.. (await _site.Parts.Mails.ReadAsync(Site.ListId, slot, default)).Select(m => m.Mail)];

    private async Task<DueItem> ItemAsync()
    {
        Assert.True(DueItemKey.TryParse(Study, out DueItemKey key));
        return (await _site.Parts.Work.LoadAsync(PeriodRef.Of(key), fresh: true, default)).Items[key.Unit].Value;
    }

    private static bool Names(MailRecord mail) => mail.Items.Any(i => i.Id == Study);

    private static string SupervisorsPage(MailRecord mail) => new Uri($"http{mail.Text.Split("审签：http")[1].Split('\n')[0].Trim()}").AbsolutePath;
}
