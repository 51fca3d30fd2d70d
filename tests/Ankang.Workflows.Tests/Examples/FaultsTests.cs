using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>Faults and downtime: nothing is lost, nothing doubled, no two rungs in one breath.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class FaultsTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";
    private const string Item = "新闻宣传稿件（2021年3月）";
    private const string Undisturbed = "到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22";

    [Theory]
    // 督办 4 working days after the late 提醒, on a make-up Sunday; 约谈 10 working days after that was accepted
    [InlineData("2021-03-30", "2021-04-20", "到期提醒 03-24, 提醒 04-20, 督办 04-25, 约谈 05-11", "04-23", "05-10")]
    // back in the morning after nine: the missed slot is made up
    [InlineData("2021-03-30", "2021-04-20 10:30", "到期提醒 03-24, 提醒 04-20 10时, 督办 04-25, 约谈 05-11", "04-23", "05-10")]
    // back in the evening: the next slot
    [InlineData("2021-03-30", "2021-04-20 18:00", "到期提醒 03-24, 提醒 04-21, 督办 04-26, 约谈 05-12", "04-25", "05-11")]
    // down over the day of the 督办 only: the 约谈 keeps its 10 working days
    [InlineData("2021-04-07", "2021-04-13", "到期提醒 03-24, 提醒 04-01, 督办 04-13, 约谈 04-26", "04-07", "04-25")]
    // down over the courtesy mail: still of use two working days before
    [InlineData("2021-03-20", "2021-03-26", "到期提醒 03-26, 提醒 04-01, 督办 04-08, 约谈 04-22", "04-07", "04-21")]
    // down until it was of no use any more
    [InlineData("2021-03-20", "2021-03-30", "提醒 04-01, 督办 04-08, 约谈 04-22", "04-07", "04-21")]
    public async Task Host_CatchesUpRungByRung_WhenItWasDown(string from, string to, string told, string reminderReplyBy, string supervisionReplyBy)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        city.HostDown(from, to);
        await city.RunToAsync("2021-06-01");

        Assert.Equal(told, city.Told(Hanbin, Item));
        Assert.Equal(reminderReplyBy, city.The(NoticeKind.Reminder, Hanbin, Item).ReplyBy);
        Assert.Equal(supervisionReplyBy, city.The(NoticeKind.Supervision, Hanbin, Item).ReplyBy);
    }

    [Fact]
    public async Task Host_OpensWhatItMissed_WithTheDayOfThePeriod()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        city.HostDown("2021-03-30", "2021-04-20");
        await city.RunToAsync("2021-04-20");

        Assert.Equal(Civil.Day("2021-04-01"), (await city.ItemAsync(Articles, "2021-04", Hanbin)).OpenedOn);
    }

    [Fact]
    public async Task Ladder_WaitsForAcceptance_WhenTheMailServerRefuses()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        city.Mail.Down("2021-04-01", "2021-04-09");
        await city.RunToAsync("2021-06-01");

        Assert.Equal("到期提醒 03-24, 提醒 04-09, 督办 04-15, 约谈 04-28", city.Told(Hanbin, Item));
        SentMail reminder = city.The(NoticeKind.Reminder, Hanbin, Item);
        Assert.Equal("04-14", reminder.ReplyBy);
        Assert.Contains("截至4月9日9时", reminder.Mail.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["03-24 系统 到期提醒已发送至联络员", "04-09 系统 提醒已发送至联络员，请于4月14日前反馈"],
            (await city.HistoryAsync(Articles, March, Hanbin)).Skip(1).Take(2)
        );
    }

    [Fact]
    public async Task MailServer_IsTriedAtEachSlotAndNamedOnce_WhenItRefuses()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin", "hanyin", "shiquan", "ningshan", "ziyang"], Articles));
        city.Mail.Down("2021-04-01", "2021-04-09");
        await city.RunToAsync("2021-04-08 23:00");

        // Nobody is mailed about each mail that waits; the state names the fault.
        Assert.DoesNotContain(city.Mail.Accepted, m => m.At > Civil.At("2021-04-01") && m.Kind == NoticeKind.DeliveryFailure);
        Assert.Equal("421 4.3.2 not now", (await city.Parts.Lease.RereadAsync(city.Id, default)).MailFault);
        // Three refusals in a row end a try: the server is not knocked at for each mail.
        Assert.All(city.Mail.Attempts.Where(a => a.At > Civil.At("2021-04-01")).GroupBy(a => a.At), slot => Assert.InRange(slot.Count(), 1, 3));

        await city.RunToAsync("2021-04-09 09:00");
        Assert.Equal(5, city.Mail.Accepted.Count(m => m.Words == "提醒 04-09"));
        Assert.Null((await city.Parts.Lease.RereadAsync(city.Id, default)).MailFault);
    }

    [Fact]
    public async Task Rung_CountsForTheOthers_WhenOneAddressIsRefusedForGood()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        city.Kill("hanbin.supervisor@example.org");
        await city.RunToAsync("2021-04-10");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08", city.Told(Hanbin, Item));
        SentMail failure = Assert.Single(city.Mail.Accepted, m => m.Words == "退信 04-08");
        Assert.Equal(["anweiban@example.org"], failure.To);
        Assert.Equal("【退信】4月8日9时批次1个邮箱未能送达", failure.Mail.Subject);
        Assert.Contains(
            "| 汉滨区安委会 | 分管领导 | hanbin.supervisor@example.org | 550 5.1.1 no such mailbox | 4月8日9时督办：第14项（2021年3月） "
                + "| 连续两日退信，请核实邮箱；其他收件人已送达，程序照常 |",
            failure.Mail.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("04-08 系统 督办已发送至联络员，请于4月21日前反馈", await city.HistoryAsync(Articles, March, Hanbin));
    }

    [Fact]
    public async Task Interview_CountsByTheOfficesMail_WhenTheSupervisorCannotBeReached()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        city.Kill("hanbin.supervisor@example.org");
        await city.RunToAsync("2021-05-01");

        Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.InterviewProposal && m.Names("2021年3月"));
        Assert.Equal(Rung.Interview, (await city.ItemAsync(Articles, March, Hanbin)).Rung);
        Assert.Contains("04-22 系统 约谈事项告知已发送至市安委办", await city.HistoryAsync(Articles, March, Hanbin));
    }

    [Fact]
    public async Task Rung_WaitsAndTheOfficeIsTold_WhenNobodyCanBeReached()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-02");
        city.Kill("hanbin.liaison@example.org");
        await city.RunToAsync("2021-05-20");

        Assert.Equal("", city.Told(Hanbin, Item));
        Assert.Equal(Rung.None, (await city.ItemAsync(Articles, March, Hanbin)).Rung);
        SentMail failure = Assert.Single(city.Mail.Accepted, m => m.Words == "退信 04-01");
        Assert.Contains("连续两日退信，请核实邮箱；该次提醒未生效，督办相应顺延", failure.Mail.Text, StringComparison.Ordinal);
        Assert.Contains(
            "04-01 系统 提醒未能送达任何收件人（550 5.1.1 no such mailbox），未生效，请市安委办核实邮箱",
            await city.HistoryAsync(Articles, March, Hanbin)
        );
        // It is not tried again and again at an address that is dead.
        Assert.Single(city.Mail.Attempts, m => m.Kind == NoticeKind.Reminder && m.Names(Item));
    }

    [Fact]
    public async Task Rung_Leaves_WhenTheContactWasChanged()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-02");
        city.Kill("hanbin.liaison@example.org");
        await city.RunToAsync("2021-04-12 10:00");
        city.List = city.List.Edited(u => u.Id == Hanbin ? u.With(ContactRole.Liaison, new Contact(null, "new.liaison@example.org")) : u);
        foreach (PeriodPlan plan in city.List.Plans)
            await city.Parts.Periods.LowerAsync(city.List, plan, default);
        await city.RunToAsync("2021-06-01");

        Assert.Equal("提醒 04-12 15时, 督办 04-16, 约谈 04-29", city.Told(Hanbin, Item));
        Assert.Equal(["new.liaison@example.org"], city.The(NoticeKind.Reminder, Hanbin, Item).To);
    }

    public static TheoryData<int, FaultKind> CrashesOfADispatch()
    {
        var data = new TheoryData<int, FaultKind>();
        for (int call = 0; call < 12; call++)
            foreach (FaultKind kind in Enum.GetValues<FaultKind>())
                data.Add(call, kind);
        return data;
    }

    [Theory]
    [MemberData(nameof(CrashesOfADispatch))]
    public async Task Dispatch_RepeatsAMailAtMostOnceUnderItsId_WhenItDiesAnywhere(int call, FaultKind kind)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin", "hanyin"], Articles));
        await city.RunToAsync("2021-04-01 08:00");
        city.Restart(new FaultPlan(call, kind));
        // Past the last call of the dispatch nothing fails any more, and that is fine, too.
        await Record.ExceptionAsync(() => city.RunToAsync("2021-04-01 09:00"));
        city.Restart();
        await city.RunToAsync("2021-06-01");

        foreach (string unit in new[] { "hanbin", "hanyin" })
        {
            SentMail[] reminders = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Reminder && m.Addressee == unit && m.Names(Item))];
            Assert.InRange(reminders.Length, 1, 2);
            Assert.Single(reminders.Select(m => m.Mail.MessageId).Distinct());
            Assert.Single(await city.HistoryAsync(Articles, March, unit), line =>
                line.Contains("提醒已发送至联络员，请于", StringComparison.Ordinal)
            );
            Assert.EndsWith("督办 04-08, 约谈 04-22", city.Told(unit, Item), StringComparison.Ordinal);
        }

        Assert.Single(
            city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Digest && m.Names("提醒2个单位2项") && m.Names("2021年3月"))
                .Select(m => m.Mail.MessageId)
                .Distinct()
        );
    }

    [Fact]
    public async Task Dispatch_FinishesUnderTheOldId_WhenItDiedAndCameBackDaysLater()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-01 08:00");
        city.Mail.During = _ =>
        {
            // The server has taken the mail; the process dies before it can write that down.
            city.Mail.During = null;
            throw new SimulatedCrashException("killed after acceptance");
        };
        await Assert.ThrowsAsync<SimulatedCrashException>(() => city.RunToAsync("2021-04-01 09:00"));
        city.Restart();
        city.HostDown("2021-04-01 09:00", "2021-04-06");
        await city.RunToAsync("2021-06-01");

        SentMail[] reminders = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Reminder && m.Names(Item))];
        Assert.Equal(["提醒 04-01", "提醒 04-06"], reminders.Select(m => m.Words));
        Assert.Single(reminders.Select(m => m.Mail.MessageId).Distinct());
        // The second acceptance is the one that is known: the gap counts from it.
        Assert.Equal("04-09", reminders[1].ReplyBy);
        Assert.EndsWith("督办 04-12, 约谈 04-25", city.Told(Hanbin, Item), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-04-01 12:00", "2021-03-31 12:00")] // after the 提醒
    [InlineData("2021-04-08 12:00", "2021-04-07 12:00")] // after the 督办
    [InlineData("2021-04-22 12:00", "2021-04-21 12:00")] // after the 约谈
    public async Task Clock_UndoesAndRepeatsNothing_WhenItIsSetBackADay(string at, string backTo)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync(at);
        IReadOnlyList<string> before = await city.HistoryAsync(Articles, March, Hanbin);
        city.SetClock(backTo);
        await city.RunToAsync("2021-06-01");

        Assert.Equal(Undisturbed, city.Told(Hanbin, Item));
        Assert.Equal(before, (await city.HistoryAsync(Articles, March, Hanbin)).Take(before.Count));
        Assert.Equal(city.Mail.Attempts.Count, city.Mail.Attempts.Select(m => m.Mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task AuditAndDispatch_BringTheSameMails_WhenEveryOrchestrationIsGone()
    {
        string[] duties = [Articles, "14a-county-publicity", "03a-county-list"];
        using City undisturbed = City.Of(TestLists.Part("2021-01-18", ["hanbin", "hanyin"], duties));
        using City bereft = City.Of(TestLists.Part("2021-01-18", ["hanbin", "hanyin"], duties));
        bereft.TurnsSkipped("2021-03-15", "2022-05-01");
        await undisturbed.RunToAsync("2022-05-01");
        await bereft.RunToAsync("2022-05-01");

        Assert.Equal(Mails(undisturbed), Mails(bereft));
        Assert.Equal(
            (await undisturbed.ItemsAsync()).Select(i => (i.Key, i.OpenedOn, i.Rung)),
            (await bereft.ItemsAsync()).Select(i => (i.Key, i.OpenedOn, i.Rung))
        );

        // The seal digests the moments of the histories too, and what the audit opens is opened later.
        static IEnumerable<(string, DateTimeOffset, string)> Mails(City city) =>
            city.Mail.Accepted.Select(m => (m.Mail.MessageId, m.At, m.Mail.Text.Split("台账校验值")[0].TrimEnd()));
    }

    [Fact]
    public async Task Dispatch_SendsNothing_WhenTheSlotWasServedBeforeARestart()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-01 09:00");
        int sent = city.Mail.Attempts.Count;
        city.Restart();
        await city.Parts.Dispatcher.RunAsync(city.Id, default);

        Assert.Equal(sent, city.Mail.Attempts.Count);
        Assert.Equal(Civil.Day("2021-04-01"), ChinaTime.DateOf((await city.ItemAsync(Articles, March, Hanbin)).Reminder!.At));
    }
}
