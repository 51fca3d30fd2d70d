using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>One item, nothing confirmed, everything running.</summary>
[Collection(nameof(SharedQuietYear))]
[Trait(Tier.Name, Tier.City)]
public sealed class OneItemTests(QuietYear year)
{
    private readonly City _city = year.City;

    [Theory]
    // due on a Sunday stays due on it; 春节 between 督办 and 约谈; Sun 02-07 and Sat 02-20 are working days
    [InlineData("anweiban", "全市安全生产会议", "到期提醒 01-22, 提醒 02-01, 督办 02-05, 约谈 02-24")]
    // the 1st working day is a make-up Sunday: mail goes out on it
    [InlineData("hanbin", "县区任务清单", "到期提醒 01-29, 提醒 02-07, 督办 02-18, 约谈 03-03")]
    // nothing goes out in 春节 (tasks 2 and 6)
    [InlineData("zwh-daolu", "行业领域任务清单", "到期提醒 02-03, 提醒 02-18, 督办 02-23, 约谈 03-09")]
    [InlineData("hanbin", "辖区安全生产会议", "到期提醒 02-03, 提醒 02-18, 督办 02-23, 约谈 03-09")]
    // a month, a quarter; 清明 inside
    [InlineData("hanbin", "新闻宣传稿件（2021年3月）", "到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22")]
    [InlineData("jiaoti", "局务会议（第一季度）", "到期提醒 03-24, 提醒 04-01, 督办 04-08, 约谈 04-22")]
    // 劳动节; Sat 05-08 is a working day
    [InlineData("hanbin", "新闻宣传稿件（2021年4月）", "到期提醒 04-23, 提醒 05-06, 督办 05-11, 约谈 05-25")]
    // 国庆; Sat 10-09 is a working day
    [InlineData("hanbin", "新闻宣传稿件（2021年9月）", "到期提醒 09-23, 提醒 10-08, 督办 10-13, 约谈 10-27")]
    // the ladder runs on into the next year with that year's calendar
    [InlineData("hanbin", "新闻宣传稿件（2021年12月）", "到期提醒 12-24, 提醒 01-04, 督办 01-10, 约谈 01-24")]
    public void Ladder_ClimbsByWorkingDays_WhenNothingIsConfirmed(string unit, string item, string told) =>
        Assert.Equal(told, _city.Told(unit, item));

    [Theory]
    [InlineData("anweiban", "全市安全生产会议", "02-04", "02-23")]
    [InlineData("hanbin", "辖区安全生产会议", "02-22", "03-08")]
    [InlineData("hanbin", "新闻宣传稿件（2021年3月）", "04-07", "04-21")]
    [InlineData("hanbin", "新闻宣传稿件（2021年12月）", "01-07", "01-21")]
    public void Mails_PrintTheReplyByDay_BeforeTheNextRung(string unit, string item, string reminder, string supervision)
    {
        Assert.Equal(reminder, _city.The(NoticeKind.Reminder, unit, item).ReplyBy);
        Assert.Equal(supervision, _city.The(NoticeKind.Supervision, unit, item).ReplyBy);
        Assert.Null(_city.The(NoticeKind.Interview, unit, item).ReplyBy);
    }

    [Fact]
    public void Mails_GoToWhomTheRungConcerns_AtEachRung()
    {
        const string item = "新闻宣传稿件（2021年3月）";
        string[] liaison = ["hanbin.liaison@example.org"],
            supervisor = ["hanbin.supervisor@example.org"],
            office = ["anweiban@example.org"];
        Assert.Equal(liaison, _city.The(NoticeKind.Courtesy, "hanbin", item).To);
        Assert.Equal(liaison, _city.The(NoticeKind.Reminder, "hanbin", item).To);
        SentMail[] both = [.. _city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Supervision && m.IsOf("hanbin") && m.Names(item))];
        Assert.Equal([liaison, supervisor], both.Select(m => m.To));
        Assert.Equal(supervisor, _city.The(NoticeKind.Interview, "hanbin", item).To);
        Assert.Contains("本邮件不是约谈通知", _city.The(NoticeKind.Interview, "hanbin", item).Mail.Text, StringComparison.Ordinal);
        Assert.Equal(office, Assert.Single(_city.Mail.Accepted, m => m.Kind == NoticeKind.InterviewProposal && m.Addressee == "hanbin").To);
    }

    [Fact]
    public void Mails_LeaveOnWorkingDaysOnly_AllTheYear() =>
        Assert.All(_city.Mail.Attempts, m => Assert.True(_city.List.Calendar.IsWorkingDay(Workflows.Rules.Calendar.ChinaTime.DateOf(m.At)), m.Words));

    [Fact]
    public async Task History_TellsTheWholeClimb_WithReplyByDays() =>
        Assert.Equal(
            [
                "03-01 0时 系统 待办事项生成，完成时限2021年3月31日（周三）",
                "03-24 系统 到期提醒已发送至联络员",
                "04-01 系统 提醒已发送至联络员，请于4月7日前反馈",
                "04-08 系统 督办已发送至联络员、分管领导，请于4月21日前反馈",
                "04-22 系统 约谈事项告知已发送至分管领导",
            ],
            await _city.HistoryAsync("14b-county-articles", "2021-03", "hanbin")
        );
}
