using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Reports;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Rules.Calendar;

/// <summary>A day set within each period (每月25日前) or after it (次月5日前).</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class DayWithinTests
{
    [Theory]
    [InlineData("day 25", "2021-02", "2021-02-25")]
    [InlineData("day 31", "2021-02", "2021-02-28")] // a day that the month lacks is its last
    [InlineData("day 10", "2021-q2", "2021-04-10")]
    [InlineData("month 3 day 25", "2021-q2", "2021-06-25")]
    [InlineData("month 6 day 30", "2021-h2", "2021-12-30")]
    [InlineData("month 2 day 30", "2021-b1", "2021-02-28")]
    [InlineData("next month day 5", "2021-02", "2021-03-05")]
    [InlineData("next month day 10", "2021-q4", "2022-01-10")]
    [InlineData("weekday 5", "2021-w07", "2021-02-19")]
    [InlineData("weekday 3", "2024-w01", "2024-01-03")]
    [InlineData("weekday 7", "2024-w52", "2024-12-29")] // 30 and 31 December belong to the last week too
    [InlineData("first weekday 1", "2021-02", "2021-02-01")] // the month begins on a Monday
    [InlineData("first weekday 5", "2021-05", "2021-05-07")]
    [InlineData("third weekday 3", "2021-06", "2021-06-16")]
    [InlineData("last weekday 5", "2021-04", "2021-04-30")]
    [InlineData("last weekday 1", "2021-02", "2021-02-22")] // a month with four Mondays
    public void In_GivesTheDay(string written, string period, string expected)
    {
        DayWithin day = Assert.IsType<DayWithin>(DayWithin.Parse(written));
        Period of = Enum.GetValues<Recurrence>().SelectMany(r => Period.Of(r, int.Parse(period[..4]))).First(p => p.Id == period);
        Assert.Equal(DateOnly.Parse(expected), day.In(of));
        Assert.Equal(day, DayWithin.Parse(day.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("day 0")]
    [InlineData("day 32")]
    [InlineData("month 13 day 1")]
    [InlineData("weekday 8")]
    [InlineData("day 5 next month")]
    [InlineData("fifth weekday 1")]
    [InlineData("first weekday 0")]
    public void Parse_GivesNull_WhenItIsNone(string written) => Assert.Null(DayWithin.Parse(written));

    [Theory]
    [InlineData("weekday 1", Recurrence.Weekly, true, "周一前")]
    [InlineData("weekday 1", Recurrence.Monthly, false, "周一前")]
    [InlineData("first weekday 1", Recurrence.Monthly, true, "第一个周一前")]
    [InlineData("first weekday 1", Recurrence.Weekly, false, "第一个周一前")]
    [InlineData("first weekday 1", Recurrence.Quarterly, false, "第一个周一前")]
    [InlineData("last weekday 5", Recurrence.Monthly, true, "最后一个周五前")]
    [InlineData("month 2 day 31", Recurrence.Quarterly, true, "第2个月底前")] // no month is asked for a day it may lack
    [InlineData("day 31", Recurrence.Quarterly, true, "首月底前")]
    [InlineData("day 25", Recurrence.Monthly, true, "25日前")]
    [InlineData("day 25", Recurrence.Tendaily, false, "首月25日前")]
    [InlineData("day 10", Recurrence.Quarterly, true, "首月10日前")]
    [InlineData("month 2 day 10", Recurrence.Quarterly, true, "第2个月10日前")]
    [InlineData("month 3 day 25", Recurrence.Quarterly, true, "末月25日前")]
    [InlineData("month 4 day 25", Recurrence.Quarterly, false, "第4个月25日前")]
    [InlineData("next month day 5", Recurrence.HalfYearly, true, "次月5日前")]
    [InlineData("next month day 5", Recurrence.Once, false, "次月5日前")]
    public void Fits_AsTheRhythmHasSuchADay(string written, Recurrence recurrence, bool fits, string chinese)
    {
        DayWithin day = Assert.IsType<DayWithin>(DayWithin.Parse(written));
        Assert.Equal((fits, chinese), (day.Fits(recurrence), day.Chinese(recurrence)));
        Assert.Equal(day, DayWithin.ParseChinese(chinese, recurrence));
    }

    [Fact]
    public void Plan_IsDueOnTheDay_AndNeverAfterADeadlineInsideThePeriod()
    {
        Assert.Equal(["2021-02-25", "2021-03-25", "2021-04-20"], Dues("day 25", "2021-04-20"));
        Assert.Equal(["2021-02-10", "2021-03-10", "2021-04-10"], Dues("day 10", "2021-04-20"));
        // The report of March is due in April, though the list's own deadline is the end of March.
        Assert.Equal(["2021-03-05", "2021-04-05"], Dues("next month day 5", "2021-03-31"));

        // The first Monday of each month; 1 February and 1 March are one themselves.
        Assert.Equal(["2021-02-01", "2021-03-01", "2021-04-05", "2021-05-03"], Dues("first weekday 1", "2021-05-31"));

        static IEnumerable<string> Dues(string within, string until)
        {
            Obligation duty = Sample.Duty(recurrence: Recurrence.Monthly, due: until) with { DueWithin = DayWithin.Parse(within) };
            ListInForce list = TestLists.Of(new(2021, 2, 1), [duty], Seeds.Directory.Units);
            return PeriodPlan.Of(duty, list.Catalogue.List, list.Head).Skip(1).Select(p => p.DueOn.ToString("yyyy-MM-dd"));
        }
    }
}
