using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>What counts is judged by its own day: a duty to report to the office by the day on which it was reported.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class OwnDayTests
{
    private const string Report = "25e-inspection-bulletin-report",
        March = "2021-03",
        Unit = "shengtai";

    [Theory]
    [InlineData("2021-03-29", "2021-04-01", "2021-04-01 10:00", Outcome.DoneLate)]
    [InlineData("2021-03-29", "2021-03-31", "2021-04-01 10:00", Outcome.ReportedLate)]
    [InlineData("2021-03-29", "2021-03-30", "2021-03-30 10:00", Outcome.OnTime)]
    public async Task ReportToTheOffice_IsJudgedByTheDayReported_NotTheDayOfPrinting(string printed, string reported, string at, Outcome outcome)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Unit], Report));
        await city.RunToAsync(at);
        var recorded = Assert.IsType<ReportRecorded>(await city.ConfirmAsync(Report, March, Unit, printed, reportedOn: reported));
        Assert.Equal(outcome, recorded.Item.Outcome);
        DueItem kept = await city.ItemAsync(Report, March, Unit);
        Assert.Equal((Civil.Day(reported), Civil.Day(printed)), (kept.CompletedOn!.Value, kept.Reports[0].IssuedOn!.Value));
        Assert.StartsWith("报送1期，印发日期3月29日，报市安委办日期", recorded.Line!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "请填写报市安委办日期。")]
    [InlineData("2021-03-31", "日期不能晚于今天（3月30日）。")]
    [InlineData("2021-03-28", "报市安委办日期不能早于印发日期（3月29日）。")]
    public async Task ReportToTheOffice_IsRefused_WithoutAGoodDay(string? reported, string words)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Unit], Report));
        await city.RunToAsync("2021-03-30 10:00");
        var invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(await city.ConfirmAsync(Report, March, Unit, "2021-03-29", reportedOn: reported));
        Assert.Equal(new FormError("reportedOn", words), Assert.Single(invalid.Errors));
        Assert.True((await city.ItemAsync(Report, March, Unit)).IsOpen);
    }

    [Fact]
    public async Task OtherDuties_AreNotAskedForThatDay()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], "14b-county-articles"));
        await city.RunToAsync("2021-03-30 10:00");
        var invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.ConfirmAsync("14b-county-articles", March, "hanbin", "2021-03-29", reportedOn: "2021-03-29")
        );
        Assert.Equal("reportedOn", Assert.Single(invalid.Errors).Field);
    }

    [Fact]
    public async Task SameRequest_WithOtherWordsOrFiles_IsSaidToBeOtherwise_AndNothingOfItIsKept()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], "14b-county-articles"));
        await city.RunToAsync("2021-03-30 10:00");
        Attachment kept = new(new string('a', 64), "剪报.pdf", 2048);
        ReportRecorded first = await ReportAsync("安康日报", kept);
        ReportRecorded again = await ReportAsync("安康日报", kept);
        ReportRecorded words = await ReportAsync("陕西日报", kept);
        ReportRecorded file = await ReportAsync("安康日报", new Attachment(new string('b', 64), "照片.png", 4096));
        Assert.Equal([false, false, true, true], new[] { first, again, words, file }.Select(r => r.SaysOtherwise));
        Assert.All(new[] { first, again, words, file }, r => Assert.Equal(kept, Assert.Single(r.Line!.Attachments!)));
        Assert.Single((await city.ItemAsync("14b-county-articles", March, "hanbin")).Reports);

        async Task<ReportRecorded> ReportAsync(string note, Attachment attachment) =>
            Assert.IsType<ReportRecorded>(
                await city.ConfirmAsync(
                    "14b-county-articles",
                    March,
                    "hanbin",
                    "2021-03-29",
                    note: note,
                    request: "one form",
                    attachments: [attachment]
                )
            );
    }
}
