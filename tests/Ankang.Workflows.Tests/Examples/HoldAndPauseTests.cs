using Ankang.Workflows.Answers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>暂缓发送 of an item or a mail, a rung by hand, 历史事项 on the ladder, and 暂停.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class HoldAndPauseTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin",
        Hanyin = "hanyin";
    private const string Item = "（2021年3月）";

    [Fact]
    public async Task Hold_KeepsTheMailBack_UntilItIsOver()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-08 08:00");
        await city.Parts.OfficeService.HoldAsync(city.Act(Articles, March, Hanbin), Civil.Day("2021-04-12"), "正在核实", default);
        await city.RunToAsync("2021-05-01");
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-13, 约谈 04-26", city.Told(Hanbin, Item));
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l =>
            l.EndsWith("督办尚未发出，已撤回：市安委办暂缓发送至4月12日", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Hold_IsOver_WhenItIsReleased()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-07 08:00");
        await city.Parts.OfficeService.HoldAsync(city.Act(Articles, March, Hanbin), Civil.Day("2021-04-30"), "正在核实", default);
        await city.RunToAsync("2021-04-12 10:00");
        await city.Parts.OfficeService.ReleaseAsync(city.Act(Articles, March, Hanbin), "核实无误", default);
        await city.RunToAsync("2021-04-14");
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-12 15时", city.Told(Hanbin, Item));
    }

    [Fact]
    public async Task HoldAll_HoldsTheItemsOfAPreviewedMail_AndNoOther()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin, Hanyin], Articles, "29d-enforcement-bulletin"));
        await city.RunToAsync("2021-04-08 08:00");
        Slot next = Slot.Parse("20210408T09");
        MailRecord mail = Assert.Single(await city.Parts.Dispatcher.PreviewAsync(city.Id, next, default), m =>
            m is { Kind: NoticeKind.Supervision, Addressee: Hanbin }
        );
        IReadOnlyList<Result<ItemAnswer>> held = await city.Parts.OfficeService.HoldAllAsync(
            city.Act(Articles, March, Hanbin),
            [.. mail.Notices.Select(n => n.PeriodOf(city.Id).Of(n.Unit))],
            Civil.Day("2021-04-08"),
            "领导出差",
            default
        );

        Assert.Equal(2, held.OfType<Result<ItemAnswer>.Done>().Count());
        Assert.DoesNotContain(await city.Parts.Dispatcher.PreviewAsync(city.Id, next, default), m => m.Addressee == Hanbin);
        await city.RunToAsync("2021-04-10");
        // To liaison and supervisor.
        Assert.Equal(["督办 04-08", "督办 04-08"], city.Notices(Hanyin).Where(m => m.Kind == NoticeKind.Supervision).Select(m => m.Words));
        Assert.Equal(["督办 04-09", "督办 04-09"], city.Notices(Hanbin).Where(m => m.Kind == NoticeKind.Supervision).Select(m => m.Words));
    }

    [Fact]
    public async Task RungByHand_LeavesWithTheNextSlot_AndTheNextKeepsItsGap()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-10 10:00");
        await city.Parts.OfficeService.OpenRungAsync(city.Act(Articles, March, Hanbin), "工作不扎实", default);
        await city.RunToAsync("2021-03-11 10:00");
        Assert.Equal("提醒 03-10 15时", city.Told(Hanbin, Item));
        string reminder = city.The(NoticeKind.Reminder, Hanbin, Item).Mail.Text;
        Assert.Contains("经研究启动提醒：工作不扎实。", reminder, StringComparison.Ordinal);

        // 督办 by hand the next day still waits for 4 working days after the 提醒; 约谈 keeps to the due day.
        Assert.Equal(Civil.Day("2021-03-15"), (await city.ItemAsync(Articles, March, Hanbin)).Reminder!.ReplyBy);
        await city.Parts.OfficeService.OpenRungAsync(city.Act(Articles, March, Hanbin), "仍不扎实", default);
        await city.RunToAsync("2021-05-01");
        Assert.Equal("提醒 03-10 15时, 督办 03-16, 到期提醒 03-24, 约谈 04-22".Split(", ").Order(), city.Told(Hanbin, Item).Split(", ").Order());
    }

    [Fact]
    public async Task HistoricItem_ClimbsFromTheDay_OnWhichTheOfficePutItThere()
    {
        using City city = City.Of(TestLists.Part("2021-05-06", [Hanbin], Articles));
        await city.RunToAsync("2021-05-10 10:00");
        Assert.True((await city.ItemAsync(Articles, March, Hanbin)).Historic);
        await city.Parts.OfficeService.PutOnLadderAsync(city.Act(Articles, March, Hanbin), "需要补办", default);
        await city.RunToAsync("2021-06-05");
        Assert.Equal("提醒 05-11, 督办 05-17, 约谈 05-31", city.Told(Hanbin, Item));
    }

    [Fact]
    public async Task Pause_SendsNothingAndStopsTheClock_ForOneUnit()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-02 10:00");
        Result<Pause>.Done paused = Assert.IsType<Result<Pause>.Done>(
            await city.Parts.Pauses.PauseAsync(
                new PauseRequest(city.Id, "p1", Actor.Of("市安委办"), null, Hanbin, Civil.Day("2021-04-06"), Civil.Day("2021-04-14"), "防汛"),
                default
            )
        );
        city.List = await city.Parts.Lists(city.Id, default);
        Assert.Equal("防汛", city.List.PauseOf(Articles, Hanbin, Civil.Day("2021-04-14"))?.Reason);
        Assert.Null(city.List.PauseOf(Articles, Hanyin, Civil.Day("2021-04-14")));
        await city.RunToAsync("2021-05-08");

        // The working days from 04-06 to 04-14 do not count: the 5th after the due day is 04-19, 10 after that 04-30.
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-19, 约谈 04-30", city.Told(Hanbin, "新闻宣传稿件（2021年3月）"));
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", city.Told(Hanyin, "新闻宣传稿件（2021年3月）"));
        // Its supervisor has another unit, of which he hears.
        Assert.DoesNotContain(city.Mail.Accepted, m =>
            m.At >= Civil.At("2021-04-06")
            && m.At < Civil.At("2021-04-15")
            && (m.Kind == NoticeKind.Summary ? m.Names("汉滨区安委会") : m.IsOf(Hanbin))
        );
        Assert.Equal(paused.Value.Id, Assert.Single(city.List.Head.Pauses).Id);
    }

    [Fact]
    public async Task Pause_LetsGo_WhenItIsLifted()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-02 10:00");
        var request = new PauseRequest(city.Id, "p1", Actor.Of("市安委办"), null, null, Civil.Day("2021-04-06"), Civil.Day("2021-05-31"), "防汛");
        Result<Pause>.Done paused = Assert.IsType<Result<Pause>.Done>(await city.Parts.Pauses.PauseAsync(request, default));
        Assert.Equal(paused, await city.Parts.Pauses.PauseAsync(request, default));
        await city.RunToAsync("2021-04-15 10:00");
        Assert.IsType<Result<Pause>.Done>(
            await city.Parts.Pauses.LiftAsync(city.Id, paused.Value.Id, "l1", Actor.Of("市安委办"), "汛情结束", default)
        );
        Assert.IsType<Result<Pause>.Conflict>(
            await city.Parts.Pauses.LiftAsync(city.Id, paused.Value.Id, "l2", Actor.Of("市安委办"), "汛情结束", default)
        );
        city.List = await city.Parts.Lists(city.Id, default);
        await city.RunToAsync("2021-05-08");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-19, 约谈 04-30", city.Told(Hanbin, "新闻宣传稿件（2021年3月）"));
        Assert.DoesNotContain(city.Mail.Attempts, m => m.At >= Civil.At("2021-04-06") && m.At < Civil.At("2021-04-15"));
        // The week's summary waited for its end.
        Assert.Contains(city.Mail.Accepted, m => m.Kind == NoticeKind.Summary && m.At == Civil.At("2021-04-15 15:00"));
    }
}
