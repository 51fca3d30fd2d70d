using Ankang.Workflows.Interviews;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>周报: what is true on the morning on which it leaves.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SummaryTests
{
    private const string Articles = "14b-county-articles",
        County = "03a-county-list",
        Hanbin = "hanbin";

    [Fact]
    public async Task Summary_NamesTheSupervision_OfItsOwnSlot()
    {
        using City city = await RunAsync("2021-05-01", Articles, "2021-06-08");
        Assert.Contains("；已提醒（6月1日）、督办（6月7日），请于6月21日前办结。", Last(city).Mail.Text, StringComparison.Ordinal);
        Assert.Equal("周报 06-07", Last(city).Words);
    }

    [Fact] // due on a Sunday, reminded on the Monday of the summary
    public async Task Summary_Leaves_WhereTheOnlyItemLapsedThatMorning()
    {
        using City city = await RunAsync("2021-01-18", Articles, "2021-02-02");
        SentMail summary = Assert.Single(Summaries(city));
        Assert.Equal("周报 02-01", summary.Words);
        Assert.Contains("；已提醒（2月1日），请于2月4日前报送。", summary.Mail.Text, StringComparison.Ordinal);
        Assert.Equal("02-04", city.The(NoticeKind.Reminder, Hanbin, "（2021年1月）").ReplyBy);
    }

    [Fact] // 09:00 the server would not take the 提醒; a summary that names it waits for it
    public async Task Summary_WaitsForTheRungsThatItNames()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", [Hanbin], Articles));
        await city.RunToAsync("2021-02-01 08:00");
        city.Mail.Says = mail =>
            mail.Kind == NoticeKind.Reminder && city.Clock.Now < Civil.At("2021-02-01 12:00")
                ? new SendResult(SendOutcome.TryAgain, "451 4.7.1 greylisted", [])
                : null;
        await city.RunToAsync("2021-02-01 10:00");
        Assert.Empty(Summaries(city));
        await city.RunToAsync("2021-02-01 15:30");
        Assert.Equal(("周报 02-01 15时", "提醒 02-01 12时"), (Last(city).Words, city.The(NoticeKind.Reminder, Hanbin, "（2021年1月）").Words));
        Assert.Contains("；已提醒（2月1日）", Last(city).Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_NamesAnItemAfterTheInterview_InTheFirstOfAMonthOnly()
    {
        using City city = await RunAsync("2021-01-18", County, "2021-06-30");
        Assert.Equal("提醒 02-07, 督办 02-18, 约谈 03-03", city.Told(Hanbin, "县区任务清单")["到期提醒 01-29, ".Length..]);
        // 05-31 is the Monday of the first week of June, and the summary one of May.
        Assert.Equal(
            ["周报 02-08", "周报 02-18", "周报 02-22", "周报 03-01", "周报 04-06", "周报 05-06", "周报 06-07"],
            Summaries(city).Select(m => m.Words)
        );
        Assert.Contains("，反馈时限3月2日已过；已告知约谈事项（3月3日），待研究。", Last(city).Mail.Text, StringComparison.Ordinal);
    }

    [Fact] // others of the unit bring a summary each week: it counts the one, and names it once a month
    public async Task Summary_CountsAnItemAfterTheInterview_WhereAnotherIsNamed()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", [Hanbin], County, Articles));
        await city.RunToAsync("2021-03-09");
        string text = Last(city).Mail.Text;
        Assert.Equal("周报 03-08", Last(city).Words);
        Assert.Contains("逾期未办结3项。", text, StringComparison.Ordinal);
        Assert.Contains("二、逾期事项。第14项　新闻宣传稿件（2021年2月）：", text, StringComparison.Ordinal);
        Assert.Contains("\n另有2项已告知约谈事项，每月首期列明。\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_SaysWhatTheOfficeDecided()
    {
        using City city = await RunAsync("2021-01-18", County, "2021-03-10");
        await city.Parts.Interviews.DecideAsync(new(city.Id, Hanbin, "d1", Actor.Of("主任"), InterviewDecision.Circulate, "已在全市通报"), default);
        await city.RunToAsync("2021-04-07");
        Assert.Contains("；已告知约谈事项（3月3日），改为通报。", Last(city).Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_NamesTheListsYear_AfterItsEnd()
    {
        using City city = await RunAsync("2021-12-01", Articles, "2022-01-18");
        Assert.Equal("周报 01-17", Last(city).Words);
        Assert.Contains("一、总体情况。截至1月17日9时，2021年度已到期", Last(city).Mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Rung.Reminder, "")]
    [InlineData(Rung.Supervision, "周报 02-08")] // a summary while it climbs; none once 督办, its highest, leaves with the slot
    public async Task Summary_IsLeftOut_AtTheUnitsHighestRung(Rung highest, string summaries)
    {
        ListInForce list = TestLists.Part("2021-01-18", [Hanbin], County).Edited(u => u.Id == Hanbin ? u with { MaxRung = highest } : u);
        using City city = City.Of(list);
        await city.RunToAsync("2021-04-30");
        Assert.Equal(summaries, string.Join(", ", Summaries(city).Select(m => m.Words)));
    }

    [Fact] // 2022 as if its holidays had not been announced: off by law are 元旦, 初一 to 初三 and 清明
    public async Task NoMail_LeavesOnADayOffByLaw_AndAllSayThatDaysAreProvisional()
    {
        ListInForce list = TestLists.Part("2021-12-01", [Hanbin], Articles);
        WorkCalendar known = new(Seeds.Calendar.Days.Where(d => d.Date.Year == 2021));
        using City city = City.Of(new ListInForce(list.Head, list.Catalogue, list.Directory, known));
        await city.RunToAsync("2022-03-31");
        SentMail[] later = [.. city.Mail.Accepted.Where(m => m.At >= Civil.At("2022-01-01"))];
        Assert.Equal("提醒 01-03", later[0].Words);
        Assert.All(later, m => Assert.Contains("2022年节假日安排尚未录入，所列2022年日期为暂定。", m.Mail.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(later, m => ChinaTime.DateOf(m.At) is { Month: 2, Day: <= 3 } or { Month: 1, Day: 1 });
    }

    private static async Task<City> RunAsync(string startOn, string duty, string until)
    {
        City city = City.Of(TestLists.Part(startOn, [Hanbin], duty));
        await city.RunToAsync(until);
        return city;
    }

    private static IEnumerable<SentMail> Summaries(City city) => city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Summary);

    private static SentMail Last(City city) => Summaries(city).Last();
}
