using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>What the mailbox holds that names no mail of ours, or comes at an awkward moment, and what a person has to look at.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class UnmatchedReturnsTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin",
        Item = "新闻宣传稿件（2021年3月）",
        Liaison = "hanbin.liaison@example.org";

    [Fact]
    public async Task AReportWithoutAnId_IsMatchedByRecipientAndTime_WhereOneMailFits()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:20");
        city.Returns.Add(WithoutId("550 5.1.1 User unknown"), "2021-04-01 10:10");
        await city.RunToAsync("2021-04-01 16:00");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 提醒 04-01 15时", city.Told(Hanbin, Item));
        Assert.Empty(await city.Parts.Incoming.WaitingAsync(city.Id, default));
    }

    [Fact]
    public async Task OfTwoThatFit_TheOneWhoseSubjectIsQuotedIsMeant_ElseThePersonOfTheOfficeLooks()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        // 督办 to both on 04-08, 周报 to the supervisor in the same week.
        await city.RunToAsync("2021-04-08 10:20");
        SentMail supervision = city.The(NoticeKind.Supervision, Hanbin, Item);
        city.Returns.Add(WithoutId("552 5.2.2 mailbox full", email: "hanbin.supervisor@example.org"), "2021-04-08 10:05");
        city.Returns.Add(WithoutId("550 5.1.1 User unknown", supervision.Mail.Subject), "2021-04-08 10:10");
        city.Returns.Add(WithoutId("550 5.1.1 User unknown", email: "stranger@example.net"), "2021-04-08 10:12");
        await city.RunToAsync("2021-04-08 16:00");

        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l =>
            l.Contains("督办发往 hanbin.liaison@example.org 后被退回", StringComparison.Ordinal)
        );
        IReadOnlyList<IncomingMail> all = await city.Parts.Incoming.WaitingAsync(city.Id, default);
        Assert.Equal(["hanbin.supervisor@example.org", "stranger@example.net"], all.Select(m => m.From));
        IncomingMail waits = all[1];
        Assert.Equal(
            (IncomingKind.Report, "stranger@example.net", "550 5.1.1 User unknown", Civil.At("2021-04-08 10:12")),
            (waits.Kind, waits.From, waits.Text, waits.ReceivedAt)
        );
        Assert.NotNull(await city.Parts.Incoming.MarkReadAsync(waits.Id, Actor.Of("王丽"), default));
        Assert.Equal(all[0], Assert.Single(await city.Parts.Incoming.WaitingAsync(city.Id, default)) with { Items = all[0].Items });
        Assert.Equal("王丽", Assert.Single(await city.Parts.Incoming.ReadAsync(city.Id, default)).ReadBy!.Name);
    }

    [Fact]
    public async Task AnAnswer_WaitsForTheOffice_AndItsReadingStandsAtTheItem()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        city.Returns.Add(Answer(city.The(NoticeKind.Reminder, Hanbin, Item), "will do today"));
        city.Returns.Add(Answer(city.Mail.Accepted.First(m => m.Kind == NoticeKind.Briefing && m.Addressee == Hanbin), "who are you?"));
        await city.RunToAsync("2021-04-01 16:00");

        IReadOnlyList<IncomingMail> waiting = await city.Parts.Incoming.WaitingAsync(city.Id, default);
        Assert.Equal(["who are you?", "will do today"], waiting.Select(w => w.Text).Order(StringComparer.Ordinal));
        IncomingMail ofItem = Assert.Single(waiting, w => w.Items.Count > 0);
        Assert.Contains(new DueItemKey(city.Id, Articles, March, Hanbin), ofItem.Items);

        for (int i = 0; i < 2; i++)
            await city.Parts.Incoming.MarkReadAsync(ofItem.Id, Actor.Of("王丽"), default);
        Assert.Single(await city.HistoryAsync(Articles, March, Hanbin), l => l == "04-01 16时 王丽 hanbin.liaison@example.org 的回复已阅");
        // Read again after a crash, it does not wait again.
        await city.Parts.Incoming.MarkReadAsync(waiting.Single(w => w.Items.Count == 0).Id, Actor.Of("王丽"), default);
        Assert.Empty(await city.Parts.Incoming.WaitingAsync(city.Id, default));
    }

    [Fact]
    public async Task Unsettled_ATellingIsWrittenDownAsTakenBack_AndSettlingLeavesItSo()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", [Hanbin], Articles));
        await city.RunToAsync("2021-01-18 08:00");
        var telling = new Telling(Hanbin, "20210118T09|hanbin|briefing", TellingKind.Mail, Civil.At("2021-01-18 09:00"), [Articles])
        {
            Reached = true,
        };
        await city.Parts.Told.TakeBackAsync(city.Id, telling, "550 5.1.1", default);
        await city.RunToAsync("2021-01-18 09:30");
        Assert.Null((await city.Parts.Lists(city.Id, default)).Told.First(Hanbin, Articles));
        await city.RunToAsync("2021-01-18 15:30");
        Assert.NotNull((await city.Parts.Lists(city.Id, default)).Told.First(Hanbin, Articles));
    }

    [Theory]
    [InlineData(FaultKind.CrashBefore)]
    [InlineData(FaultKind.CrashAfter)]
    public async Task ARungThatCameBackFromAll_IsNotCounted_WhereverTheHostDiedBeforeItWasRead(FaultKind kind)
    {
        int came = 0;
        for (int call = 0; call < 16; call++)
        {
            using City city = await City.PublishAsync(Township.Of(2021).Folder, "2021-03-01", shadow: false);
            await city.RunToAsync("2021-04-01 08:00");
            city.Restart(new FaultPlan(call, kind, CommitsOnly: true));
            await Record.ExceptionAsync(() => city.RunToAsync("2021-04-01 09:00"));
            city.Restart();
            SentMail? first = city.Mail.Accepted.FirstOrDefault(m => m.Kind == NoticeKind.Reminder && m.Addressee == Hanbin);
            if (first is null)
                continue;
            came++;
            city.Returns.Add(Bounces.Standard(first.Mail.MessageId, Liaison, "550 5.1.1 User unknown"));
            await city.RunToAsync("2021-04-02 23:00");
            Assert.NotEqual(first.At, (await city.ItemAsync("01-inspection", March, Hanbin)).Reminder?.At);
            Assert.True(city.Mail.Accepted.Count(m => m.Kind == NoticeKind.Reminder && m.Addressee == Hanbin) > 1, $"call {call}");
        }

        Assert.True(came > 2);
    }

    private static string Answer(SentMail mail, string words) =>
        $"From: {Liaison}\nTo: a@example.org\nSubject: Re: x\nMessage-ID: <{words.Replace(' ', '.').Replace("?", "", StringComparison.Ordinal)}@example.org>\n"
        + $"In-Reply-To: <{mail.Mail.MessageId}>\n\n{words}";

    private static string WithoutId(string answer, string subject = "x", string email = Liaison) =>
        Bounces.Standard("somebody-elses-id@relay", email, answer).Replace("Subject: x", $"Subject: {subject}", StringComparison.Ordinal);
}
