using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>First told, then counted: no rung before a 任务告知 reached the unit, and no period that was over before the list existed.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class FirstToldTests
{
    private const string Inspection = "安全检查（2026年11月）",
        Plan = "年度方案";

    private static readonly Township Town = Township.Of(2026).With("due: 2026-03-31", "due: 2026-11-27").WithPublished("3月31日前", "11月27日前");

    [Fact]
    public async Task Ladder_CountsFromTheTelling_WhenTheListIsActivatedOnTheEveningOfADeadline()
    {
        using City city = await City.PublishAsync(Town.Folder, "2026-11-23", shadow: true);
        await city.RunToAsync("2026-11-27 16:00");
        Assert.True(await city.Parts.Activation.ActivateAsync(city.Id, Actor.Of("王丽"), "", default));
        await city.RunToAsync("2027-01-10");

        Assert.Equal("任务告知 11-30", Briefing(city, "hanbin").Words);
        Assert.Equal("提醒 12-03, 督办 12-09, 约谈 12-23", city.Told("hanbin", Plan));
        Assert.Equal(Civil.Day("2026-11-27"), (await city.ItemAsync("02-plan", "once", "hanbin")).DueOn);
    }

    [Fact]
    public async Task Ladder_Waits_WhileTheFirstMailIsThrottled()
    {
        using City city = await City.PublishAsync(Town.Folder, "2026-11-23", shadow: false);
        city.Mail.Down("2026-11-23", "2026-12-04");
        await city.RunToAsync("2026-12-03 23:00");
        Assert.Null((await ListAsync(city)).ToldOn(await city.ItemAsync("01-inspection", "2026-11", "hanbin")));
        await city.RunToAsync("2026-12-11");

        Assert.Equal(Civil.Day("2026-12-04"), (await ListAsync(city)).ToldOn(await city.ItemAsync("01-inspection", "2026-11", "hanbin")));
        Assert.Equal("任务告知 12-04", Briefing(city, "hanbin").Words);
        Assert.Equal("提醒 12-09", city.Told("hanbin", Inspection));
    }

    [Fact]
    public async Task Nothing_Climbs_WhileMailsGoToAFolder_AndAllIsToldOnceTheyLeave()
    {
        using City city = await City.PublishAsync(Town.Folder, "2026-11-23", shadow: false);
        city.Mail.ReachesPeople = false;
        await city.RunToAsync("2026-12-07 10:00");
        // Each unit's mail is kept once, not at every slot.
        Assert.Equal("任务告知 11-23", Briefing(city, "hanbin").Words);
        Assert.Equal("", city.Told("hanbin", Inspection));

        city.Mail.ReachesPeople = true;
        await city.RunToAsync("2026-12-12");
        Assert.Equal(["任务告知 11-23", "任务告知 12-07 15时"], Briefings(city, "hanbin").Select(m => m.Words));
        Assert.Equal("提醒 12-10", city.Told("hanbin", Inspection));
    }

    [Fact]
    public async Task Item_ClimbsAsBefore_WhenItsDutyWasToldLongAgo()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin"], "14b-county-articles"));
        await city.RunToAsync("2021-05-01");

        Assert.Equal("任务告知 01-18", Briefing(city, "hanbin").Words);
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", city.Told("hanbin", "新闻宣传稿件（2021年3月）"));
    }

    [Fact]
    public async Task List_OpensNoPeriod_ThatWasOverBeforeItWasIssued()
    {
        Township late = Town.With("issuedOn: 2026-01-04", "issuedOn: 2026-11-20");
        using City city = await City.PublishAsync(late.Folder, "2026-11-20", shadow: false);
        await city.RunToAsync("2026-12-02");

        Assert.Equal(["2026-11", "2026-12"], city.List.PlansOf("01-inspection").Select(p => p.Ref.Period));
        Assert.DoesNotContain(await city.ItemsAsync(), i => i.Historic && i.Kind == ItemKind.Periodic);
        // The quota stays as printed.
        Assert.Equal(24, (await city.ItemAsync("03-articles", "2026", "hanyin")).Required);
    }

    [Fact]
    public void List_AsksForTheMonthInWhichItWasIssued() =>
        Assert.Equal(
            Enumerable.Range(1, 12).Select(m => $"2021-{m:D2}"),
            TestLists.Whole().PlansOf("14b-county-articles").Where(p => p.Kind == ItemKind.Periodic).Select(p => p.Ref.Period)
        );

    [Fact]
    public void TakenOver_ItemsBetweenIssueAndTakeover_AreHistoric()
    {
        ListInForce list = TestLists.Part("2021-06-07", ["hanbin"], "14b-county-articles", "34-reporting-training");
        Assert.Equal(
            ["2021-01", "2021-02", "2021-03", "2021-04", "2021-05"],
            list.PlansOf("14b-county-articles").Where(p => p.Historic && p.Kind == ItemKind.Periodic).Select(p => p.Ref.Period)
        );
        Assert.True(Assert.Single(list.PlansOf("34-reporting-training")).Historic);
    }

    [Fact]
    public async Task List_OpensAndSendsNothing_BeforeItsDayOfIssue()
    {
        Township ahead = Town.With("issuedOn: 2026-01-04", "issuedOn: 2026-12-01");
        using City city = await City.PublishAsync(ahead.Folder, "2026-11-23", shadow: false);
        await city.RunToAsync("2026-11-30 23:00");
        Assert.Empty(await city.ItemsAsync());
        Assert.Empty(city.Mail.Attempts);

        await city.RunToAsync("2026-12-01 10:00");
        Assert.Equal("任务告知 12-01", Briefing(city, "hanbin").Words);
        Assert.Contains(await city.ItemsAsync(), i => i.Key.Period == "2026-12");
    }

    [Fact]
    public async Task Duty_IsToldInTheNextSlot_WhenItsUnitJoinsAGroup()
    {
        Township town = Township.Of(2021);
        using City city = await City.PublishAsync(town.Folder, "2021-01-04", shadow: false);
        await city.RunToAsync("2021-05-10 08:00");
        await city.ChangeAsync(town.WithUnits("members: [hanbin, hanyin]", "members: [hanbin, hanyin, shiquan]"));
        await city.RunToAsync("2021-07-02");

        SentMail told = Briefing(city, "shiquan");
        Assert.Equal(("任务告知 05-10", "【任务告知】2021年"), (told.Words, told.Mail.Subject[..11]));
        Assert.Equal("到期提醒 06-23, 提醒 07-01", city.Told("shiquan", "安全检查（2021年6月）"));
    }

    [Fact]
    public async Task Duty_IsToldAsNew_WhenAChangeAddsIt()
    {
        Township town = Township.Of(2021);
        using City city = await City.PublishAsync(town.Folder, "2021-01-04", shadow: false);
        await city.RunToAsync("2021-05-10 08:00");
        await city.ChangeAsync(town.With("askedOf: [hanyin]", "askedOf: [hanyin, hanbin]").WithPublished("3.汉阴县安委会", "3.汉滨区、汉阴县安委会"));
        await city.RunToAsync("2021-06-10");

        SentMail[] told = [.. Briefings(city, "hanbin")];
        Assert.Equal(["任务告知 01-04", "任务告知 05-10"], told.Select(m => m.Words));
        Assert.Equal("【任务告知】新增1项工作（汉滨区安委会）", told[1].Mail.Subject);
        Assert.Contains(
            "有调整，新增你单位承办的下列工作，请予安排：\n第3项　稿件",
            told[1].Mail.Text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.StartsWith("到期提醒 05-24, 提醒 06-01", city.Told("hanbin", "稿件（2021年5月）"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewLiaison_GetsTheOpenDutiesInOneMail_AndNothingRestarts()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-01-18", shadow: false);
        await city.RunToAsync("2021-04-06 10:00");
        ResponsibleUnit before = (await city.Parts.Contacts.ReadAsync("hanbin", default))!.Value.Unit;
        await city.Parts.Contacts.EditAsync(
            "hanbin",
            "r",
            Actor.Of("市安委办"),
            null,
            ContactEdit.Of(before).With(ContactRole.Liaison, new Contact("李四", "new.liaison@example.org")),
            null,
            default
        );
        await city.RunToAsync("2021-04-23");

        SentMail[] told = [.. Briefings(city, "hanbin")];
        Assert.Equal(["任务告知 01-18", "任务告知 04-06 15时"], told.Select(m => m.Words));
        Assert.Equal(["new.liaison@example.org"], told[1].To);
        Assert.Matches("^【任务告知】在办工作[0-9]+项（汉滨区安委会）$", told[1].Mail.Subject);
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", city.Told("hanbin", "新闻宣传稿件（2021年3月）"));
    }

    [Fact]
    public async Task WeeklyItem_IsToldByItsDuty_WithNoMailOfItsOwn()
    {
        Obligation weekly = Seeds.Catalogue["25b-inspection-bulletin"] with { Recurrence = Recurrence.Weekly, AskedOf = ["hanbin"] };
        using City city = City.Of(TestLists.Of(TestLists.Issued, [weekly], Seeds.Directory.Units));
        await city.RunToAsync("2021-03-01");
        Assert.Single(Briefings(city, "hanbin"));
    }

    [Fact]
    public async Task Telling_IsSentAgain_AndCountedAnew_WhenItCameBack()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin"], "03a-county-list"));
        await city.RunToAsync("2021-01-18 10:20");
        Assert.True(await city.Parts.Told.TakeBackAsync(city.Id, "hanbin", "20210118T09|hanbin|briefing", "550 5.1.1", default));
        Assert.True(await city.Parts.Told.TakeBackAsync(city.Id, "hanbin", "20210118T09|hanbin|briefing", "550 5.1.1", default));
        await city.RunToAsync("2021-01-18 14:00");
        Assert.Null((await ListAsync(city)).ToldOn((await city.ItemsAsync())[0]));
        await city.RunToAsync("2021-01-19");

        Assert.Equal(["任务告知 01-18", "任务告知 01-18 15时"], Briefings(city, "hanbin").Select(m => m.Words));
        Telling back = (await ListAsync(city)).Told.Of("hanbin")[0];
        Assert.Equal((Civil.At("2021-01-18 10:20"), "550 5.1.1"), (back.TakenBackAt, back.TakenBackFor));
    }

    [Fact]
    public async Task PendingRung_IsWithdrawn_WhenTheTellingCameBack_AndLeavesAfterARealOne()
    {
        using City city = City.Of(TestLists.Part("2021-02-01", ["hanbin"], "03a-county-list"));
        await city.RunToAsync("2021-02-07 08:00"); // due 02-05, the 1st working day after is this Sunday
        await city.Parts.Told.TakeBackAsync(city.Id, "hanbin", "20210201T09|hanbin|briefing", "550 5.1.1", default);
        await city.RunToAsync("2021-03-01");

        Assert.Equal(["任务告知 02-01", "任务告知 02-07"], Briefings(city, "hanbin").Select(m => m.Words));
        Assert.Equal("提醒 02-10, 督办 02-22", city.Told("hanbin", "县区任务清单"));
        Assert.Contains(await city.HistoryAsync("03a-county-list", "once", "hanbin"), line =>
            line.Contains("提醒尚未发出，已撤回：该单位尚未告知", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Call_CountsAsTold_WhenNoMailCanBeDelivered_AndStandsInTheBasisOfTheSupervision()
    {
        using City city = await City.PublishAsync(Town.Folder, "2026-11-23", shadow: false);
        city.Mail.Kill("hanbin.liaison@example.org");
        await city.RunToAsync("2026-12-02 10:00");
        Assert.Null((await ListAsync(city)).ToldOn(await city.ItemAsync("01-inspection", "2026-11", "hanbin")));
        // An address that takes nothing on two days is not knocked at again and again.
        Assert.Equal(
            ["任务告知 11-23", "任务告知 11-23 15时", "任务告知 11-24"],
            city.Mail.Attempts.Where(m => m.Kind == NoticeKind.Briefing && m.Addressee == "hanbin").Select(m => m.Words)
        );

        for (int i = 0; i < 2; i++)
            Assert.Empty(
                await city.Parts.Tellings.RecordAsync(
                    city.Id,
                    "hanbin",
                    "call",
                    Actor.Of("王丽"),
                    TellingKind.Phone,
                    Civil.Day("2026-12-02"),
                    "张三",
                    default
                )
            );
        Assert.Single((await ListAsync(city)).Told.Of("hanbin"));
        await city.RunToAsync("2026-12-04 10:00");
        ResponsibleUnit before = (await city.Parts.Contacts.ReadAsync("hanbin", default))!.Value.Unit;
        ContactEdit edit = ContactEdit.Of(before).With(ContactRole.Liaison, new Contact("李四", "new.liaison@example.org"));
        await city.Parts.Contacts.EditAsync("hanbin", "r", Actor.Of("市安委办"), null, edit, null, default);
        await city.RunToAsync("2026-12-20");

        Assert.Equal("提醒 12-07, 督办 12-11", city.Told("hanbin", Inspection));
        Assert.Contains(
            "告知记录：已电话通知张三（12月2日，小区安委办王丽）",
            city.The(NoticeKind.Supervision, "hanbin", Inspection).Mail.Text,
            StringComparison.Ordinal
        );
        Assert.Single(await city.HistoryAsync("01-inspection", "2026-11", "hanbin"), line =>
            line.EndsWith("已电话通知张三（12月2日，小区安委办王丽）", StringComparison.Ordinal)
        );
        // What is in hand goes to the new address, too.
        Assert.Equal("任务告知 12-04 15时", Briefing(city, "hanbin").Words);
    }

    [Fact]
    public async Task Call_CountsAsTheDeliveryOfARungThatReachedNobody_WhereTheOfficeSaysSo()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-03-31 20:00");
        city.Mail.Kill("hanbin.liaison@example.org");
        await city.RunToAsync("2021-04-06 10:00");
        Assert.Null((await city.ItemAsync("14b-county-articles", "2021-03", "hanbin")).Reminder);

        ActRequest call = city.Act("14b-county-articles", "2021-03", "hanbin", who: "王丽");
        Result<ItemAnswer>.Invalid early = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.Parts.Tellings.RecordAsync(call, TellingKind.Phone, Civil.Day("2021-03-30"), "张三", default, delivers: true)
        );
        Assert.Equal("通知日期早于该次提醒（4月1日），不能作为其送达。", Assert.Single(early.Errors).Message);
        Result<ItemAnswer>.Done done = Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.Tellings.RecordAsync(call, TellingKind.Phone, Civil.Day("2021-04-06"), "张三", default, delivers: true)
        );
        Assert.Equal("已电话通知张三（4月6日，市安委办王丽），作为该次提醒的送达，请于4月9日前反馈", done.Value.Lines[0].Text);
        await city.RunToAsync("2021-04-14");

        // Four working days after the call, no sooner.
        SentMail supervision = city.The(NoticeKind.Supervision, "hanbin", "新闻宣传稿件（2021年3月）");
        Assert.Equal("督办 04-12", supervision.Words);
        Assert.Contains("前次提醒：4月6日（电话）", supervision.Mail.Text, StringComparison.Ordinal);
        Assert.Equal("到期提醒 03-24, 督办 04-12", city.Told("hanbin", "新闻宣传稿件（2021年3月）"));
    }

    [Fact]
    public async Task Preview_SaysWhatIsToldTooLate_AndWhichQuotaHasTooFewPeriodsLeft()
    {
        Township late = Town.With("issuedOn: 2026-01-04", "issuedOn: 2026-11-20");
        using City city = await City.PublishAsync(late.Folder, "2026-11-20", shadow: true);
        await city.RunToAsync("2026-11-27 16:00");
        NoticeCheck check = NoticeCheck.Of(await ListAsync(city), city.Clock.Now, await city.Parts.Board.ReadAsync(city.Id, false, default));

        Assert.Equal(Civil.Day("2026-11-30"), check.ToldOn);
        Assert.Equal(
            [
                "第2项 年度方案 11-27 2 over, from 12-03",
                "第1项 安全检查（2026年11月） 11-30 2, from 12-03",
                "第3项 稿件（2026年11月） 11-30 1, from 12-03",
            ],
            check
                .Short.Where(n => n.DueOn > Civil.Day("2026-07-01"))
                .Select(n => $"{n.Name} {n.DueOn:MM-dd} {n.Units}{(n.IsOver ? " over" : "")}, from {n.RemindedFrom:MM-dd}")
        );
        Assert.Equal([new ScarceQuota("03-articles", "第3项 稿件", 24, "篇", 2)], check.Quotas);
    }

    public static TheoryData<int, FaultKind> CrashesOfTheFirstDispatch()
    {
        var data = new TheoryData<int, FaultKind>();
        for (int call = 0; call < 14; call++)
            foreach (FaultKind kind in Enum.GetValues<FaultKind>())
                data.Add(call, kind);
        return data;
    }

    [Theory]
    [MemberData(nameof(CrashesOfTheFirstDispatch))]
    public async Task Telling_IsKept_WhereverTheFirstDispatchDies(int call, FaultKind kind)
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin", "hanyin"], "14b-county-articles"));
        await city.RunToAsync("2021-01-18 08:00");
        city.Restart(new FaultPlan(call, kind));
        await Record.ExceptionAsync(() => city.RunToAsync("2021-01-18 09:00"));
        city.Restart();
        await city.RunToAsync("2021-02-20");

        foreach (string unit in new[] { "hanbin", "hanyin" })
        {
            SentMail[] told = [.. Briefings(city, unit)];
            Assert.InRange(told.Length, 1, 2);
            Assert.Single(told.Select(m => m.Mail.MessageId).Distinct());
            Assert.Single((await ListAsync(city)).Told.Of(unit));
            Assert.Equal("到期提醒 01-22, 提醒 02-01, 督办 02-05", city.Told(unit, "新闻宣传稿件（2021年1月）"));
        }
    }

    private static async Task<ListInForce> ListAsync(City city) => await city.Parts.Lists(city.Id, default);

    private static IEnumerable<SentMail> Briefings(City city, string unit) =>
        city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Briefing && m.Addressee == unit);

    private static SentMail Briefing(City city, string unit) => Assert.Single(Briefings(city, unit));
}
