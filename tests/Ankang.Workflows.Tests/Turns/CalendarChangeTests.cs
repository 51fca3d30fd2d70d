using Ankang.Workflows.Calendar;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Turns;

/// <summary>A holiday notice that comes, or is corrected, while lists run.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class CalendarChangeTests
{
    [Fact]
    public async Task Notice_MovesTheMomentsStillAhead_AndNothingElse()
    {
        using City city = await City.PublishAsync(Township.Of(2021).Folder, "2021-01-04", shadow: false);
        await city.RunToAsync("2021-03-31 16:00");
        string notice = Township.Holidays.Single(h => h.Name == "2021.csv").Text;
        var file = new SubmittedFile("2021.csv", $"{notice.TrimEnd()}\n2021-04-01,地方节日,holiday\n2021-04-02,地方节日,holiday\n");

        IReadOnlyList<CalendarPlan> plans = await city.Parts.Publisher.PlanCalendarAsync(file, default);
        CalendarPlan plan = Assert.Single(plans);
        Assert.Equal((2021, true, false), (plan.Year, plan.Known, plan.Unchanged));
        MomentDifference moved = Assert.Single(plan.Moments, m => m.Item.EndsWith("_02-plan_once_hanyin", StringComparison.Ordinal));
        Assert.Equal((Civil.Day("2021-04-01"), Civil.Day("2021-04-06")), (moved.Before!.Value, moved.After!.Value));

        await city.Parts.Publisher.ApplyCalendarAsync(file, Actor.Of("市安委办"), "地方放假", default);
        city.List = await city.Parts.Register.GetAsync(city.Id, default);
        await city.RunToAsync("2021-04-20");
        Assert.Equal("到期提醒 03-24, 提醒 04-06, 督办 04-12", city.Told("hanyin", "年度方案"));
        Assert.True(Assert.Single(await city.Parts.Publisher.ApplyCalendarAsync(file, Actor.Of("市安委办"), "", default)).Unchanged);
    }

    [Fact]
    public async Task ReplyBy_ThatANewCalendarMakesADayOff_IsNamedByTheWorkingDayBefore_InTheNextMail()
    {
        using City city = await City.PublishAsync(Township.Of(2021).Folder, "2021-01-04", shadow: false);
        await city.RunToAsync("2021-04-09 16:00"); // 督办 left 04-08, reply by 04-21
        string notice = Township.Holidays.Single(h => h.Name == "2021.csv").Text;
        var file = new SubmittedFile("2021.csv", $"{notice.TrimEnd()}\n2021-04-20,地方节日,holiday\n2021-04-21,地方节日,holiday\n");
        await city.Parts.Publisher.ApplyCalendarAsync(file, Actor.Of("市安委办"), "地方放假", default);
        city.List = await city.Parts.Register.GetAsync(city.Id, default);
        await city.RunToAsync("2021-04-12 10:00");
        SentMail summary = city.Mail.Accepted.Last(m => m.Kind == NoticeKind.Summary && m.Addressee == "hanyin");
        Assert.Contains("督办（4月8日），请于4月19日前办结", summary.Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_ReplacesAYear_AndKeepsTheNewYearOfTheNext()
    {
        var calendar = HolidayFile.Join([.. Township.Holidays.Select(h => (h.Name, h.Text))]);
        Assert.False(calendar.IsWorkingDay(new(2022, 12, 31))); // it stands in the notice for 2023
        HolidayNotice notice = HolidayNotice.Parse(Township.Holidays.Single(h => h.Name == "2022.csv").Text, "2022.csv");
        WorkCalendar corrected = calendar.With(notice.Year, notice.Days);
        Assert.Equal(calendar.Version, corrected.Version);
    }

    [Theory]
    [InlineData("date,name,kind\n2027-01-01,元旦,holiday\n", "the notice has 1 days")]
    [InlineData("2026-10-08,国庆节,workday", "2026-10-08 is a Thursday, worked anyway")] // a make-up day on a weekday
    [InlineData("2027-05-01,劳动节,holiday", "2027-05-01 stands in the notice for 2026")] // a year mixed
    [InlineData("2026-10-01,国庆节,holiday", "2026-10-01 stands twice")]
    [InlineData("2026-07-18,补班,workday", "the make-up day 2026-07-18 is far from every holiday")]
    [InlineData("2026-02-30,春节,holiday", "'2026-02-30' is not a date")]
    public void Parse_RefusesWhatNoNoticeSays(string line, string words)
    {
        string text = line.StartsWith("date", StringComparison.Ordinal)
            ? line
            : $"{Township.Holidays.Single(h => h.Name == "2026.csv").Text.TrimEnd()}\n{line}\n";
        FaultyFileException refused = Assert.Throws<FaultyFileException>(() => HolidayNotice.Parse(text, "2026.csv"));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TakesEveryNoticeOfTheSeeds()
    {
        foreach (SubmittedFile file in Township.Holidays)
        {
            HolidayNotice notice = HolidayNotice.Parse(file.Text, file.Name);
            Assert.Equal(file.Name, $"{notice.Year}.csv");
            Assert.Empty(notice.Warnings);
        }
    }
}
