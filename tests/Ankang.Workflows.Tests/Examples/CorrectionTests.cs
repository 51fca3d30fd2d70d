using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>更正: a rung that should not have left is withdrawn, and who got it is told so.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class CorrectionTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";
    private const string Item = "（2021年3月）";

    [Fact] // the unit had reported on paper on 03-30; the office enters that on 04-02 and corrects
    public async Task Reminder_IsOutOfEveryCount_OfAnItemThatWasReportedInTime()
    {
        using City city = await CityAsync("2021-04-02 10:00");
        await city.ConfirmAsync(Articles, March, Hanbin, "2021-03-30", count: 2);
        Result<ItemAnswer>.Done done = await CorrectAsync(city, Rung.Reminder, "登记有误");
        Assert.Equal((Rung.None, true), (done.Value.Item.Rung, done.Value.Item.IsClosed));
        await city.RunToAsync("2021-04-30");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 更正 04-02 15时", city.Told(Hanbin, Item));
        SentMail mail = city.The(NoticeKind.Correction, Hanbin, Item);
        Assert.Equal(city.The(NoticeKind.Reminder, Hanbin, Item).To, mail.To);
        Assert.Equal("【更正】撤销4月1日的提醒（汉滨区安委会）", mail.Mail.Subject);
        Assert.StartsWith(
            "汉滨区安委会：\n2021年4月1日对《2021年安康市安全生产专项整治三年行动工作任务清单》（安市安委办发〔2021〕3号，以下简称《清单》）"
                + "第14项　新闻宣传稿件（2021年3月）的提醒，因我办登记有误，现予撤销，不计入提醒、督办次数，不作为约谈依据，无需回复。\n"
                + "给工作带来不便，敬请谅解。\n",
            mail.Mail.Text,
            StringComparison.Ordinal
        );
        IReadOnlyList<string> history = await city.HistoryAsync(Articles, March, Hanbin);
        Assert.Contains(history, l => l.StartsWith("04-01", StringComparison.Ordinal) && l.Contains("提醒已发送至联络员", StringComparison.Ordinal));
        Assert.Contains("04-02 10时 市安委办 更正：撤销4月1日的提醒，原因：登记有误。不计入提醒、督办次数，不作为约谈依据", history);
        Assert.Contains("04-02 15时 系统 更正已发送至联络员", history);
    }

    [Fact] // open still: nothing leaves that day, then the ladder goes on at the rung that was withdrawn
    public async Task Ladder_GoesOn_AsIfTheRungHadNotBeenSent()
    {
        using City city = await CityAsync("2021-04-09 10:00");
        Result<ItemAnswer>.Done done = await CorrectAsync(city, Rung.Reminder, "发错单位");
        Assert.Equal(Rung.None, done.Value.Item.Rung);
        await city.RunToAsync("2021-05-01");

        // The letter that went with the 督办 is void too, and both people are told who got them.
        SentMail mail = city.The(NoticeKind.Correction, Hanbin, Item);
        Assert.Equal("【更正】撤销4月1日的提醒、4月8日的督办（汉滨区安委会）", mail.Mail.Subject);
        Assert.Contains("的提醒、督办，因我办发错单位，现予撤销", mail.Mail.Text, StringComparison.Ordinal);
        Assert.Contains("\n随附的督办通知单同时作废。给工作带来不便", mail.Mail.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["hanbin.liaison@example.org", "hanbin.supervisor@example.org"],
            city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Correction).SelectMany(m => m.To)
        );
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08, 更正 04-09 15时, 提醒 04-12, 督办 04-16, 约谈 04-29", city.Told(Hanbin, Item));
    }

    [Fact]
    public async Task Interview_LeavesTheOfficesList_AndTheSupervisionStays()
    {
        using City city = await CityAsync("2021-04-22 10:00");
        Assert.Single(await city.Parts.Interviews.ProposalsAsync(city.Id, default));
        Result<ItemAnswer>.Done done = await CorrectAsync(city, Rung.Interview, "统计有误");
        Assert.Equal((Rung.Supervision, "04-08"), (done.Value.Item.Rung, Civil.Words(done.Value.Item.Supervision!.At)));
        Assert.Empty(await city.Parts.Interviews.ProposalsAsync(city.Id, default));
    }

    [Fact]
    public async Task Correction_IsRefused_WhereNothingLeft_OrNoReasonIsGiven()
    {
        using City city = await CityAsync("2021-04-08 10:00");
        Assert.IsType<Result<ItemAnswer>.Invalid>(await TryAsync(city, Rung.Interview, "登记有误"));
        Assert.IsType<Result<ItemAnswer>.Invalid>(await TryAsync(city, Rung.Supervision, " "));
    }

    [Fact]
    public async Task ASecondCorrection_BeforeTheFirstHasLeft_IsToldInOneMailWithIt()
    {
        using City city = await CityAsync("2021-04-08 10:00");
        await CorrectAsync(city, Rung.Supervision, "登记有误");
        await CorrectAsync(city, Rung.Reminder, "发错单位");
        await city.RunToAsync("2021-04-08 16:00");

        SentMail mail = city.The(NoticeKind.Correction, Hanbin, Item);
        Assert.Equal("【更正】撤销4月1日的提醒、4月8日的督办（汉滨区安委会）", mail.Mail.Subject);
        Assert.Contains("因我办登记有误；发错单位，现予撤销", mail.Mail.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["hanbin.liaison@example.org", "hanbin.supervisor@example.org"],
            city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Correction).SelectMany(m => m.To)
        );
    }

    [Fact]
    public async Task TheCalendarEntry_OfACorrectedRung_IsTakenBack()
    {
        using City city = await CityAsync("2021-04-02 10:00");
        await CorrectAsync(city, Rung.Reminder, "登记有误");
        await city.RunToAsync("2021-04-02 16:00");

        string sent = Calendar(city.The(NoticeKind.Reminder, Hanbin, Item)),
            taken = Calendar(city.The(NoticeKind.Correction, Hanbin, Item));
        Assert.Contains("METHOD:CANCEL", taken, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", taken, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:已撤销", taken, StringComparison.Ordinal);
        Assert.Equal(Line(sent, "UID:"), Line(taken, "UID:"));
        Assert.True(int.Parse(Line(taken, "SEQUENCE:")) > int.Parse(Line(sent, "SEQUENCE:")));
    }

    [Fact] // 约谈事项告知 named no day: what the 督办 below it asks for stands
    public async Task TheCalendarEntry_StaysWhereOnlyTheInterviewIsCorrected()
    {
        using City city = await CityAsync("2021-04-22 10:00");
        Result<ItemAnswer>.Done done = await CorrectAsync(city, Rung.Interview, "统计有误");
        Assert.StartsWith("更正：撤销4月22日的约谈事项告知，原因：统计有误", done.Value.Lines[0].Text, StringComparison.Ordinal);
        await city.RunToAsync("2021-04-22 16:00");
        Assert.Empty(city.The(NoticeKind.Correction, Hanbin, Item).Mail.Attachments);
    }

    private static string Calendar(SentMail mail) =>
        System.Text.Encoding.UTF8.GetString(
            mail.Mail.Attachments.Single(a => a.FileName.EndsWith(".ics", StringComparison.Ordinal)).Content.ToArray()
        );

    private static string Line(string calendar, string name) =>
        calendar.ReplaceLineEndings("\n").Split('\n').Single(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..];

    private static async Task<City> CityAsync(string until)
    {
        City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync(until);
        return city;
    }

    private static async Task<Result<ItemAnswer>.Done> CorrectAsync(City city, Rung rung, string reason) =>
        Assert.IsType<Result<ItemAnswer>.Done>(await TryAsync(city, rung, reason));

    private static Task<Result<ItemAnswer>> TryAsync(City city, Rung rung, string reason) =>
        city.Parts.Corrections.CorrectAsync(city.Act(Articles, March, Hanbin), rung, reason, default);
}
