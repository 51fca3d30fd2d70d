using Ankang.Workflows.Answers;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Contacts;

[Trait(Tier.Name, Tier.City)]
public sealed class ContactServiceTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";

    [Fact]
    public async Task Edit_HoldsFromTheNextNoticeOn_AndWakesWhatWaitedOnARefusedAddress()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-03-02");
        city.Mail.Kill("hanbin.liaison@example.org");
        await city.RunToAsync("2021-04-06 10:00");
        Assert.Equal("", city.Told(Hanbin, "新闻宣传稿件（2021年3月）"));

        (ResponsibleUnit unit, _) = (await city.Parts.Contacts.ReadAsync(Hanbin, default))!.Value;
        ContactEdit edit = ContactEdit
            .Of(unit)
            .With(ContactRole.Liaison, new Contact("李明", "new@example.org"))
            .With(ContactRole.Deputy, new Contact(null, "deputy@example.org"));
        Assert.IsType<Result<ResponsibleUnit>.Done>(
            await city.Parts.Contacts.EditAsync(Hanbin, "e1", Actor.Of("市安委办"), 0, edit, "人员调整", default)
        );
        await city.RunToAsync("2021-04-07 10:00");

        SentMail reminder = city.The(NoticeKind.Reminder, Hanbin, "新闻宣传稿件（2021年3月）");
        Assert.Equal("提醒 04-06 15时", reminder.Words);
        Assert.Equal(
            ["new@example.org", "deputy@example.org"],
            city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Reminder && m.Words == reminder.Words && m.IsOf(Hanbin)).SelectMany(m => m.To)
        );
        // The refused address was flagged once, on the second day, however often it was tried.
        Assert.Equal(
            [
                "发往 hanbin.liaison@example.org 的邮件被拒收，下一批次自动重发",
                "发往 hanbin.liaison@example.org 的邮件连续两日被退回，请核实邮箱",
                "联络员：hanbin.liaison@example.org → 李明 new@example.org；副联络员：无 → deputy@example.org。理由：人员调整",
            ],
            (await city.Parts.Contacts.ReadAsync(Hanbin, default))!.Value.Changes.Select(c => c.Text)
        );
    }

    [Fact]
    public async Task Edit_AnswersWhoChangedWhat_WhenTheFormIsOld_AndIsDoneOnce()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        (ResponsibleUnit unit, _) = (await city.Parts.Contacts.ReadAsync(Hanbin, default))!.Value;
        ContactEdit edit = ContactEdit.Of(unit).With(ContactRole.Liaison, new Contact(null, "new@example.org")) with { RevokeLinks = true };
        await city.Parts.Contacts.EditAsync(Hanbin, "e1", Actor.Of("甲"), 0, edit, null, default);
        Result<ResponsibleUnit>.Done again = Assert.IsType<Result<ResponsibleUnit>.Done>(
            await city.Parts.Contacts.EditAsync(Hanbin, "e1", Actor.Of("甲"), 0, edit, null, default)
        );
        Assert.Equal(unit.LinkEpoch + 1, again.Value.LinkEpoch);
        Assert.Equal(
            "甲",
            Assert
                .Single(
                    Assert.IsType<ContactConflict>(await city.Parts.Contacts.EditAsync(Hanbin, "e2", Actor.Of("乙"), 0, edit, null, default)).Since
                )
                .Who.Name
        );
        Assert.Equal(
            "liaison",
            Assert
                .IsType<Result<ResponsibleUnit>.Invalid>(
                    await city.Parts.Contacts.EditAsync(
                        Hanbin,
                        "e3",
                        Actor.Of("乙"),
                        1,
                        edit.With(ContactRole.Liaison, new Contact(null, "汉滨")),
                        null,
                        default
                    )
                )
                .Errors[0]
                .Field
        );
        Assert.Equal(unit.LinkEpoch + 1, (await city.Parts.Lists(city.Id, default)).Directory[Hanbin].LinkEpoch);
    }

    [Fact]
    public async Task Bounce_TakesTheRungBack_RemembersTheAddress_AndTellsTheOffice()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        string address = "20210401T09|hanbin|reminder";
        Assert.False(await city.Parts.Deliveries.ReportAsync(city.Id, address, "nobody@example.org", DeliveryStatus.Bounced, null, default));
        Assert.True(
            await city.Parts.Deliveries.ReportAsync(city.Id, address, "hanbin.liaison@example.org", DeliveryStatus.Bounced, "550 邮箱不存在", default)
        );
        Assert.True(
            await city.Parts.Deliveries.ReportAsync(city.Id, address, "hanbin.liaison@example.org", DeliveryStatus.Bounced, "550 邮箱不存在", default)
        );
        await city.RunToAsync("2021-04-09");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 提醒 04-01 15时, 督办 04-08", city.Told(Hanbin, "新闻宣传稿件（2021年3月）"));
        Assert.Equal(Civil.At("2021-04-01 10:00"), (await city.Parts.Lists(city.Id, default)).Directory[Hanbin].Liaison!.ReturnedAt);
        SentMail told = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure);
        Assert.Equal("退信 04-01 15时", told.Words);
        Assert.Contains("550 邮箱不存在", told.Mail.Text, StringComparison.Ordinal);
        Assert.Single(await city.HistoryAsync(Articles, March, Hanbin), l =>
            l.Contains("提醒发往 hanbin.liaison@example.org 后被退回（550 邮箱不存在）", StringComparison.Ordinal)
        );
        Assert.Equal(DeliveryStatus.Bounced, Assert.Single((await city.Parts.Mails.GetAsync(city.Id, address, default))!.Deliveries).Status);
    }
}
