using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>Mail servers as they are: throttling is not a bounce, and a refusal of our text or sender is nobody's but ours.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class DeliveryTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin",
        Item = "新闻宣传稿件（2021年3月）",
        Liaison = "hanbin.liaison@example.org",
        Supervisor = "hanbin.supervisor@example.org",
        Throttled = "550 Domain frequency limited";

    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan", "ningshan", "ziyang"];

    [Fact]
    public async Task AThrottledRecipient_IsTriedAgainByItself_WhileTheOthersHaveTheMail()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-08 08:59");
        city.Mail.Says = mail => Refuses(mail, Supervisor, Throttled, AnswerKind.Later);
        await city.RunToAsync("2021-04-08 09:40");
        // At 09:00 to both; the one who has it gets it no second time.
        Assert.Equal(
            ["09:00 hanbin.liaison", "09:00 hanbin.supervisor", "09:05 hanbin.supervisor", "09:15 hanbin.supervisor", "09:35 hanbin.supervisor"],
            city.Mail.Attempts.Where(a => a.Kind == NoticeKind.Supervision).Select(a => $"{Time(a)} {a.To[0].Split('@')[0]}")
        );
        city.Mail.Says = null;
        await city.RunToAsync("2021-04-30");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 督办 04-08 10时, 约谈 04-22", city.Told(Hanbin, Item));
        SentMail[] both = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Supervision)];
        Assert.Equal([Liaison, Supervisor], both.SelectMany(m => m.To));
        Assert.Equal(both[0].ReplyBy, both[1].ReplyBy);
        Assert.DoesNotContain(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure);
        Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Digest && m.Mail.Subject.Contains("督办", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AThrottledRecipient_IsToldOfWhenTheSlotIsOver_AndTriedWithTheNext()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-08 08:59");
        city.Mail.Says = mail => Refuses(mail, Supervisor, Throttled, AnswerKind.Later);
        await city.RunToAsync("2021-04-08 16:00");
        SentMail told = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure);
        Assert.Equal("【退信】4月8日9时批次1个邮箱未能送达", told.Mail.Subject);
        Assert.Contains($"| {Supervisor} | {Throttled} |", told.Mail.Text, StringComparison.Ordinal);
        Assert.Contains("下一批次自动重发；其他收件人已送达，程序照常", told.Mail.Text, StringComparison.Ordinal);
        Assert.Null((await city.Parts.Lease.RereadAsync(city.Id, default)).MailFault);

        // After three working days a 督办 is no news any more; the item climbs by who got it.
        await city.RunToAsync("2021-04-30");
        Assert.Equal(
            Civil.Day("2021-04-13"),
            ChinaTime.DateOf(city.Mail.Attempts.Last(a => a.Kind == NoticeKind.Supervision && a.To.Contains(Supervisor)).At)
        );
        Assert.Equal(Rung.Interview, (await city.ItemAsync(Articles, March, Hanbin)).Rung);
    }

    [Fact]
    public async Task ASpamVerdict_StopsTheSlotAfterThree_MarksNobody_AndLosesNothing()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", Units, Articles));
        await city.RunToAsync("2021-04-01 08:59");
        city.Mail.Says = _ => new SendResult(SendOutcome.TryAgain, "554 DT:SPM", [], Fault: AnswerKind.Content);
        await city.RunToAsync("2021-04-01 09:00");
        Assert.Equal(3, city.Mail.Attempts.Count(a => a.Kind == NoticeKind.Reminder));
        DispatchState state = await city.Parts.Lease.RereadAsync(city.Id, default);
        Assert.Equal(("554 DT:SPM", AnswerKind.Content, Civil.At("2021-04-01 09:05")), (state.MailFault, state.FaultKind, state.PausedUntil));

        city.Mail.Says = null;
        await city.RunToAsync("2021-04-01 09:10");
        Assert.All(Units, unit => Assert.Equal("提醒 04-01", city.The(NoticeKind.Reminder, unit, Item).Words));
        Assert.DoesNotContain(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure);
        SentMail digest = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Digest && m.Names("提醒"));
        Assert.Contains("5个单位", digest.Mail.Subject, StringComparison.Ordinal);
        Assert.Null((await city.Parts.Lease.RereadAsync(city.Id, default)).MailFault);
    }

    [Fact]
    public async Task TextsThatAreRefused_DoNotKeepTheOthersFromTheirTurn()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", Units, Articles));
        await city.RunToAsync("2021-04-01 08:59");
        string[] refused = ["hanbin", "hanyin", "shiquan"];
        city.Mail.Says = mail =>
            mail.Kind == NoticeKind.Reminder && refused.Any(u => mail.MessageId.Contains($".{u}.", StringComparison.Ordinal))
                ? new SendResult(SendOutcome.TryAgain, "554 DT:SPM", [], Fault: AnswerKind.Content)
                : null;
        await city.RunToAsync("2021-04-01 09:10");
        Assert.Equal(
            ["ningshan", "ziyang"],
            city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Reminder && m.At > Civil.At("2021-04-01")).Select(m => m.Addressee).Order()
        );
    }

    [Fact]
    public async Task ARefusedSignIn_IsTriedOnce_AndEveryHour_OrWhenTheOfficeAsks()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", Units, Articles));
        await city.RunToAsync("2021-04-01 08:59");
        int before = city.Mail.Attempts.Count;
        city.Mail.Says = _ => new SendResult(SendOutcome.TryAgain, "535 no", [], Fault: AnswerKind.SignIn);
        await city.RunToAsync("2021-04-01 11:30");
        Assert.Equal(["09:00", "10:00", "11:00"], city.Mail.Attempts.Skip(before).Select(a => Time(a)));

        city.Mail.Says = null;
        Assert.True(await city.Parts.Dispatcher.ReleaseAsync(city.Id, default));
        await city.Parts.Dispatcher.RunAsync(city.Id, default);
        Assert.All(Units, unit => Assert.Equal("提醒 04-01 11时", city.The(NoticeKind.Reminder, unit, Item).Words));
        Assert.False(await city.Parts.Dispatcher.ReleaseAsync(city.Id, default));
    }

    [Fact]
    public async Task AnUnknownUser_IsDeadOnTheSecondDay_WithOneDigestASlot()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 08:59");
        city.Mail.Kill(Liaison);
        city.Mail.Kill("hanyin.liaison@example.org");
        await city.RunToAsync("2021-04-01 23:00");
        Contact liaison = (await city.Parts.Lists(city.Id, default)).Directory[Hanbin].Liaison!;
        Assert.Equal((null, Civil.At("2021-04-01 09:00")), (liaison.BouncedAt, liaison.RefusedAt));
        Assert.Null((await city.ItemAsync(Articles, March, Hanbin)).Reminder);

        // The next notice that nobody gets is told of again: the 到期提醒 of 23 April.
        await city.RunToAsync("2021-04-22");
        Assert.NotNull((await city.Parts.Lists(city.Id, default)).Directory[Hanbin].Liaison!.BouncedAt);
        SentMail[] told = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.DeliveryFailure)];
        Assert.Equal(["退信 04-01", "退信 04-02"], told.Select(m => m.Words));
        Assert.Equal("【退信】4月1日9时批次2个邮箱未能送达", told[0].Mail.Subject);
        Assert.Contains("下一批次自动重发；该次提醒未生效，督办相应顺延", told[0].Mail.Text, StringComparison.Ordinal);
        Assert.Contains("连续两日退信，请核实邮箱；该次提醒未生效，督办相应顺延", told[1].Mail.Text, StringComparison.Ordinal);
        // Tried at 09:00 and 15:00 of the first day and at 09:00 of the second; then it is at rest.
        Assert.Equal(3, city.Mail.Attempts.Count(a => a.Kind == NoticeKind.Reminder && a.Addressee == Hanbin && a.Names(Item)));
    }

    [Fact]
    public async Task AnAddressThatTakesMailAgain_IsNotDeadByTwoBadDaysFarApart()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 08:59");
        city.Mail.Says = mail => Refuses(mail, Liaison, "550 User unknown", AnswerKind.NoSuchRecipient);
        await city.RunToAsync("2021-04-01 10:00");
        city.Mail.Says = null;
        await city.RunToAsync("2021-04-01 16:00");
        Contact liaison = (await city.Parts.Lists(city.Id, default)).Directory[Hanbin].Liaison!;
        Assert.Equal((null, null), (liaison.BouncedAt, liaison.RefusedAt));
        Assert.Equal("提醒 04-01 15时", city.The(NoticeKind.Reminder, Hanbin, Item).Words);
    }

    [Fact]
    public async Task ABounceThatComesLater_TakesTheRungBack_BeforeTheNextIsCounted()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-07 17:00");
        Assert.True(await ReportAsync(city, "20210401T09|hanbin|reminder", Liaison));
        await city.RunToAsync("2021-04-16");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 提醒 04-08, 督办 04-14", city.Told(Hanbin, Item));
        Assert.Contains(
            "04-07 17时 系统 提醒发往 hanbin.liaison@example.org 后被退回（550 no）",
            string.Join('\n', await city.HistoryAsync(Articles, March, Hanbin)),
            StringComparison.Ordinal
        );
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l => l.EndsWith("该次提醒撤销，不计入督办程序", StringComparison.Ordinal));
        SentMail told = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure);
        Assert.Contains("下一批次自动重发；该次提醒未生效，督办相应顺延", told.Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABounceOfASecondDay_LeavesTheRungWaiting_ForAnotherAddress()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        Assert.True(await ReportAsync(city, "20210401T09|hanbin|reminder", Liaison));
        await city.RunToAsync("2021-04-02 08:00");
        Assert.True(await ReportAsync(city, "20210401T15|hanbin|reminder", Liaison));
        await city.RunToAsync("2021-04-20");

        // Not sent a third time into the void.
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 提醒 04-01 15时", city.Told(Hanbin, Item));
        Assert.NotNull((await city.Parts.Lists(city.Id, default)).Directory[Hanbin].Liaison!.BouncedAt);
        Assert.Equal(Rung.None, (await city.ItemAsync(Articles, March, Hanbin)).Rung);
    }

    [Fact]
    public async Task ABounceOfOneOfTwo_LeavesTheRungCounted()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-08 10:00");
        Assert.True(await ReportAsync(city, "20210408T09|hanbin~supervisor|supervision", Supervisor));
        Assert.Equal(Rung.Supervision, (await city.ItemAsync(Articles, March, Hanbin)).Rung);
        Assert.True(await ReportAsync(city, "20210408T09|hanbin|supervision", Liaison));
        Assert.Equal(Rung.Reminder, (await city.ItemAsync(Articles, March, Hanbin)).Rung);
    }

    private static Task<bool> ReportAsync(City city, string mail, string email) =>
        city.Parts.Deliveries.ReportAsync(city.Id, mail, email, DeliveryStatus.Bounced, "550 no", default);

    private static string Time(SentMail mail) => $"{ChinaTime.TimeOf(mail.At):HH:mm}";

    private static SendResult? Refuses(OutgoingMail mail, string email, string answer, AnswerKind kind)
    {
        if (!mail.To.Any(t => t.Email == email))
            return null;
        return new SendResult(mail.To.Count == 1 ? SendOutcome.Refused : SendOutcome.Accepted, answer, [new RefusedRecipient(email, answer, kind)]);
    }
}
