using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>What a report (报送) does to the ladder, and what it is worth.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ConfirmationTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";
    private const string Item = "新闻宣传稿件（2021年3月）";

    [Theory]
    // to the last second of the due day
    [InlineData("2021-03-31 23:59:59", "2021-03-31", Outcome.OnTime, "到期提醒 03-24", "按期办结")]
    // late for ever, but before 09:00 no 提醒 leaves
    [InlineData("2021-04-01 00:00:00", "2021-04-01", Outcome.DoneLate, "到期提醒 03-24", "逾期办结")]
    [InlineData("2021-04-01 08:59:59", "2021-04-01", Outcome.DoneLate, "到期提醒 03-24", "逾期办结")]
    // held in time, reported after the 提醒: both dates are kept
    [InlineData("2021-04-02 10:00:00", "2021-03-28", Outcome.ReportedLate, "到期提醒 03-24, 提醒 04-01", "按期完成、逾期报送")]
    [InlineData("2021-04-02 10:00:00", "2021-04-01", Outcome.DoneLate, "到期提醒 03-24, 提醒 04-01", "逾期办结")]
    // at any rung
    [InlineData("2021-04-20 10:00:00", "2021-04-19", Outcome.DoneLate, "到期提醒 03-24, 提醒 04-01, 督办 04-08", "逾期办结")]
    [InlineData("2021-04-23 10:00:00", "2021-04-19", Outcome.DoneLate, "到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", "逾期办结")]
    // before the courtesy mail: nothing at all
    [InlineData("2021-03-23 10:00:00", "2021-03-22", Outcome.OnTime, "", "按期办结")]
    public async Task Confirm_StopsTheLadderAndKeepsItsOutcome_WhenItArrives(string at, string doneOn, Outcome outcome, string told, string words)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync(at);
        Assert.IsType<ReportRecorded>(await city.ConfirmAsync(Articles, March, Hanbin, doneOn, count: 2));
        await city.RunToAsync("2021-05-01");

        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((outcome, Civil.Day(doneOn), Civil.At(at)), (item.Outcome, item.CompletedOn, item.ClosedAt));
        Assert.Equal(told, city.Told(Hanbin, Item));
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), line =>
            line.Contains($"联络员 报送2篇，完成日期{Civil.Day(doneOn):M月d日}，{words}", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("2021-04-01 08:00", "提醒", "提醒 04-01")]
    [InlineData("2021-04-08 08:00", "督办", "督办 04-08")]
    [InlineData("2021-04-22 08:00", "约谈", "约谈 04-22")]
    public async Task Confirm_WithdrawsTheNotice_BetweenDecisionAndDispatch(string at, string rung, string missing)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync(at);
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-31", count: 2);
        await city.RunToAsync("2021-05-01");

        Assert.DoesNotContain(missing, city.Told(Hanbin, Item), StringComparison.Ordinal);
        Assert.DoesNotContain(city.Mail.Attempts, m => m.Kind == NoticeKind.InterviewProposal);
        Assert.Contains(await city.HistoryAsync(Articles, March, Hanbin), line =>
            line.EndsWith($"系统 {rung}尚未发出，已撤回：事项已办结", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Confirm_WithdrawsTheNotice_WhileTheSlotIsBeingSent()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin", "hanyin", "shiquan"], Articles));
        await city.RunToAsync("2021-04-08 08:00");
        city.Mail.During = async mail =>
        {
            // The first mail of the slot is on its way; the third unit reports.
            city.Mail.During = null;
            Assert.Contains("hanbin", mail.MessageId, StringComparison.Ordinal);
            await city.ConfirmAsync(Articles, March, "shiquan", "2021-03-31", count: 2);
        };
        await city.RunToAsync("2021-05-01");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", city.Told("hanyin", Item));
        Assert.Equal("到期提醒 03-24, 提醒 04-01", city.Told("shiquan", Item));
        Assert.Contains(await city.HistoryAsync(Articles, March, "shiquan"), line =>
            line.EndsWith("系统 督办尚未发出，已撤回：事项已办结", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(city.Mail.Accepted, m => m.Kind == NoticeKind.Digest && m.At == Civil.At("2021-04-08 09:00") && m.Names("石泉县"));
    }

    [Fact]
    public async Task Confirm_Stands_WhenTheNoticeLeftInTheSameSecond()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-08 08:00");
        city.Mail.During = async _ =>
        {
            city.Mail.During = null;
            await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-31", count: 2);
        };
        await city.RunToAsync("2021-05-01");

        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((ItemState.Completed, Outcome.ReportedLate), (item.State, item.Outcome));
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08", city.Told(Hanbin, Item));
        Assert.Equal("04-08 系统 督办在办结前已发出，与报送交错，不影响办结", (await city.HistoryAsync(Articles, March, Hanbin))[^1]);
    }

    [Fact]
    public async Task Confirm_IsRecordedOnce_WhenTwoPeopleReportAtOnce()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-29 10:12");
        Result<ItemAnswer>[] results = await Task.WhenAll(
            Task.Run(() => city.ConfirmAsync(Articles, March, Hanbin, "2021-03-28", count: 2, who: "甲", request: "a")),
            Task.Run(() => city.ConfirmAsync(Articles, March, Hanbin, "2021-03-29", count: 2, who: "乙", request: "b"))
        );

        ReportRecorded first = Assert.Single(results.OfType<ReportRecorded>());
        AlreadyClosed second = Assert.Single(results.OfType<AlreadyClosed>());
        Assert.Equal((first.Item.ClosedBy, Civil.At("2021-03-29 10:12")), (second.Item.ClosedBy, second.Item.ClosedAt));
        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((2, first.Item.ClosedBy), (item.Count, item.ClosedBy));
        Assert.Single(await city.HistoryAsync(Articles, March, Hanbin), line => line.Contains("报送2篇", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Confirm_IsRecordedOnce_WhenTheSameRequestIsSentTwice()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-29 10:12");
        var first = Assert.IsType<ReportRecorded>(await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-28", count: 1, request: "same"));
        var again = Assert.IsType<ReportRecorded>(await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-28", count: 1, request: "same"));

        Assert.Equal(first.Receipt, again.Receipt);
        Assert.Equal(1, (await city.ItemAsync(Articles, March, Hanbin)).Count);
    }

    [Fact]
    public async Task Confirm_LeavesTheItemOpen_WhenOneOfTwoIsMissing()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-20 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-19", count: 1);
        await city.RunToAsync("2021-05-01");

        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((ItemState.Open, 1, 2), (item.State, item.Count, item.Required));
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22", city.Told(Hanbin, Item));
        Assert.Contains("已报送1篇，要求不少于2篇，尚差1篇。", city.The(NoticeKind.Courtesy, Hanbin, Item).Mail.Text, StringComparison.Ordinal);
        Assert.Contains("截至4月1日9时，已报送1篇，尚差1篇。", city.The(NoticeKind.Reminder, Hanbin, Item).Mail.Text, StringComparison.Ordinal);
        Assert.Contains(
            "目前情况：已报送1篇，要求不少于2篇，尚差1篇",
            city.The(NoticeKind.Supervision, Hanbin, Item).Mail.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("已报送1篇，要求不少于2篇，", city.The(NoticeKind.Interview, Hanbin, Item).Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_ClosesTheItem_WhenTheSecondOfTwoIsReportedLate()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-20 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-19", count: 1);
        await city.RunToAsync("2021-04-09 10:12");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-29", count: 1);

        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((Outcome.ReportedLate, 2, Civil.Day("2021-03-29")), (item.Outcome, item.Count, item.CompletedOn));
    }

    [Fact]
    public async Task YearlyQuota_StaysOpen_WhenOnlyItsSubQuotaIsShort()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["jiaoti"], "13-member-articles"));
        await ReportMonthlyAsync(city, "13-member-articles", "jiaoti", month => month == 5 ? 1 : 0);
        await city.RunToAsync("2022-02-01");

        for (int month = 1; month <= 12; month++)
            Assert.Equal(Outcome.OnTime, (await city.ItemAsync("13-member-articles", $"2021-{month:D2}", "jiaoti")).Outcome);
        DueItem quota = await city.ItemAsync("13-member-articles", "2021", "jiaoti");
        Assert.Equal((ItemState.Open, 12, 12, 1, 2), (quota.State, quota.Count, quota.Required, quota.CountWithin, quota.RequiredWithin));
        Assert.Equal("到期提醒 12-24, 提醒 01-04, 督办 01-10, 约谈 01-24", city.Told("jiaoti", "宣传报道稿件（全年）"));
        Assert.Contains(
            "已报送12篇；其中中省市主流媒体和刊物1篇，要求不少于2篇，尚差1篇。",
            city.The(NoticeKind.Reminder, "jiaoti", "宣传报道稿件（全年）").Mail.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task YearlyQuota_ClosesItself_WhenItsPeriodsSuffice()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["jiaoti"], "13-member-articles"));
        await ReportMonthlyAsync(city, "13-member-articles", "jiaoti", month => month is 5 or 12 ? 1 : 0);
        await city.RunToAsync("2022-02-01");

        DueItem quota = await city.ItemAsync("13-member-articles", "2021", "jiaoti");
        Assert.Equal(
            (Outcome.OnTime, 12, 2, "到期提醒 12-24"),
            (quota.Outcome, quota.Count, quota.CountWithin, city.Told("jiaoti", "宣传报道稿件（全年）"))
        );
    }

    [Fact]
    public async Task YearlyQuota_HealsNoMonth_WhenItWasReachedBefore()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["anweiban"], "07-office-study"));
        for (int month = 1; month <= 8; month++)
        {
            await city.RunToAsync($"2021-{month:D2}-20 10:00");
            await city.ConfirmAsync("07-office-study", $"2021-{month:D2}", "anweiban", $"2021-{month:D2}-20", count: 2);
        }

        await city.RunToAsync("2022-03-01");
        Assert.Equal("到期提醒 09-23, 提醒 10-08, 督办 10-13, 约谈 10-27", city.Told("anweiban", "专题学习（2021年9月）"));
        DueItem quota = await city.ItemAsync("07-office-study", "2021", "anweiban");
        Assert.Equal((Outcome.OnTime, ""), (quota.Outcome, city.Told("anweiban", "专题学习（全年）")));
    }

    private static async Task ReportMonthlyAsync(City city, string duty, string unit, Func<int, int> within)
    {
        for (int month = 1; month <= 12; month++)
        {
            await city.RunToAsync($"2021-{month:D2}-{(month == 12 ? 27 : 20)} 10:00");
            Assert.IsType<ReportRecorded>(
                await city.ConfirmAsync(duty, $"2021-{month:D2}", unit, $"2021-{month:D2}-20", count: 1, within: within(month))
            );
        }
    }
}
