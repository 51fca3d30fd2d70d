using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>延期: asked in time it holds the ladder; granted it starts the next cycle.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ExtensionTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";
    private const string Item = "（2021年3月）";

    [Fact]
    public async Task Extension_StartsTheNextCycle_WhenItIsGranted()
    {
        using City city = await AskedAsync();
        await city.RunToAsync("2021-04-06 10:00");
        Result<ItemAnswer>.Done done = Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.OfficeService.GrantAsync(city.Act(Articles, March, Hanbin), Civil.Day("2021-04-30"), null, default)
        );
        Assert.Equal(
            (2, Civil.Day("2021-04-30"), Civil.Day("2021-03-31"), true, null),
            (done.Value.Item.Cycle, done.Value.Item.DueOn, done.Value.Item.OriginalDueOn, done.Value.Item.IsExtended, done.Value.Item.Extension)
        );
        await city.RunToAsync("2021-05-12");

        Assert.Equal("到期提醒 03-24, 同意延期 04-06 15时, 到期提醒 04-23, 提醒 05-06, 督办 05-11", city.Told(Hanbin, Item));
        string mail = city.The(NoticeKind.Extended, Hanbin, Item).Mail.Text;
        Assert.Contains("你单位2021年3月30日的延期申请收悉。经研究，同意", mail, StringComparison.Ordinal);
        Assert.Contains("延至4月30日（周五）前完成。原时限3月31日保留在案，考核按有关规定执行。", mail, StringComparison.Ordinal);
        Assert.Contains(
            "原完成时限：2021年3月31日（延至4月30日），已逾期",
            city.The(NoticeKind.Supervision, Hanbin, Item).Mail.Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2021-04-06", true)] // the whole of the day is left
    [InlineData("2021-04-05", false)]
    public async Task Grant_TakesToday_AsTheNewDate(string until, bool taken)
    {
        using City city = await AskedAsync();
        await city.RunToAsync("2021-04-06 10:00");
        Result<ItemAnswer> result = await city.Parts.OfficeService.GrantAsync(city.Act(Articles, March, Hanbin), Civil.Day(until), null, default);
        Assert.Equal(taken, result is Result<ItemAnswer>.Done);
        Assert.Equal(taken ? until : "2021-03-31", (await city.ItemAsync(Articles, March, Hanbin)).DueOn.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public async Task Extension_IsJudgedByTheDateInForce_WithTheOriginalBesideIt()
    {
        using City city = await AskedAsync();
        await city.RunToAsync("2021-04-06 10:00");
        await city.Parts.OfficeService.GrantAsync(city.Act(Articles, March, Hanbin), Civil.Day("2021-04-30"), null, default);
        await city.RunToAsync("2021-04-29 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-04-28", count: 2);
        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((Outcome.OnTime, Civil.Day("2021-03-31")), (item.Outcome, item.OriginalDueOn));
    }

    [Fact]
    public async Task Extension_BringsTheReminderOnTheNextDay_WhenItIsRefused()
    {
        using City city = await AskedAsync();
        await city.RunToAsync("2021-04-06 10:00");
        Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.OfficeService.RefuseAsync(city.Act(Articles, March, Hanbin), "材料可以按期完成", default)
        );
        await city.RunToAsync("2021-04-08");

        Assert.Equal("到期提醒 03-24, 未同意延期 04-06 15时, 提醒 04-07", city.Told(Hanbin, Item));
        string mail = city.The(NoticeKind.ExtensionRefused, Hanbin, Item).Mail.Text;
        Assert.Contains(
            "未予同意，原因：材料可以按期完成。完成时限仍为3月31日，请抓紧办理，于4月7日（周三）前报送。",
            mail,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Extension_HoldsTheLadderForFiveDays_WhenItIsNeverAnswered()
    {
        using City city = await AskedAsync();
        await city.RunToAsync("2021-04-09");
        Assert.Equal("到期提醒 03-24, 提醒 04-08", city.Told(Hanbin, Item));
        Assert.Contains("延期申请正在办理，本提醒供掌握进度。", city.The(NoticeKind.Reminder, Hanbin, Item).Mail.Text, StringComparison.Ordinal);
        Assert.NotNull((await city.ItemAsync(Articles, March, Hanbin)).Extension);
    }

    [Fact]
    public async Task Extension_BeginsAtRungZero_WhenItIsGrantedAfterTwoRungs()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-09 10:00");
        await city.Parts.OfficeService.GrantAsync(city.Act(Articles, March, Hanbin), Civil.Day("2021-04-30"), "汛情影响", default);
        await city.RunToAsync("2021-05-12");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 同意延期 04-09 15时, 到期提醒 04-23, 提醒 05-06, 督办 05-11", city.Told(Hanbin, Item));
        Assert.Contains(
            "考核按有关规定执行。理由：汛情影响。4月1日的提醒、4月8日的督办不需再回复。",
            city.The(NoticeKind.Extended, Hanbin, Item).Mail.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l => l.StartsWith("04-08 系统 督办已发送", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extension_IsNotTaken_WhenTheItemIsOverdue()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-01 08:00");
        Result<ItemAnswer>.Invalid invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(await AskAsync(city));
        Assert.Equal("该事项已于3月31日到期，不再受理延期申请；有特殊情况的，请在“情况说明”中填写。", Assert.Single(invalid.Errors).Message);
    }

    [Fact]
    public async Task Waiver_ClosesTheItemAndWithdrawsWhatWaits_AndCanBeUndone()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-08 08:00");
        Result<ItemAnswer>.Done waived = Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.OfficeService.WaiveAsync(city.Act(Articles, March, Hanbin), "机构调整", default)
        );
        Assert.Equal((ItemState.Waived, "机构调整"), (waived.Value.Item.State, waived.Value.Item.ClosedReason));
        await city.RunToAsync("2021-04-19 10:00");
        Assert.Equal("到期提醒 03-24, 提醒 04-01", city.Told(Hanbin, Item));
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), l =>
            l.EndsWith("督办尚未发出，已撤回：事项已豁免", StringComparison.Ordinal)
        );

        await city.Parts.OfficeService.ReopenAsync(city.Act(Articles, March, Hanbin), "误操作", default);
        await city.RunToAsync("2021-04-21");
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-20", city.Told(Hanbin, Item));
    }

    private static async Task<City> AskedAsync()
    {
        City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-30 10:00");
        Assert.IsType<Result<ItemAnswer>.Done>(await AskAsync(city));
        return city;
    }

    private static Task<Result<ItemAnswer>> AskAsync(City city) =>
        city.Parts.UnitService.AskExtensionAsync(
            city.Act(Articles, March, Hanbin, "本单位联络员"),
            "媒体排期推迟",
            "已交稿1篇",
            Civil.Day("2021-04-30"),
            default
        );
}
