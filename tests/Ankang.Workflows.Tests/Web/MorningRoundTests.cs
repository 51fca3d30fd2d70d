using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Overview;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Tests.Web;

/// <summary>早报: the office is told before the first slot of what waits, what will leave and who lags.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class MorningRoundTests : IAsyncLifetime
{
    private static readonly DateOnly Friday = new(2021, 3, 5);
    private static readonly DateOnly Monday = new(2021, 3, 8);
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(Friday, inEarnest: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task OnAWorkingDay_BeforeTheFirstSlot_TheOfficeGetsOneMail_WithALinkEach()
    {
        MailRecord mail = Assert.Single(await RunAsync(Monday, "08:30"));
        Assert.Equal(MailState.Accepted, mail.State);
        Assert.Equal("anweiban@example.org", Assert.Single(mail.To).Email);
        Assert.Matches("^【早报】待处理\\d+项，即将发出\\d+封，逾期未办结\\d+项$", mail.Subject);
        UpcomingDispatch next = (await Next())!;
        Assert.Contains(
            $"今天9时将发出 {next.Count}封：http://unit.test/l/ankang-2021/dispatch\n",
            mail.Body.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        string[] links =
        [
            .. mail.Body.Split('\n').Where(l => l.Contains("：http", StringComparison.Ordinal)).Select(l => l.Split("：http")[1].Trim()),
        ];
        Assert.Contains(links, l => l.EndsWith("/items?state=late", StringComparison.Ordinal));
        Assert.Contains(links, l => l.Contains("/items?unit=", StringComparison.Ordinal));
        await Assert.AllAsync(links, async l => await _site.PageAsync(l["://unit.test".Length..]));
    }

    [Fact]
    public async Task ASecondHost_OrALaterRound_SendsNoSecond()
    {
        await RunAsync(Monday, "08:30");
        Assert.Single(await RunAsync(Monday, "08:35"));
        Assert.Single(await RunAsync(Monday, "08:59"));
    }

    [Fact]
    public async Task WhatTheMailServerDidNotTake_IsTriedAgain()
    {
        _site.Mails.Unknown.Add("anweiban@example.org");
        Assert.Equal(MailState.Refused, Assert.Single(await RunAsync(Monday, "08:30")).State);
        _site.Mails.Unknown.Clear();
        Assert.Equal(MailState.Accepted, Assert.Single(await RunAsync(Monday, "08:36")).State);
    }

    [Theory]
    [InlineData("2021-03-06", "08:40")] // a Saturday
    [InlineData("2021-03-08", "08:29")]
    [InlineData("2021-03-08", "09:00")] // the batch has left
    public async Task AtOtherTimes_NothingIsSent(string day, string time) => Assert.Empty(await RunAsync(DateOnly.Parse(day), time));

    [Fact]
    public async Task WhereNothingWaitsAndNothingLeaves_NobodyIsWoken()
    {
        await using Site quiet = await Site.StartAsync(new(2021, 1, 18), inEarnest: true);
        quiet.Clock.Now = ChinaTime.At(new(2021, 1, 19), new TimeOnly(8, 30));
        bool leaves = await UpcomingAsync(quiet) is { } next && next.Slot.Date == new DateOnly(2021, 1, 19);
        await new MorningRound(quiet.Parts).RunAsync(default);
        Assert.False(leaves);
        Assert.Empty(await MorningsAsync(quiet, new(2021, 1, 19)));
    }

    private async Task<IReadOnlyList<MailRecord>> RunAsync(DateOnly day, string time)
    {
        _site.Clock.Now = ChinaTime.At(day, TimeOnly.Parse(time));
        await new MorningRound(_site.Parts).RunAsync(default);
        return await MorningsAsync(_site, day);
    }

    private Task<UpcomingDispatch?> Next() => UpcomingAsync(_site);

    private static async Task<UpcomingDispatch?> UpcomingAsync(Site site) =>
        await UpcomingDispatch.NextAsync(site.Parts, await YearView.ReadAsync(site.Parts, Site.ListId, default), default);

    private static async Task<IReadOnlyList<MailRecord>> MorningsAsync(Site site, DateOnly day)
    {
        var mails = new List<MailRecord>();
        for (DateOnly slot = day.AddDays(-4); slot <= day; slot = slot.AddDays(1))
            foreach (string id in Slot.IdsOf(slot))
                mails.AddRange((await site.Parts.Mails.ReadAsync(Site.ListId, id, default)).Select(m => m.Mail));
        return [.. mails.Where(m => m.Kind == NoticeKind.Morning)];
    }
}
