using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Confirmation;

[Trait(Tier.Name, Tier.City)]
public sealed class ConfirmationServiceTests
{
    private static readonly string[] Duties =
    [
        "14b-county-articles",
        "13-member-articles",
        "25a-inspection",
        "14a-county-publicity",
        "03a-county-list",
    ];

    [Theory]
    [InlineData("14b-county-articles", "2021-03", null, 2, 0, null, "completedOn", "请填写完成日期。")]
    [InlineData("14b-county-articles", "2021-03", "2021-04-10", 2, 0, null, "completedOn", "日期不能晚于今天（4月9日）。")]
    [InlineData("14b-county-articles", "2021-03", "2021-02-28", 2, 0, null, "completedOn", "日期早于本期（3月1日起），请在相应周期报送。")]
    [InlineData("14b-county-articles", "2021-03", "2021-03-29", 0, 0, null, "count", "请填写1至99的整数。")]
    [InlineData("14b-county-articles", "2021-03", "2021-03-29", 100, 0, null, "count", "请填写1至99的整数。")]
    [InlineData("13-member-articles", "2021-03", "2021-03-29", 1, 2, null, "within", "“其中”篇数不能大于本次篇数。")]
    [InlineData("13-member-articles", "2021-03", "2021-03-29", 1, -1, null, "within", "“其中”篇数不能大于本次篇数。")]
    public async Task Confirm_SaysWhatIsWrong_InTheFormsWords(
        string duty,
        string period,
        string? doneOn,
        int count,
        int within,
        int? size,
        string field,
        string words
    )
    {
        using City city = await AtAprilNinthAsync();
        var invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(await city.ConfirmAsync(duty, period, "hanbin", doneOn, count, within, size));

        Assert.Equal(new FormError(field, words), Assert.Single(invalid.Errors));
        Assert.Equal(0, (await city.ItemAsync(duty, period, "hanbin")).Count);
    }

    [Fact]
    public async Task Confirm_TakesHundreds_WhereTheDutyAsksForThem()
    {
        ListInForce part = TestLists.Part("2021-03-01", ["hanbin"], Duties);
        using City city = City.Of(
            TestLists.Of(new(2021, 3, 1), [part.Catalogue.Obligations.Single(o => o.Id == Duties[0]) with { PerPeriod = 500 }], part.Directory.Units)
        );
        await city.RunToAsync("2021-04-09 10:12");
        var invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(await city.ConfirmAsync(Duties[0], "2021-03", "hanbin", "2021-03-29", 5001));
        Assert.Equal(new FormError("count", "请填写1至5000的整数。"), Assert.Single(invalid.Errors));
        Assert.Equal(
            ItemState.Completed,
            Assert.IsType<ReportRecorded>(await city.ConfirmAsync(Duties[0], "2021-03", "hanbin", "2021-03-29", 520)).Item.State
        );
    }

    [Fact]
    public async Task Confirm_SaysHowLongTheNoteIs_WhenItIsTooLong()
    {
        using City city = await AtAprilNinthAsync();
        var invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.ConfirmAsync("14b-county-articles", "2021-03", "hanbin", "2021-03-29", 2, note: new string('字', 2013))
        );
        Assert.Equal(new FormError("note", "说明最多2000字，已填2013字。"), Assert.Single(invalid.Errors));
        Assert.IsType<ReportRecorded>(
            await city.ConfirmAsync("14b-county-articles", "2021-03", "hanbin", "2021-03-29", 2, note: new string('字', 2000))
        );
    }

    [Fact]
    public async Task Confirm_NamesEveryFault_WhenThereAreSeveral()
    {
        using City city = await AtAprilNinthAsync();
        var invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.ConfirmAsync("13-member-articles", "2021-03", "hanbin", "2021-04-10", 0, 1)
        );
        Assert.Equal(["completedOn", "count", "within"], invalid.Errors.Select(e => e.Field));
    }

    [Theory]
    [InlineData("2021-03-01")] // the first day of the period
    [InlineData("2021-04-09")] // today, after the period: late, but no error
    public async Task Confirm_TakesTheDate_FromThePeriodsFirstDayToToday(string doneOn)
    {
        using City city = await AtAprilNinthAsync();
        Assert.IsType<ReportRecorded>(await city.ConfirmAsync("14b-county-articles", "2021-03", "hanbin", doneOn, 2));
    }

    [Fact]
    public async Task Confirm_KeepsTheItemOpen_WhenTheInspectionWasTooSmall()
    {
        using City city = await AtAprilNinthAsync();
        Assert.IsType<Result<ItemAnswer>.Invalid>(await city.ConfirmAsync("25a-inspection", "2021-03", "hanbin", "2021-03-29", 1));
        var recorded = Assert.IsType<ReportRecorded>(await city.ConfirmAsync("25a-inspection", "2021-03", "hanbin", "2021-03-29", 1, size: 3));

        Assert.Equal(ItemState.Open, recorded.Item.State);
        Assert.Contains(
            "要求每次不少于5户，填报3户，尚未办结",
            (await city.HistoryAsync("25a-inspection", "2021-03", "hanbin"))[^1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Confirm_ClosesTheInspection_WhenTheSecondOneIsLargeEnough()
    {
        using City city = await AtAprilNinthAsync();
        await city.ConfirmAsync("25a-inspection", "2021-03", "hanbin", "2021-03-20", 1, size: 3);
        var recorded = Assert.IsType<ReportRecorded>(await city.ConfirmAsync("25a-inspection", "2021-03", "hanbin", "2021-03-29", 1, size: 5));
        Assert.Equal((ItemState.Completed, Outcome.ReportedLate), (recorded.Item.State, recorded.Item.Outcome));
    }

    [Fact]
    public async Task Confirm_RefusesTheYearlyQuota_BecauseItsPeriodsAreCounted()
    {
        using City city = await AtAprilNinthAsync();
        var invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(await city.ConfirmAsync("14b-county-articles", "2021", "hanbin", "2021-03-29", 24));
        Assert.Equal("全年要求由各期报送自动累计，请在相应周期报送。", Assert.Single(invalid.Errors).Message);
    }

    [Fact]
    public async Task Confirm_AsksForTheText_OfAProgressNote()
    {
        using City city = await AtAprilNinthAsync();
        var invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(await city.ConfirmAsync("14a-county-publicity", "once", "hanbin", null));
        Assert.Equal(new FormError("note", "请填写进展说明。"), Assert.Single(invalid.Errors));
        invalid = Assert.IsType<Result<ItemAnswer>.Invalid>(
            await city.ConfirmAsync("14a-county-publicity", "once", "hanbin", null, note: new string('字', 501))
        );
        Assert.Equal("说明最多500字，已填501字。", Assert.Single(invalid.Errors).Message);
        Assert.True(
            Assert.IsType<ReportRecorded>(await city.ConfirmAsync("14a-county-publicity", "once", "hanbin", null, note: "已开展。")).IsProgressNote
        );
    }

    [Theory]
    [InlineData("no-such-duty", "2021-03", "hanbin")]
    [InlineData("14b-county-articles", "2021-13", "hanbin")]
    [InlineData("14b-county-articles", "2021-03", "no-such-unit")]
    [InlineData("14b-county-articles", "2021-03", "hanyin")] // not asked
    [InlineData("14b-county-articles", "2021-05", "hanbin")] // not open yet
    public async Task Confirm_IsNotFound_WhenThereIsNoSuchItem(string duty, string period, string unit)
    {
        using City city = await AtAprilNinthAsync();
        Assert.IsType<Result<ItemAnswer>.NotFound>(await city.ConfirmAsync(duty, period, unit, "2021-03-29", 2));
    }

    [Fact]
    public async Task Confirm_AnswersWhoWasFirst_WhenTheItemIsClosed()
    {
        using City city = await AtAprilNinthAsync();
        await city.ConfirmAsync("14b-county-articles", "2021-03", "hanbin", "2021-03-29", 2, who: "甲");
        await city.RunToAsync("2021-04-10 10:00");
        var closed = Assert.IsType<AlreadyClosed>(await city.ConfirmAsync("14b-county-articles", "2021-03", "hanbin", "2021-03-29", 2, who: "乙"));
        Assert.Equal(("甲", Civil.At("2021-04-09 10:12")), (closed.Item.ClosedBy!.Name, closed.Item.ClosedAt));
    }

    private static async Task<City> AtAprilNinthAsync()
    {
        City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], Duties));
        await city.RunToAsync("2021-04-09 10:12");
        return city;
    }
}
