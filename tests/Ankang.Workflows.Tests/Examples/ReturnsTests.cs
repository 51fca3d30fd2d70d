using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>A relay that takes all and returns some an hour later: what came back counts no more.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ReturnsTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin",
        Item = "新闻宣传稿件（2021年3月）",
        Liaison = "hanbin.liaison@example.org";

    [Fact]
    public async Task AReportInTheMailbox_TakesTheRungBackBeforeTheNextSlotIsServed()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-07 23:00");
        city.Returns.Add(Bounces.Standard(Reminder(city), Liaison, "550 5.1.1 User unknown"));
        await city.RunToAsync("2021-04-16");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 提醒 04-08, 督办 04-14", city.Told(Hanbin, Item));
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l =>
            l.StartsWith("04-08 系统 提醒发往 hanbin.liaison@example.org 后被退回（550 5.1.1 User unknown）", StringComparison.Ordinal)
        );
        Assert.Equal(Civil.At("2021-04-08 09:00"), (await city.Parts.Lists(city.Id, default)).Directory[Hanbin].Liaison!.ReturnedAt);
    }

    [Fact]
    public async Task AFirstWordThatComesBack_ToldNobody_AndIsSentAgainBeforeAnythingIsReminded()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-29", shadow: false);
        await city.RunToAsync("2021-03-30 10:00");
        SentMail first = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Briefing && m.Addressee == Hanbin);
        city.Returns.Add(Bounces.Standard(first.Mail.MessageId, Liaison, "550 5.1.1 User unknown"));
        await city.RunToAsync("2021-04-07");

        Assert.Equal(
            ["任务告知 03-29", "任务告知 03-30 15时"],
            city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing && m.Addressee == Hanbin).Select(m => m.Words)
        );
        // Three working days after the word that stayed, not the day after the deadline of 31 March.
        Assert.Equal("提醒 04-02", city.The(NoticeKind.Reminder, Hanbin, Item).Words);
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l =>
            l.EndsWith(
                "系统 任务告知发往 hanbin.liaison@example.org 后被退回（550 5.1.1 User unknown），无其他收件人收到，不作为已告知",
                StringComparison.Ordinal
            )
        );
        Assert.Contains(
            "下一批次自动重发；尚未告知该单位，提醒相应顺延",
            Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure).Mail.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["550 5.1.1 User unknown", null],
            (await city.Parts.Lists(city.Id, default)).Told.Of(Hanbin).OrderBy(t => t.At).Select(t => t.TakenBackFor)
        );
    }

    [Fact]
    public async Task AFullMailbox_MarksNobody_AndTheRungLeavesAgain()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        city.Returns.Add(Bounces.Standard(Reminder(city), Liaison, "552 5.2.2 mailbox full"));
        await city.RunToAsync("2021-04-01 16:00");

        Assert.Null((await city.Parts.Lists(city.Id, default)).Directory[Hanbin].Liaison!.ReturnedAt);
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 提醒 04-01 15时", city.Told(Hanbin, Item));
        Assert.Contains(
            "552 5.2.2 mailbox full",
            Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure).Mail.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AThirdThatComesBack_LosesNoRung_AndBringsNoneTooEarly()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        SentMail[] reminders = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Reminder && ChinaTime.DateOf(m.At) == Civil.Day("2021-04-01"))];
        SentMail[] returned = [.. reminders.Where((_, i) => i % 3 == 0)];
        foreach (SentMail mail in returned)
        foreach (string email in mail.To)
            city.Returns.Add(Bounces.Standard(mail.Mail.MessageId, email, "550 5.1.1 User unknown"));
        await city.RunToAsync("2021-04-09");

        Assert.True(returned.Length > 5);
        foreach (SentMail mail in reminders)
        {
            SentMail[] all =
            [
                .. city.Mail.Accepted.Where(m =>
                    m.Addressee == mail.Addressee && m.At >= mail.At && m.Kind is NoticeKind.Reminder or NoticeKind.Supervision
                ),
            ];
            Assert.Equal(returned.Contains(mail) ? 2 : 1, all.Count(m => m.Kind == NoticeKind.Reminder && m.Mail.Subject == mail.Mail.Subject));
        }

        SentMail told = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure);
        Assert.Equal($"【退信】4月1日15时批次{returned.SelectMany(m => m.To).Distinct().Count()}个邮箱未能送达", told.Mail.Subject);
    }

    [Fact]
    public async Task AThirdOfTheFirstWordsThatComesBack_LosesNone_AndBringsNothingBeforeTheWord()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-01-18", shadow: false);
        await city.RunToAsync("2021-01-18 10:00");
        SentMail[] words = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing)];
        SentMail[] returned = [.. words.Where((_, i) => i % 3 == 0)];
        foreach (SentMail mail in returned)
        foreach (string email in mail.To)
            city.Returns.Add(Bounces.Standard(mail.Mail.MessageId, email, "550 5.1.1 User unknown"));
        await city.RunToAsync("2021-02-10");

        SentMail[] all = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing && m.At < Civil.At("2021-02-01"))];
        // 103 units, three of which share one liaison.
        Assert.Equal((101, 34, 135), (words.Length, returned.Length, all.Length));
        Assert.All(all[words.Length..], m => Assert.Equal("任务告知 01-18 15时", m.Words));
        await YearLaws.AssertHoldAsync(city);
    }

    [Fact]
    public async Task APersonsAnswer_StandsAtTheItem_AndTakesNothingBack()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        city.Returns.Add(
            $"From: {Liaison}\nTo: a@example.org\nSubject: Re: x\nMessage-ID: <answer@example.org>\nIn-Reply-To: <{Reminder(city)}>\n\nwill do today"
        );
        city.Returns.Add(
            $"From: {Liaison}\nTo: a@example.org\nSubject: Re: x\nAuto-Submitted: auto-replied\nIn-Reply-To: <{Reminder(city)}>\n\non leave"
        );
        await city.RunToAsync("2021-04-01 16:00");

        Assert.Equal(Rung.Reminder, (await city.ItemAsync(Articles, March, Hanbin)).Rung);
        Assert.Single(await city.HistoryAsync(Articles, March, Hanbin), l =>
            l.EndsWith("hanbin.liaison@example.org 回复了提醒邮件：will do today", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(await city.HistoryAsync(Articles, March, Hanbin), l => l.Contains("on leave", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMailboxThatCannotBeRead_StopsNoMail_AndIsNamed()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        city.Returns.Fault = "imap.example.org:993: no";
        await city.RunToAsync("2021-04-01 10:00");
        Assert.Equal("提醒 04-01", city.The(NoticeKind.Reminder, Hanbin, Item).Words);
        Assert.Equal("imap.example.org:993: no", city.Parts.Returns.Fault);
        city.Returns.Fault = null;
        await city.RunToAsync("2021-04-01 16:00");
        Assert.Null(city.Parts.Returns.Fault);
    }

    private static string Reminder(City city) => city.The(NoticeKind.Reminder, Hanbin, Item).Mail.MessageId;
}
