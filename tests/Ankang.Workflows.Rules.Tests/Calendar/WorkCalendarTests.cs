using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Calendar;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Days = Seeds.Calendar;

    [Theory]
    [InlineData("2021-03-31", 1, "2021-04-01")]
    [InlineData("2021-03-31", 3, "2021-04-06")] // 清明
    [InlineData("2021-01-31", 1, "2021-02-01")] // from a day off
    [InlineData("2021-02-05", 1, "2021-02-07")] // onto a make-up Sunday
    [InlineData("2021-04-20", 4, "2021-04-25")]
    [InlineData("2021-12-31", 1, "2022-01-04")] // into the next year
    [InlineData("2021-04-08", -1, "2021-04-07")]
    [InlineData("2021-04-06", -1, "2021-04-02")]
    [InlineData("2021-02-18", -2, "2021-02-09")]
    public void AddWorkingDays_NeverCountsTheDayItself_ForwardsOrBack(string from, int count, string to) =>
        Assert.Equal(Civil.Day(to), Days.AddWorkingDays(Civil.Day(from), count));

    [Fact]
    public void AddWorkingDays_Throws_WhenCountIsZero() => Assert.Throws<ArgumentOutOfRangeException>(() => Days.AddWorkingDays(new(2021, 4, 1), 0));

    [Theory]
    [InlineData("2021-01-24", "2021-01-22")]
    [InlineData("2021-04-01", "2021-04-01")]
    [InlineData("2021-10-03", "2021-09-30")]
    public void OnOrBefore_KeepsAWorkingDay_AndLeavesADayOff(string day, string before) =>
        Assert.Equal(Civil.Day(before), Days.OnOrBefore(Civil.Day(day)));

    [Theory]
    [InlineData("2021-03-31", "2021-04-08", 5)] // 已逾期5个工作日, today included
    [InlineData("2021-03-31", "2021-04-12", 7)]
    [InlineData("2021-03-31", "2021-03-31", 0)]
    [InlineData("2021-03-31", "2021-03-30", 0)]
    public void WorkingDaysBetween_CountsTheLastDayAndNotTheFirst_AsMailsPrint(string after, string until, int count) =>
        Assert.Equal(count, Days.WorkingDaysBetween(Civil.Day(after), Civil.Day(until)));

    [Fact]
    public void IsProvisional_HoldsBeyondTheNotices()
    {
        Assert.False(Days.IsProvisional(new(2026, 12, 31)));
        Assert.True(Days.IsProvisional(new(2027, 1, 1)));
    }

    [Theory]
    [InlineData("2027-01-01")] // 元旦, a Friday
    [InlineData("2027-02-05")] // 除夕
    [InlineData("2027-02-08")] // 初三
    [InlineData("2027-04-05")] // 清明
    [InlineData("2028-05-01")]
    [InlineData("2028-05-02")] // since the rule of 2025
    [InlineData("2027-06-09")] // 端午
    [InlineData("2027-09-15")] // 中秋
    [InlineData("2028-10-03")] // 中秋 and 国庆; 2028 has a leap month before it
    [InlineData("2027-10-01")]
    public void IsWorkingDay_IsFalseOnADayOffByLaw_BeforeItsNoticeIsKnown(string day) => Assert.False(Days.IsWorkingDay(Civil.Day(day)));

    [Theory]
    [InlineData("2027-02-09")] // 初四: only a notice can say so
    [InlineData("2027-10-04")]
    [InlineData("2028-05-03")]
    public void IsWorkingDay_IsTrueOnTheDaysAround_BeforeItsNoticeIsKnown(string day) => Assert.True(Days.IsWorkingDay(Civil.Day(day)));

    [Fact]
    public void DaysOffByLaw_AreOffInEveryNotice_WhereverOneIsKnown()
    {
        // The same calendar without its notices computes them; weekends aside, a notice only adds days to the computed ones.
        var computed = new WorkCalendar([]);
        DateOnly[] wrong =
        [
            .. from year in Days.Years
            from day in Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays)
            where day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !computed.IsWorkingDay(day) && Days.IsWorkingDay(day)
            select day,
        ];
        Assert.Empty(wrong);
    }

    [Fact]
    public void Constructor_Throws_WhenADayIsBothOffAndWorked() =>
        Assert.Throws<ArgumentException>(() =>
            new WorkCalendar([new(new(2021, 2, 7), "春节", DayKind.Holiday), new(new(2021, 2, 7), "春节", DayKind.Workday)])
        );
}
