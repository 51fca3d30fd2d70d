using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.DueItems;

/// <summary>What a host remembers of a list, while another host over the same store writes.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class RefreshTests
{
    private const string Duty = "14b-county-articles";
    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan"];
    private static readonly string[] Periods = ["2021-03", "2021-04", "2021-05"];

    [Fact]
    public async Task Refresh_ProvesAllPeriodsByOneRequest_WhereNobodyWrote()
    {
        using City city = Of();
        (WatchedStore mine, _) = city.Share();
        await city.RunToAsync("2021-06-09 16:00");
        await LoadAllAsync(city);
        city.Clock.Now = Civil.At("2021-06-10 08:00");

        int before = mine.Requests;
        await city.Parts.Work.RefreshAsync(city.Id, default);
        await LoadAllAsync(city);
        Assert.Equal(1, mine.Requests - before);
    }

    [Theory]
    [InlineData("confirms")]
    [InlineData("confirms again")]
    [InlineData("opens again")]
    public async Task Refresh_NeverTakesWhatMemoryHolds_ForWhatAnotherHostWrote(string act)
    {
        using City city = Of();
        (_, Workflows.WorkflowParts other) = city.Share();
        await city.RunToAsync("2021-04-06 16:00");
        if (act != "confirms")
            await ConfirmAsync(city.Parts, "r1", 2);
        await LoadAllAsync(city);

        city.Clock.Now = Civil.At("2021-04-07 10:00");
        if (act != "confirms")
            await other.OfficeService.TakeBackAsync(city.Act(Duty, "2021-03", "hanbin"), "数字有误", default);
        if (act != "opens again")
            await ConfirmAsync(other, "r2", 3);
        DueItem right = Hanbin(await other.Work.RereadAsync(March(city), default));

        city.Clock.Now = Civil.At("2021-04-07 14:00");
        await city.Parts.Work.RefreshAsync(city.Id, default);
        DueItem item = Hanbin(await city.Parts.Work.LoadAsync(March(city), fresh: true, default));
        Assert.Equal((right.State, right.Count, right.HistoryCount), (item.State, item.Count, item.HistoryCount));
    }

    [Fact]
    public async Task Summary_NamesNothing_ThatAnotherHostTookAReportOf()
    {
        using City city = Of();
        (_, Workflows.WorkflowParts other) = city.Share();
        // After the audit, which reads everything anew on Mondays.
        await city.RunToAsync("2021-04-12 08:00");
        await ConfirmAsync(other, "r1", 2);
        await city.RunToAsync("2021-04-12 08:59");
        Assert.True(Hanbin(await city.Parts.Work.LoadAsync(March(city), fresh: false, default)).IsOpen, "Memory is to be behind.");
        await city.RunToAsync("2021-04-12 10:00");

        string[] summed = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Summary && m.At >= Civil.At("2021-04-12")).Select(m => m.Addressee)];
        Assert.Equal(["hanyin", "shiquan"], summed.Order(StringComparer.Ordinal));
    }

    private static City Of() => City.Of(TestLists.Part("2021-03-01", Units, Duty));

    private static PeriodRef March(City city) => new(city.Id, Duty, "2021-03");

    private static DueItem Hanbin(PeriodWork work) => work.Items["hanbin"].Value;

    private static async Task LoadAllAsync(City city)
    {
        foreach (string period in Periods)
            await city.Parts.Work.LoadAsync(new PeriodRef(city.Id, Duty, period), fresh: true, default);
    }

    private static async Task ConfirmAsync(Workflows.WorkflowParts host, string request, int count) =>
        Assert.IsType<ReportRecorded>(
            await host.Confirmations.ConfirmAsync(
                new ConfirmRequest(
                    new DueItemKey("ankang-2021", Duty, "2021-03", "hanbin"),
                    request,
                    Civil.Day("2021-03-30"),
                    count,
                    0,
                    null,
                    null,
                    Actor.Of("联络员")
                ),
                default
            )
        );
}
