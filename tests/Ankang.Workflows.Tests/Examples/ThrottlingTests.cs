using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>A mail service that asks to wait (429, or a quota): nothing more leaves until then, nothing is lost or sent twice.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ThrottlingTests
{
    private const string Articles = "14b-county-articles";
    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan", "ningshan", "ziyang"];

    [Fact]
    public async Task Slot_GoesOnWhereItStopped_WhenTheServiceAskedToWait()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", Units, Articles));
        await city.RunToAsync("2021-04-01 08:59");
        int before = city.Mail.Accepted.Count();
        city.Mail.AllowsAtMost(2, TimeSpan.FromMinutes(10));
        await city.RunToAsync("2021-04-01 09:00");
        Assert.Equal(before + 2, city.Mail.Accepted.Count());

        // Asked before the pause is over, nothing is tried.
        int tries = city.Mail.Attempts.Count;
        city.Clock.Now = Civil.At("2021-04-01 09:05");
        Assert.Equal(DispatchReport.Nothing, await city.Parts.Dispatcher.RunAsync(city.Id, default));
        Assert.Equal(tries, city.Mail.Attempts.Count);

        city.Clock.Now = Civil.At("2021-04-01 09:10");
        city.Mail.AllowsAtMost(100, TimeSpan.FromMinutes(10));
        DispatchReport rest = await city.Parts.Dispatcher.RunAsync(city.Id, default);
        Assert.Equal(("20210401T09", null), (rest.Slot, rest.PausedUntil));

        // Each unit has its 提醒 once, under one id, and the office its digest once, at the end.
        Assert.All(Units, unit => Assert.Single(city.Mail.Accepted, m => m.Addressee == unit && m.Kind == NoticeKind.Reminder));
        SentMail digest = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Digest && ChinaTime.DateOf(m.At) == Civil.Day("2021-04-01"));
        Assert.Contains("5个单位", digest.Mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ladder_CountsFromEachAcceptance_WhenThePauseOutlastsTheDay()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", Units, Articles));
        await city.RunToAsync("2021-04-01 08:59");
        city.Mail.AllowsAtMost(2, TimeSpan.FromHours(20));
        await city.RunToAsync("2021-04-01 23:00");
        city.Mail.AllowsAtMost(1000, TimeSpan.FromHours(1));
        await city.RunToAsync("2021-06-01");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", city.Told("hanbin", "新闻宣传稿件（2021年3月）"));
        // 2 of 5 left on the first day; the third leaves on the next, and its 督办 four working days after that.
        Assert.Equal("到期提醒 03-24, 提醒 04-02, 督办 04-09, 约谈 04-23", city.Told("ziyang", "新闻宣传稿件（2021年3月）"));
    }
}
