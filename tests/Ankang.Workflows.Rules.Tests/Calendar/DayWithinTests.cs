using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Rules.Tests.Calendar;

/// <summary>A day set within each period (每月25日前) or after it (次月5日前).</summary>
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
    [InlineData("weekday 1", "2021-w52", "2021-12-27")]
    [InlineData("weekday 7", "2021-w52", "2021-12-31")] // a week that New Year cuts before its Sunday: its end holds
    [InlineData("first weekday 1", "2021-02", "2021-02-01")] // the month begins on a Monday
    [InlineData("first weekday 5", "2021-05", "2021-05-07")]
    [InlineData("second weekday 7", "2021-06", "2021-06-13")]
    [InlineData("third weekday 3", "2021-06", "2021-06-16")]
    [InlineData("fourth weekday 1", "2021-02", "2021-02-22")]
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
    [InlineData("fourth weekday 7", Recurrence.Monthly, true, "第四个周日前")]
    [InlineData("last weekday 5", Recurrence.Monthly, true, "最后一个周五前")]
    [InlineData("month 2 day 10", Recurrence.Bimonthly, true, "末月10日前")]
    [InlineData("month 12 day 31", Recurrence.Yearly, true, "末月底前")]
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

    [Theory]
    [InlineData("25日", Recurrence.Monthly, "day 25")]
    [InlineData("每月25日前", Recurrence.Monthly, "day 25")]
    [InlineData("首月10日前", Recurrence.Quarterly, "day 10")]
    [InlineData("末月底前", Recurrence.HalfYearly, "month 6 day 31")]
    [InlineData("末月25日前", Recurrence.Weekly, "day 25")] // a rhythm without months has no last one
    [InlineData("首月底前", Recurrence.Quarterly, "day 31")]
    [InlineData("第11个月底前", Recurrence.Yearly, "month 11 day 31")]
    [InlineData("周日前", Recurrence.Weekly, "weekday 7")]
    [InlineData("每周五前", Recurrence.Weekly, "weekday 5")]
    [InlineData("每月第四个周二", Recurrence.Monthly, "fourth weekday 2")]
    [InlineData("每月第二个周日前", Recurrence.Monthly, "second weekday 7")]
    [InlineData("月底", Recurrence.Monthly, null)]
    [InlineData("32日前", Recurrence.Monthly, null)]
    public void ParseChinese_ReadsAsPeopleWrite(string text, Recurrence recurrence, string? written) =>
        Assert.Equal(written, DayWithin.ParseChinese(text, recurrence)?.ToString());

    [Theory]
    [InlineData(Recurrence.Weekly, null)]
    [InlineData(Recurrence.Tendaily, null)]
    [InlineData(Recurrence.Monthly, 1)]
    [InlineData(Recurrence.Bimonthly, 2)]
    [InlineData(Recurrence.Quarterly, 3)]
    [InlineData(Recurrence.HalfYearly, 6)]
    [InlineData(Recurrence.Yearly, 12)]
    [InlineData(Recurrence.Once, null)]
    public void MonthsOf_CountsTheMonthsOfAPeriod(Recurrence recurrence, int? months) => Assert.Equal(months, DayWithin.MonthsOf(recurrence));

    [Fact]
    public void Made_RefusesNumbersThatNoCalendarHas_AndSaysWhichItTakes()
    {
        Assert.Contains("1 to 12", Refused(() => DayWithin.OfMonth(0, 1)), StringComparison.Ordinal);
        Assert.Contains("1 to 12", Refused(() => DayWithin.OfMonth(13, 1)), StringComparison.Ordinal);
        Assert.Contains("1 to 31", Refused(() => DayWithin.OfNextMonth(32)), StringComparison.Ordinal);
        Assert.Contains("1 to 7", Refused(() => DayWithin.OfWeek(8)), StringComparison.Ordinal);
        Assert.Contains("1 to 5", Refused(() => DayWithin.OfMonthWeek(6, 1)), StringComparison.Ordinal);
        Assert.Equal("month 12 day 31", DayWithin.OfMonth(12, 31).ToString());

        static string Refused(Func<DayWithin> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;
    }
}
