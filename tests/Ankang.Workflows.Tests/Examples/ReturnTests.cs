using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>审核 and 退回补正.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ReturnTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";
    private const string Item = "（2021年3月）";

    [Theory]
    // on time, no rung before: 提醒 after the three days given, 督办 4 working days after it was accepted
    [InlineData("2021-03-30 10:00", "到期提醒 03-24, 退回补正 04-12 15时, 提醒 04-16, 督办 04-22, 约谈 05-08", "04-22")]
    // 提醒 had left: 督办 when the three days are over, 约谈 10 working days after that was accepted
    [InlineData("2021-04-02 10:00", "到期提醒 03-24, 提醒 04-01, 退回补正 04-12 15时, 督办 04-16, 约谈 04-29", "04-16")]
    // 督办 had left: 约谈 10 working days after the return, on a make-up Sunday
    [InlineData("2021-04-09 10:00", "到期提醒 03-24, 提醒 04-01, 督办 04-08, 退回补正 04-12 15时, 约谈 04-25", "04-08")]
    public async Task Return_GivesThreeDaysThenTheNextRung_AfterTheItemWasConfirmed(string confirmed, string told, string supervised)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync(confirmed);
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-29", count: 2);
        await city.RunToAsync("2021-04-12 10:00");
        Result<ItemAnswer>.Done done = Assert.IsType<Result<ItemAnswer>.Done>(
            await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin), "第2篇刊发媒体不在《清单》所列范围", default)
        );
        Assert.Equal(
            (ItemState.Open, true, 0, Civil.Day("2021-03-31")),
            (done.Value.Item.State, done.Value.Item.IsReturned, done.Value.Item.Count, done.Value.Item.DueOn)
        );
        await city.RunToAsync("2021-06-01");

        Assert.Equal(told, city.Told(Hanbin, Item));
        // The 约谈 is before the office already: no 待办提示 of the same item beside it.
        Assert.DoesNotContain(city.Mail.Accepted, m => m.Kind == NoticeKind.OfficeTask);
        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((1, supervised), (item.Cycle, Civil.Words(item.Supervision!.At)));
        string mail = city.The(NoticeKind.Returned, Hanbin, Item).Mail.Text;
        Assert.Contains(
            "需补正：第2篇刊发媒体不在《清单》所列范围。请于2021年4月15日（周四）前重新报送。原报送时间保留在案。".Replace("2021年", ""),
            mail,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "【退回补正】新闻宣传稿件（2021年3月）请于4月15日前重新报送（",
            city.The(NoticeKind.Returned, Hanbin, Item).Mail.Subject,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Return_LeavesItToTheOffice_WhenTheInterviewHadLeft()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-23 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-04-22", count: 2);
        await city.RunToAsync("2021-04-26 10:00");
        await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin), "数字不符", default);
        await city.RunToAsync("2021-06-01");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22, 退回补正 04-26 15时", city.Told(Hanbin, Item));
        SentMail task = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.OfficeTask);
        Assert.Equal(("待办提示 04-30", "anweiban@example.org"), (task.Words, Assert.Single(task.To)));
        Assert.Contains("4月26日退回补正，逾期未补正", task.Mail.Text, StringComparison.Ordinal);
        Assert.Equal(
            RestReason.LastRungAccepted,
            Ladder
                .Next(
                    await city.ItemAsync(Articles, March, Hanbin),
                    [],
                    (await city.Parts.Lists(city.Id, default)).TermsFor(await city.ItemAsync(Articles, March, Hanbin)),
                    Civil.Day("2021-06-01")
                )
                .Rest
        );
    }

    [Fact]
    public async Task Return_IsSaidInTheReminder_WhichDoesNotCallTheReportMissing()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-30 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-29", count: 2);
        await city.RunToAsync("2021-04-12 10:00");
        await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin), "媒体不符", default);
        await city.RunToAsync("2021-05-01");

        string reminder = city.The(NoticeKind.Reminder, Hanbin, Item).Mail.Text;
        Assert.Contains("你单位3月30日的报送已收悉，按4月12日退回意见尚待补正。", reminder, StringComparison.Ordinal);
        Assert.DoesNotContain("尚未收到", reminder, StringComparison.Ordinal);
        Assert.Contains(
            "目前情况：3月30日的报送已收悉，待补正\n",
            city.The(NoticeKind.Supervision, Hanbin, Item).Mail.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Return_ClosesAgainAsLate_WhenItWasMendedAfterTheDueDay()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-03-30 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-29", count: 2);
        await city.RunToAsync("2021-04-12 10:00");
        await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin), "媒体不符", default);
        await city.RunToAsync("2021-04-14 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-31", count: 2);
        await city.RunToAsync("2021-06-01");

        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((Outcome.ReportedLate, 2, 2, false), (item.Outcome, item.Count, item.Reports.Length, item.IsReturned));
        Assert.Equal("到期提醒 03-24, 退回补正 04-12 15时", city.Told(Hanbin, Item));
    }

    [Fact]
    public async Task Report_WaitsForReview_WhereTheDutyAsksForIt()
    {
        using City city = City.Of(Reviewed());
        await city.RunToAsync("2021-03-30 10:00");
        ReportRecorded recorded = Assert.IsType<ReportRecorded>(await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-29", count: 2));
        Assert.Equal((ItemState.InReview, null), (recorded.Item.State, recorded.Item.Outcome));
        await city.RunToAsync("2021-04-20 10:00");

        // Thu 04-02 is the third working day after; then every week.
        Assert.Equal(
            "到期提醒 03-24, 待办提示 04-02, 待办提示 04-09, 待办提示 04-16",
            city.Told(Hanbin, Item) + ", " + string.Join(", ", city.Mail.Accepted.Where(m => m.Kind == NoticeKind.OfficeTask).Select(m => m.Words))
        );
        Assert.IsType<Result<ItemAnswer>.Done>(await city.Parts.OfficeService.AcceptAsync(city.Act(Articles, March, Hanbin), null, default));
        await city.RunToAsync("2021-06-01");

        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal((Outcome.OnTime, Civil.At("2021-03-30 10:00"), Civil.At("2021-04-20 10:00")), (item.Outcome, item.ClosedAt, item.ReviewedAt));
        Assert.Equal(3, city.Mail.Accepted.Count(m => m.Kind == NoticeKind.OfficeTask));
    }

    [Fact]
    public async Task Return_OpensTheItemAgain_FromReview()
    {
        using City city = City.Of(Reviewed());
        await city.RunToAsync("2021-03-30 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-29", count: 2);
        await city.RunToAsync("2021-04-12 10:00");
        await city.Parts.OfficeService.ReturnAsync(city.Act(Articles, March, Hanbin), "媒体不符", default);
        await city.RunToAsync("2021-05-01");
        Assert.Equal("到期提醒 03-24, 退回补正 04-12 15时, 提醒 04-16, 督办 04-22", city.Told(Hanbin, Item));
    }

    private static Workflows.Rules.Lists.ListInForce Reviewed() =>
        TestLists.Of(Civil.Day("2021-03-01"), [Seeds.Catalogue[Articles] with { AskedOf = [Hanbin], Review = true }], Seeds.Directory.Units);
}
