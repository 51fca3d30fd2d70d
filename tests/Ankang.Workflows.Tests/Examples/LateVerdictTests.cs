using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>A relay takes our text, and the recipients' servers call it spam an hour later: our fault, not theirs.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class LateVerdictTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin",
        Item = "新闻宣传稿件（2021年3月）",
        Spam = "554 DT:SPM 126 mx9";

    [Fact]
    public async Task OneVerdict_MarksNobody_IsTriedOnceMoreOnAnotherDay_AndThenWaitsForTheOffice()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        Return(city, city.The(NoticeKind.Reminder, Hanbin, Item));
        await city.RunToAsync("2021-04-02 10:00");
        Return(city, Reminders(city).Last());
        await city.RunToAsync("2021-04-20");

        Assert.Null((await city.Parts.Lists(city.Id, default)).Directory[Hanbin].Liaison!.ReturnedAt);
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 提醒 04-02", city.Told(Hanbin, Item));
        Assert.Contains((await city.Parts.Work.LoadAsync(new(city.Id, Articles, March), fresh: true, default)).NoticesOf(Hanbin), n =>
            n.Value.Tag == NoticeTag.Of(Rules.Catalogue.Rung.Reminder) && n.Value.RefusedFor is not null
        );
        // It is one recipient's server: everybody else has his mail.
        Assert.Null((await city.Parts.Lease.ReadAsync(city.Id, default)).MailFault);
        Assert.Contains(city.Mail.Accepted, m => m.Kind == NoticeKind.Supervision);
    }

    [Fact]
    public async Task AFewAlike_StopTheDay_AndStandBeforeTheOffice_UntilTheNextDayOrAButton()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        SentMail[] sent = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Reminder && ChinaTime.DateOf(m.At) == Civil.Day("2021-04-01"))];
        foreach (SentMail mail in sent)
            Return(city, mail);
        await city.RunToAsync("2021-04-01 23:00");

        // Nothing leaves at 15:00, not even what was not returned.
        Assert.DoesNotContain(city.Mail.Attempts, m => m.At > Civil.At("2021-04-01 10:00"));
        DispatchState state = await city.Parts.Lease.ReadAsync(city.Id, default);
        Assert.Equal((Spam, AnswerKind.Content, Civil.At("2021-04-02 09:00")), (state.MailFault, state.FaultKind, state.PausedUntil));
        Assert.All((await city.Parts.Lists(city.Id, default)).Directory.Units, u => Assert.All(u.People, c => Assert.Null(c.ReturnedAt)));

        // By itself on the next working day, and only then.
        await city.RunToAsync("2021-04-02 23:00");
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 提醒 04-02", city.Told(Hanbin, Item));
        Assert.Null((await city.Parts.Lease.ReadAsync(city.Id, default)).MailFault);
    }

    [Fact]
    public async Task TheButton_LetsTheNextSlotGo()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        foreach (SentMail mail in Reminders(city).Take(3).ToList())
            Return(city, mail);
        await city.Parts.Returns.ReadAsync(TimeSpan.Zero, default);
        Assert.NotNull((await city.Parts.Lease.ReadAsync(city.Id, default)).PausedUntil);
        Assert.True(await city.Parts.Dispatcher.ReleaseAsync(city.Id, default));
        await city.RunToAsync("2021-04-01 16:00");
        Assert.Contains(city.Mail.Attempts, m => m.At == Civil.At("2021-04-01 15:00"));
    }

    [Fact]
    public async Task ATelling_ThatComesBackForOurText_IsSentOnceADay()
    {
        using City city = await City.PublishAsync(Township.Of(2021).Folder, "2021-01-04", shadow: false);
        await city.RunToAsync("2021-01-04 10:00");
        Return(city, city.Mail.Accepted.First(m => m.Kind == NoticeKind.Briefing && m.Addressee == Hanbin));
        await city.RunToAsync("2021-01-05 16:00");
        Assert.Equal(
            ["任务告知 01-04", "任务告知 01-05"],
            city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing && m.Addressee == Hanbin).Select(m => m.Words)
        );
    }

    private static IEnumerable<SentMail> Reminders(City city) => city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Reminder);

    private static void Return(City city, SentMail mail)
    {
        foreach (string email in mail.To)
            city.Returns.Add(Bounces.Standard(mail.Mail.MessageId, email, Spam));
    }
}
