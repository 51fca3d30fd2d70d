using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Publication;

/// <summary>A duty that stands in two lists for the same units is seen, and one report can count in both.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SharedDutyTests
{
    private const string Second = "dazhen-2021",
        Inspection = "01-inspection",
        March = "2021-03",
        Hanbin = "hanbin";
    private static readonly Actor Clerk = Actor.Of("小区安委办王丽");

    // The same units, one duty in other words; the inspection's title differs by marks alone.
    private static readonly Township Other = Township
        .Of(2021, "dazhen")
        .With("number: 小区安委办发〔2021〕1号", "number: 小区安委办发〔2021〕9号")
        .WithPublished("小区安委办发〔2021〕1号", "小区安委办发〔2021〕9号")
        .With("title: 每月至少开展1次安全检查", "title: “每月”至少开展1次安全检查。")
        .With("title: 召开年度工作会议", "title: 召开年度总结会议");

    [Fact]
    public async Task SecondList_SaysWhichOfItsDutiesTheFirstHasToo()
    {
        using City city = await FirstAsync();
        PublicationPlan plan = await city.Parts.Publisher.PlanAsync(Other.Submission, default);
        Assert.Equal(
            [
                "第1项与小区安委办发〔2021〕1号第1项相同（2个单位）",
                "第2项与小区安委办发〔2021〕1号第2项相同（2个单位）",
                "第3项与小区安委办发〔2021〕1号第3项相同（1个单位）",
            ],
            plan.Same.Select(s => $"第{s.Task}项与{s.OtherNumber}第{s.OtherTask}项相同（{s.Units}个单位）")
        );
    }

    [Fact]
    public async Task OtherYear_IsNoSameDuty()
    {
        using City city = await FirstAsync();
        Assert.Empty((await city.Parts.Publisher.PlanAsync(Township.Of(2022, "dazhen").Submission, default)).Same);
    }

    [Fact]
    public async Task OneReport_CountsInBoth_AndInNeitherOnceItIsTakenBack()
    {
        using City city = await BothAsync();
        await city.RunToAsync("2021-03-30 10:00");
        await OpenSecondAsync(city);
        var recorded = Assert.IsType<ReportRecorded>(await city.ConfirmAsync(Inspection, March, Hanbin, "2021-03-29", request: "one"));
        Assert.Equal(["小区安委办发〔2021〕9号第1项（2021年3月）"], recorded.AlsoCounted);
        DueItem copy = await SecondAsync(city);
        Assert.Equal((ItemState.Completed, Outcome.OnTime, 1), (copy.State, copy.Outcome, copy.Count));
        Assert.Equal(recorded.Item.ClosedAt, copy.ClosedAt);

        await city.ConfirmAsync(Inspection, March, Hanbin, "2021-03-29", request: "one");
        Assert.Equal(1, (await SecondAsync(city)).Count);
        Assert.IsType<Result<ItemAnswer>.Done>(await city.Parts.UnitService.TakeBackAsync(city.Act(Inspection, March, Hanbin), null, default));
        Assert.Equal((ItemState.Open, 0), ((await SecondAsync(city)).State, (await SecondAsync(city)).Count));
        Assert.Equal((ItemState.Open, 0), await StateAsync(city));
    }

    [Fact]
    public async Task ReportInTheSecondList_CountsInTheFirst_AndComesNotBackAsAnother()
    {
        using City city = await BothAsync();
        await city.RunToAsync("2021-03-30 10:00");
        await OpenSecondAsync(city);
        await city.Parts.Confirmations.ConfirmAsync(
            new ConfirmRequest(SecondKey, "r", new DateOnly(2021, 3, 29), 1, 0, null, null, Actor.Of("联络员")),
            default
        );
        await city.Parts.Sharing.FollowAllAsync(city.Id, default);
        await city.Parts.Sharing.FollowAllAsync(Second, default);
        Assert.Equal((ItemState.Completed, 1), await StateAsync(city));
        Assert.Single((await SecondAsync(city)).Reports);
    }

    [Fact]
    public async Task CrashAfterTheFirst_IsMadeUpByTheAudit_WithTheTimeOfTheReport()
    {
        using City city = await BothAsync();
        await city.RunToAsync("2021-03-31 20:00");
        await OpenSecondAsync(city);
        // The report stands, and the host dies before it is brought along: as if the lists had not been shared yet.
        await city.Parts.Sharing.ShareAsync(city.Id, [], Clerk, default);
        await city.ConfirmAsync(Inspection, March, Hanbin, "2021-03-29");
        await ShareAsync(city);
        Assert.True((await SecondAsync(city)).IsOpen);
        await city.RunToAsync("2021-04-01 06:30");
        Assert.Equal((ItemState.Completed, Outcome.OnTime), ((await SecondAsync(city)).State, (await SecondAsync(city)).Outcome!.Value));
    }

    [Fact]
    public async Task DutiesThatAreNotShared_AreReportedTwice()
    {
        using City city = await FirstAsync();
        await city.Parts.Publisher.ApplyAsync(Other.Submission, null, Clerk, default);
        await city.RunToAsync("2021-03-30 10:00");
        await OpenSecondAsync(city);
        await city.ConfirmAsync(Inspection, March, Hanbin, "2021-03-29");
        Assert.True((await SecondAsync(city)).IsOpen);
    }

    private static DueItemKey SecondKey => new(Second, Inspection, March, Hanbin);

    private static Task<City> FirstAsync() => City.PublishAsync(Township.Of(2021).Folder, "2021-01-04", shadow: false);

    private static async Task<City> BothAsync()
    {
        City city = await FirstAsync();
        await city.Parts.Publisher.ApplyAsync(Other.Submission, null, Clerk, default);
        await ShareAsync(city);
        ListHead other = (await city.Parts.Register.GetAsync(city.Id, default)).Head;
        Assert.Equal((Inspection, Second, Inspection), (other.Shared[0].Obligation, other.Shared[0].OtherList, other.Shared[0].OtherObligation));
        return city;
    }

    private static Task ShareAsync(City city) => city.Parts.Sharing.ShareAsync(Second, [(Inspection, city.Id, Inspection)], Clerk, default);

    private static async Task OpenSecondAsync(City city) => await city.Parts.Turns.AdvanceAsync(new ObligationRef(Second, Inspection), default);

    private static async Task<DueItem> SecondAsync(City city) =>
        (await city.Parts.Work.RereadAsync(PeriodRef.Of(SecondKey), default)).Items[Hanbin].Value;

    private static async Task<(ItemState, int)> StateAsync(City city)
    {
        DueItem item = await city.ItemAsync(Inspection, March, Hanbin);
        return (item.State, item.Count);
    }
}
