using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Acts;

[Trait(Tier.Name, Tier.City)]
public sealed class OfficeServiceTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";

    [Fact]
    public async Task Act_IsDoneOnce_WhenItIsSentTwice()
    {
        using City city = await ConfirmedAsync();
        ActRequest request = city.Act(Articles, March, Hanbin);
        Result<ItemAnswer>.Done first = Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.OfficeService.ReturnAsync(request, "媒体不符", default)
        );
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-29", count: 2);
        // Others acted since: it is still found.
        Result<ItemAnswer>.Done again = Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.OfficeService.ReturnAsync(request, "媒体不符", default)
        );

        Assert.Equal((first.Value.Lines[0], ItemState.Completed), (again.Value.Lines[0], again.Value.Item.State));
        Assert.Single(await city.HistoryAsync(Articles, March, Hanbin), l => l.Contains("退回补正：媒体不符", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Act_AnswersWhoChangedWhat_WhenTheFormIsOld()
    {
        using City city = await ConfirmedAsync();
        int version = (await city.ItemAsync(Articles, March, Hanbin)).HistoryCount;
        await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin, "市安委办 甲", version: version), "媒体不符", default);
        Result<ItemAnswer>.Conflict conflict = Assert.IsType<Result<ItemAnswer>.Conflict>(
            await city.Parts.OfficeService.WaiveAsync(city.Act(Articles, March, Hanbin, "市安委办 乙", version: version), "机构撤并", default)
        );

        HistoryEntry line = Assert.Single(conflict.Now.Lines);
        Assert.Equal(("市安委办 甲", HistoryEvent.Returned, city.Clock.Now), (line.Who.Name, line.Event, line.At));
        Assert.Equal(ItemState.Open, (await city.ItemAsync(Articles, March, Hanbin)).State);
    }

    [Fact]
    public async Task Return_VoidsTheLastReport_AndGoesOnCountingTheOneBefore()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        foreach (int day in new[] { 10, 20 })
        {
            await city.RunToAsync($"2021-03-{day} 10:00");
            await city.ConfirmAsync(Articles, March, Hanbin, $"2021-03-{day}");
        }

        await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin), "媒体不符", default);
        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal([true, false], item.Reports.Select(r => r.Counts));
        Assert.Equal((ItemState.Open, 1), (item.State, item.Count));
    }

    [Fact]
    public async Task Return_SaysThatNobodyIsTold_WhenNoSlotIsLeft()
    {
        using City city = await ConfirmedAsync();
        await city.RunToAsync($"{city.List.Head.ClosesOn:O} 16:00");
        Result<ItemAnswer>.Done done = Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin), "媒体不符", default)
        );

        Assert.EndsWith("清单已无发送批次，系统不再发送邮件，请另行告知单位", done.Value.Lines[0].Text, StringComparison.Ordinal);
        Assert.Empty((await city.Parts.Work.LoadAsync(PeriodRef.Of(done.Value.Item.Key), fresh: true, default)).Notices);
    }

    [Fact]
    public async Task ARungByHand_IsRefused_WhenNoSlotIsLeft()
    {
        using City city = await ConfirmedAsync();
        await city.RunToAsync($"{city.List.Head.ClosesOn:O} 16:00");
        await city.Parts.OfficeService.TakeBackAsync(city.Act(Articles, March, Hanbin), "登记有误", default);
        Result<ItemAnswer>.Invalid refused = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.Parts.OfficeService.OpenRungAsync(city.Act(Articles, March, Hanbin), "长期未报", default)
        );

        Assert.Contains("已无发送批次", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Act_IsNoConflict_WhenOnlyANoticeLeftSinceTheFormWasShown()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-01 08:59");
        int version = (await city.ItemAsync(Articles, March, Hanbin)).HistoryCount;
        await city.RunToAsync("2021-04-01 09:05");
        Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.OfficeService.WaiveAsync(city.Act(Articles, March, Hanbin, version: version), "机构撤并", default)
        );
    }

    [Fact]
    public async Task TwoActsAtOnce_GiveOneDoneAndOneThatSeesIt()
    {
        using City city = await ConfirmedAsync();
        int version = (await city.ItemAsync(Articles, March, Hanbin)).HistoryCount;
        Result<ItemAnswer>[] results = await Task.WhenAll(
            Task.Run(() => city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin, "甲", "a", version), "媒体不符", default)),
            Task.Run(() => city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin, "乙", "b", version), "数字不符", default))
        );
        Assert.Single(results.OfType<Result<ItemAnswer>.Done>());
        Assert.Single(results.OfType<Result<ItemAnswer>.Conflict>());
        Assert.Single(await city.HistoryAsync(Articles, March, Hanbin), l => l.Contains("退回补正", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "请填写理由。")]
    [InlineData(" ", "请填写理由。")]
    public async Task Act_AsksForAReason_WhenNoneIsGiven(string reason, string message)
    {
        using City city = await ConfirmedAsync();
        Result<ItemAnswer>.Invalid invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin), reason, default)
        );
        Assert.Equal(("reason", message), (invalid.Errors[0].Field, invalid.Errors[0].Message));
    }

    [Fact]
    public async Task Act_SaysHowTheItemStands_WhenItCannotBeDone()
    {
        using City city = await ConfirmedAsync();
        Result<ItemAnswer>.Invalid invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.Parts.OfficeService.WaiveAsync(city.Act(Articles, March, Hanbin), "机构撤并", default)
        );
        Assert.Equal("该事项现为“已办结”，不能豁免。", Assert.Single(invalid.Errors).Message);
        Assert.IsType<Result<ItemAnswer>.NotFound>(
            await city.Parts.OfficeService.WaiveAsync(city.Act(Articles, "2021-13", Hanbin), "机构撤并", default)
        );
        Assert.IsType<Result<ItemAnswer>.NotFound>(
            await city.Parts.OfficeService.WaiveAsync(city.Act(Articles, March, "nowhere"), "机构撤并", default)
        );
    }

    [Fact]
    public async Task TakeBack_KeepsTheReportAndOpensTheItem_SoonAfter()
    {
        using City city = await ConfirmedAsync();
        Result<ItemAnswer>.Done done = Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.UnitService.TakeBackAsync(city.Act(Articles, March, Hanbin, "本单位联络员"), null, default)
        );
        Assert.Equal((ItemState.Open, 0, 1), (done.Value.Item.State, done.Value.Item.Count, done.Value.Item.Reports.Length));
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-28", count: 3);
        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((Outcome.OnTime, 3, 2, Civil.Day("2021-03-28")), (item.Outcome, item.Count, item.Reports.Length, item.CompletedOn));
    }

    [Fact]
    public async Task TakeBack_IsTheOfficesAlone_WhenDaysHavePassed()
    {
        using City city = await ConfirmedAsync();
        await city.RunToAsync("2021-04-06 10:00");
        Result<ItemAnswer>.Invalid invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.Parts.UnitService.TakeBackAsync(city.Act(Articles, March, Hanbin, "本单位联络员"), null, default)
        );
        Assert.Equal("报送已超过3个工作日，请与市安委办联系更正。", Assert.Single(invalid.Errors).Message);
        Assert.IsType<Result<ItemAnswer>.Done>(await city.Parts.OfficeService.TakeBackAsync(city.Act(Articles, March, Hanbin), "数字有误", default));
        await city.RunToAsync("2021-04-08");
        // Overdue by now: no rung on the day of the act.
        Assert.Equal("到期提醒 03-24, 提醒 04-07", city.Told(Hanbin, "（2021年3月）"));
    }

    [Fact]
    public async Task Quota_IsOpenAgain_WhenAReportThatMadeItIsTakenBack()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["anweiban"], "07-office-study"));
        for (int month = 1; month <= 7; month++)
        {
            await city.RunToAsync($"2021-{month:D2}-20 10:00");
            await city.ConfirmAsync("07-office-study", $"2021-{month:D2}", "anweiban", $"2021-{month:D2}-20", count: 2);
        }

        await city.RunToAsync("2022-01-01 10:00");
        Assert.Equal(ItemState.Completed, (await city.ItemAsync("07-office-study", "2021", "anweiban")).State);
        foreach (string month in new[] { "2021-06", "2021-07" })
            await city.Parts.OfficeService.TakeBackAsync(city.Act("07-office-study", month, "anweiban"), "重复填报", default);
        await city.RunToAsync("2022-01-06");

        DueItem quota = await city.ItemAsync("07-office-study", "2021", "anweiban");
        Assert.Equal((ItemState.Open, 10), (quota.State, quota.Count));
        Assert.Contains("提醒 01-04", city.Told("anweiban", "专题学习（全年）"), StringComparison.Ordinal);
    }

    private static async Task<City> ConfirmedAsync()
    {
        City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-30 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-29", count: 2);
        return city;
    }
}
