using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.YearEnd;

namespace Ankang.Workflows.Tests.YearEnd;

/// <summary>年终关闭 and 结转, with their lines, whatever dies in between.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class YearEndServiceTests
{
    private const string Articles = "14b-county-articles";
    private const string Next = "ankang-2026";
    private static readonly Actor Office = Actor.Of("市安委办");

    [Fact]
    public async Task Ended_AsksNothingMore_AndCountsAsUndone()
    {
        using City city = await CityAsync("2021-12-03 10:00");
        DueItem before = await city.ItemAsync(Articles, "2021-11", "hanbin");
        Tally was = Tally.Of([before], At("2021-12-02", city));
        var done = Assert.IsType<Result<YearEndDone>.Done>(await CloseAsync(city, carries: false, ["hanbin"]));
        Assert.Equal((1, 0), (done.Value.Items, done.Value.Refused.Count));

        DueItem item = await city.ItemAsync(Articles, "2021-11", "hanbin");
        Assert.Equal((ItemState.Ended, true, "撤并", Office), (item.State, item.IsClosed, item.ClosedReason, item.ClosedBy));
        Assert.Equal("年终关闭：撤并。计未完成", (await city.HistoryAsync(Articles, "2021-11", "hanbin"))[^1].Split(' ')[^1]);
        Assert.Equal(ItemStatus.NotDone, Standing.Now(city.List, item, Civil.Day("2021-12-03")).Status);
        // What is closed undone is as undone as before: no rate improves by it.
        Assert.Equal(was, Tally.Of([item], At("2021-12-03", city)));
        Assert.Equal((1, 1), (was.Due, was.Overdue));

        // 督办 would leave on 7 December.
        await city.RunToAsync("2021-12-10");
        Assert.Equal("到期提醒 11-23, 提醒 12-01", city.Told("hanbin", "新闻宣传稿件（2021年11月）"));
        Assert.Equal("到期提醒 11-23, 提醒 12-01, 督办 12-07", city.Told("hanyin", "新闻宣传稿件（2021年11月）"));
        Assert.Equal(ItemState.Ended, (await city.ItemAsync(Articles, "2021-11", "hanbin")).State);
    }

    [Fact]
    public async Task Ended_IsReopenedByTheOffice_UnlessTheNextListHasIt()
    {
        using City city = await CityAsync("2021-12-03 10:00");
        await CloseAsync(city, carries: true, ["hanbin"]);
        DueItemKey key = Key("2021-11", "hanbin");
        var reopened = Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.OfficeService.ReopenAsync(new ActRequest(key, "r1", Office), "点错", default)
        );
        Assert.Equal(
            (true, false, "撤销结转，事项恢复办理：点错"),
            (reopened.Value.Item.IsOpen, reopened.Value.Item.CarriedOver, reopened.Value.Lines[0].Text)
        );

        await CloseAsync(city, carries: true, ["hanbin"], request: "c2");
        await PublishNextAsync(city);
        Assert.IsType<Result<YearEndDone>.Done>(await TakeOverAsync(city, "t1"));
        var refused = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.Parts.OfficeService.ReopenAsync(new ActRequest(key, "r2", Office), "点错", default)
        );
        Assert.Equal("该事项已列入下一年度清单，不能恢复。", refused.Errors[0].Message);
    }

    [Fact]
    public async Task TakeOver_OpensTheItemInTheNextList_WithItsOrigin_OnceHoweverOftenItIsSent()
    {
        using City city = await CityAsync("2021-12-03 10:00");
        await CloseAsync(city, carries: true, ["hanbin", "hanyin"]);
        await PublishNextAsync(city);
        for (int sent = 0; sent < 2; sent++)
            Assert.IsType<Result<YearEndDone>.Done>(await TakeOverAsync(city, "t1"));
        Assert.Equal(0, Assert.IsType<Result<YearEndDone>.Done>(await TakeOverAsync(city, "t2")).Value.Items);

        ListInForce next = await city.Parts.Lists(Next, default);
        Assert.Equal([1, 2], next.Head.Carried.Select(c => c.Number));
        Assert.Equal([Key("2021-11", "hanbin"), Key("2021-11", "hanyin")], next.Head.Carried.Select(c => c.From));
        PeriodPlan plan = next.PlansOf(CarriedDuty.Id)[0];
        Assert.Equal((14, new DateOnly(2026, 6, 30), 2), (plan.Obligation.Task, plan.DueOn, plan.Required));
        Assert.EndsWith("（2021年11月，2021年清单结转）", plan.Obligation.Title, StringComparison.Ordinal);
        Assert.Equal("新闻宣传稿件（2021年11月结转）", plan.Obligation.ShortName);

        DueItem old = await city.ItemAsync(Articles, "2021-11", "hanbin");
        Assert.Equal(Next, old.CarriedTo);
        Assert.Single(await city.HistoryAsync(Articles, "2021-11", "hanbin"), l =>
            l.EndsWith("已列入2026年清单（安市安委办发〔2026〕3号），完成时限2026年6月30日", StringComparison.Ordinal)
        );
        city.Clock.Now = Civil.At("2026-01-18 00:00");
        await city.Parts.Turns.AdvanceAsync(new ObligationRef(Next, CarriedDuty.Id), default);
        DueItemKey opened = plan.Ref.Of("hanbin");
        HistoryEntry first = (await city.Parts.Work.HistoryAsync(opened, default))[0];
        Assert.EndsWith("，由2021年清单结转", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeOver_LosesNothingAndDoublesNothing_WhereverTheProcessDies()
    {
        string[] counties = [.. Seeds.Directory.Groups.First(g => g.Id == "counties").Members];
        int crashes = 0;
        for (int crash = 0; crash < 8; crash += 2)
        {
            using City city = await CityAsync("2021-12-03 10:00");
            await CloseAsync(city, carries: true, [.. counties.Take(3)]);
            await PublishNextAsync(city);
            city.Restart(FaultPlan.EveryCrash(4, commitsOnly: true).ElementAt(crash));
            try
            {
                await TakeOverAsync(city, "t1");
            }
            catch (SimulatedCrashException)
            {
                crashes++;
            }

            city.Restart();
            await TakeOverAsync(city, "t1");
            ListInForce next = await city.Parts.Lists(Next, default);
            Assert.Equal(counties.Take(3), next.Head.Carried.Select(c => c.From.Unit));
            foreach (string county in counties.Take(3))
                Assert.Equal(
                    (Next, 1),
                    (
                        (await city.ItemAsync(Articles, "2021-11", county)).CarriedTo,
                        (await city.HistoryAsync(Articles, "2021-11", county)).Count(l => l.Contains("已列入2026年清单", StringComparison.Ordinal))
                    )
                );
        }

        Assert.True(crashes > 1);
    }

    [Theory]
    [InlineData("2021-11-30", "理由", "年终办理自2021年12月1日起。")] // before December
    [InlineData("2021-12-03", " ", "请填写理由。")]
    public async Task Close_IsRefusedWithTheReason(string day, string reason, string why)
    {
        using City city = await CityAsync($"{day} 10:00");
        var refused = Assert.IsType<Result<YearEndDone>.Invalid>(await CloseAsync(city, carries: true, ["hanbin"], reason));
        Assert.Equal(why, Assert.Single(refused.Errors).Message);
        Assert.True((await city.ItemAsync(Articles, "2021-11", "hanbin")).IsOpen);
    }

    [Fact]
    public async Task Close_OfSeveral_DoesThoseItCan_AndSaysWhyNotTheOthers()
    {
        using City city = await CityAsync("2021-12-03 10:00");
        await CloseAsync(city, carries: false, ["hanbin"]);
        var some = Assert.IsType<Result<YearEndDone>.Done>(
            await city.Parts.YearEnd.CloseAsync(
                city.Id,
                "again",
                Office,
                carries: true,
                [$"{Key("2021-11", "hanbin")}", $"{Key("2021-11", "hanyin")}", "nonsense", "ankang-2020_14b-county-articles_2021-11_hanbin"],
                "撤并",
                default
            )
        );
        Assert.Equal((1, "该事项现为“未完成（年终关闭）”，不能结转。"), (some.Value.Items, Assert.Single(some.Value.Refused)));
    }

    [Theory]
    [InlineData(Next, "2021-12-31", "dueOn")] // before the next list begins
    [InlineData(Next, "2027-04-01", "dueOn")] // after it closes
    [InlineData("ankang-2021", "2026-06-30", "next")] // the list itself
    [InlineData("nowhere", "2026-06-30", "next")]
    public async Task TakeOver_IntoAListOrADayThatCannotBe_ChangesNothing(string next, string dueOn, string field)
    {
        using City city = await CityAsync("2021-12-03 10:00");
        await CloseAsync(city, carries: true, ["hanbin"]);
        await PublishNextAsync(city);
        var refused = Assert.IsType<Result<YearEndDone>.Invalid>(
            await city.Parts.YearEnd.TakeOverAsync(city.Id, "t1", Office, next, Civil.Day(dueOn), default)
        );
        Assert.Equal(field, Assert.Single(refused.Errors).Field);
        Assert.Empty((await city.Parts.Lists(Next, default)).Head.Carried);
    }

    private static CutOff At(string day, City city) => new(Civil.Day(day), city.Clock.GetUtcNow());

    private static DueItemKey Key(string period, string unit) => new("ankang-2021", Articles, period, unit);

    private static Task<Result<YearEndDone>> CloseAsync(City city, bool carries, string[] units, string reason = "撤并", string request = "c1") =>
        city.Parts.YearEnd.CloseAsync(city.Id, request, Office, carries, [.. units.Select(u => $"{Key("2021-11", u)}")], reason, default);

    private static Task<Result<YearEndDone>> TakeOverAsync(City city, string request) =>
        city.Parts.YearEnd.TakeOverAsync("ankang-2021", request, Office, Next, new DateOnly(2026, 6, 30), default);

    private static Task<ListInForce> PublishNextAsync(City city) =>
        city.Parts.Register.PublishAsync(TestLists.Of2026(), Seeds.Calendar, new DateOnly(2026, 1, 18), shadow: false, rehearsal: false, default);

    // Taken into use in November: what fell due from then on is overdue by December.
    private static async Task<City> CityAsync(string until)
    {
        City city = await City.PublishAsync(Seeds.Of2021, "2021-11-08", shadow: false);
        await city.RunToAsync(until.Split(' ')[0]);
        city.Clock.Now = Civil.At(until);
        return city;
    }
}
