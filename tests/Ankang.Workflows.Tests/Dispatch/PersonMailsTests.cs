using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>One mail a person, kind and slot: with a part for each of his units, and a link that is his own.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class PersonMailsTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin",
        Shared = "li@example.org",
        Liaison = "hanbin.liaison@example.org",
        Supervisor = "hanbin.supervisor@example.org";

    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan"];

    [Fact]
    public async Task WhoAnswersForThreeUnits_GetsOneMail_WithAPartEach_AndOneLink()
    {
        using City city = OneLiaison();
        await city.RunToAsync("2021-04-01 10:00");

        SentMail mail = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Reminder);
        Assert.Equal([Shared], mail.To);
        Assert.Equal("【提醒】3个单位3项工作请于4月7日前报送", mail.Mail.Subject);
        string[] lines = mail.Mail.Text.Split('\n');
        Assert.Equal("汉滨区安委会、汉阴县安委会、石泉县安委会联络员：", lines[0]);
        Assert.Equal(
            ["一、汉滨区安委会（1项）", "二、汉阴县安委会（1项）", "三、石泉县安委会（1项）"],
            lines.Where(l => l.EndsWith("（1项）", StringComparison.Ordinal))
        );
        Assert.Contains("请于4月7日（周三）前通过下方入口分别报送。", mail.Mail.Text, StringComparison.Ordinal);
        Assert.Single(lines, l => l.Contains("/u/", StringComparison.Ordinal));
        foreach (string unit in Units)
            Assert.Contains(await city.HistoryAsync(Articles, March, unit), l =>
                l.StartsWith("04-01 系统 提醒已发送至联络员", StringComparison.Ordinal)
            );
        SentMail briefing = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Briefing);
        Assert.StartsWith("【任务告知】3个单位2021年", briefing.Mail.Subject, StringComparison.Ordinal);
        ListInForce list = await city.Parts.Lists(city.Id, default);
        Assert.All(Units, unit => Assert.NotEmpty(list.Told.Of(unit)));
    }

    [Fact]
    public async Task WhatOneOfHisUnitsReported_IsLeftOut_AndTheOthersAreRemindedOf()
    {
        using City city = OneLiaison();
        await city.RunToAsync("2021-03-31 12:00");
        await city.ConfirmAsync(Articles, March, "hanyin", "2021-03-31", 2);
        await city.RunToAsync("2021-04-01 10:00");
        SentMail mail = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Reminder);
        Assert.StartsWith("【提醒】2个单位2项工作", mail.Mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("汉阴县安委会", mail.Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervision_IsTwoMails_EachWithItsOwnLink_AndOneReplyBy()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-08 10:00");

        SentMail[] both = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Supervision)];
        Assert.Equal([Liaison, Supervisor], both.SelectMany(m => m.To));
        Assert.Equal(["04-21", "04-21"], both.Select(m => m.ReplyBy));
        (string liaison, string supervisor) = (both[0].Mail.Text, both[1].Mail.Text);
        Assert.StartsWith("汉滨区安委会：\n", liaison, StringComparison.Ordinal);
        Assert.Contains("本通知已同时发送贵单位分管负责同志。", liaison, StringComparison.Ordinal);
        Assert.StartsWith("汉滨区安委会分管负责同志：\n", supervisor, StringComparison.Ordinal);
        Assert.Contains("本通知已同时发送贵单位联络员。", supervisor, StringComparison.Ordinal);
        Assert.NotEqual(Entry(liaison), Entry(supervisor));
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l =>
            l.StartsWith("04-08 系统 督办已发送至联络员、分管领导，请于4月21日前反馈", StringComparison.Ordinal)
        );
    }

    [Theory] // whoever has it, the unit was told
    [InlineData(Liaison, "分管领导")]
    [InlineData(Supervisor, "联络员")]
    public async Task ARungCounts_WhenOneOfTheUnitsTwoHasIt(string dead, string reached)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-07");
        city.Kill(dead);
        await city.RunToAsync("2021-04-30");
        Assert.Equal(Civil.At("2021-04-08 09:00"), (await city.ItemAsync(Articles, March, Hanbin)).Supervision!.At);
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l => l.Contains($"督办已发送至{reached}，", StringComparison.Ordinal));
        Assert.Contains(city.Mail.Accepted, m => m.Kind == NoticeKind.DeliveryFailure && m.Names("其他收件人已送达，程序照常") && m.Names(dead));
    }

    [Fact] // the mail of the second waits, the service asks for it; the first counts meanwhile
    public async Task TheSecondMail_LeavesAfterAPause_ThoughTheRungCountsAlready()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-08 08:59");
        city.Mail.Says = mail =>
            mail.Kind == NoticeKind.Supervision && mail.To[0].Email == Supervisor && city.Clock.Now < Civil.At("2021-04-08 09:20")
                ? new SendResult(SendOutcome.TryAgain, "429", [], TimeSpan.FromMinutes(10))
                : null;
        await city.RunToAsync("2021-04-08 09:01");
        Assert.Equal(Civil.At("2021-04-08 09:00"), (await city.ItemAsync(Articles, March, Hanbin)).Supervision!.At);
        await city.RunToAsync("2021-04-08 16:00");
        SentMail late = Assert.Single(city.Mail.Accepted, m => m is { Kind: NoticeKind.Supervision, IsToLeader: true });
        Assert.Equal((Civil.At("2021-04-08 09:20"), "04-21"), (late.At, late.ReplyBy));
        Assert.Equal(Civil.At("2021-04-08 09:00"), (await city.ItemAsync(Articles, March, Hanbin)).Supervision!.At);
        Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Digest && m.Names("督办"));
    }

    [Fact]
    public async Task SupervisorsMail_Waits_WhileTheOfficeHoldsTheItem()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-08 08:59");
        city.Mail.Says = mail =>
            mail.Kind == NoticeKind.Supervision && mail.To[0].Email == Supervisor && city.Clock.Now < Civil.At("2021-04-08 09:20")
                ? new SendResult(SendOutcome.TryAgain, "429", [], TimeSpan.FromMinutes(10))
                : null;
        await city.RunToAsync("2021-04-08 09:01");
        await city.Parts.OfficeService.HoldAsync(city.Act(Articles, March, Hanbin), Civil.Day("2021-04-09"), "正在核实", default);
        await city.RunToAsync("2021-04-09 16:00");
        Assert.DoesNotContain(city.Mail.Accepted, m => m is { Kind: NoticeKind.Supervision, IsToLeader: true });
        await city.RunToAsync("2021-04-12 10:00");
        SentMail late = Assert.Single(city.Mail.Accepted, m => m is { Kind: NoticeKind.Supervision, IsToLeader: true });
        Assert.Equal((Civil.At("2021-04-12 09:00"), "04-21"), (late.At, late.ReplyBy));
    }

    [Fact]
    public void ARowOfBefore_WhichToldOneUnit_IsReadAsItWas()
    {
        var row = new StoreRow(
            "hanbin|briefing",
            "1",
            new Dictionary<string, object>
            {
                ["kind"] = "Briefing",
                ["suffix"] = "",
                ["to"] = $"{Liaison}\t\tLiaison\thanbin",
                ["subject"] = "【任务告知】",
                ["state"] = "Prepared",
                ["date"] = Civil.At("2021-03-01 09:00"),
                ["text0"] = "汉滨区安委会：",
                ["duties0"] = "14b-county-articles\n07-study",
            }
        );
        MailRecord mail = MailRecord.Read("20210301T09", row);
        Assert.Equal([Hanbin], mail.Units);
        Assert.Equal([new ToldDuty(Hanbin, Articles), new ToldDuty(Hanbin, "07-study")], mail.Duties);
    }

    private static City OneLiaison()
    {
        City city = City.Of(TestLists.Part("2021-03-01", Units, Articles));
        city.List = city.List.Edited(u => Units.Contains(u.Id) ? u.With(ContactRole.Liaison, new Contact("李明", Shared)) : u);
        return city;
    }

    private static string Entry(string text) => text.Split("/u/")[1].Split('（')[0];
}
