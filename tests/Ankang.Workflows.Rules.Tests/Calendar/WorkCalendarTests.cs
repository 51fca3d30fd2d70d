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
    [InlineData(1901, "01-01 04-05 05-01 10-01 10-02 10-03")] // before the lunar calendar of the framework
    [InlineData(1902, "01-01 02-10 05-01 06-10 09-16 10-01 10-02 10-03")]
    [InlineData(2020, "01-01 01-27 05-01 06-25 10-01 10-02")] // 端午 after the leap month (闰四月)
    [InlineData(2024, "01-01 02-12 04-04 05-01 06-10 09-17 10-01 10-02 10-03")] // without 除夕 and 2 May
    [InlineData(2025, "01-01 01-28 01-29 01-30 01-31 04-04 05-01 05-02 10-01 10-02 10-03 10-06")] // the rule of today
    [InlineData(2027, "01-01 02-05 02-08 04-05 06-09 09-15 10-01")] // 初四 and 4 October: only a notice can say so
    [InlineData(2028, "01-25 01-26 01-27 01-28 04-04 05-01 05-02 10-02 10-03")] // 中秋 after the leap month (闰五月)
    [InlineData(2100, "01-01 02-08 02-09 02-10 02-11 10-01")]
    [InlineData(2101, "04-05 05-02 10-03")] // after the lunar calendar of the framework
    public void IsWorkingDay_IsFalseOnTheWeekdaysThatAreOffByLaw_BeforeTheirNoticeIsKnown(int year, string off)
    {
        var computed = new WorkCalendar([]);
        IEnumerable<DateOnly> days = Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays);
        Assert.Equal(
            off,
            string.Join(
                ' ',
                days.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !computed.IsWorkingDay(d)).Select(d => $"{d:MM-dd}")
            )
        );
    }

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
    public void Constructor_Throws_WhenADayIsBothOffAndWorked()
    {
        CalendarDay off = new(new(2021, 2, 7), "春节", DayKind.Holiday);
        Assert.Contains(
            "2021-02-07 stands twice in the holiday calendar, as Holiday and as Workday",
            Assert.Throws<ArgumentException>(() => new WorkCalendar([off, off with { Kind = DayKind.Workday }])).Message,
            StringComparison.Ordinal
        );
        Assert.Single(new WorkCalendar([off, off]).Days); // said twice, and the same
    }

    [Fact]
    public void Years_AreThoseOfWhichANoticeIsKnown_InOrder()
    {
        // Six days make a notice; 1 January alone stands in the notice of the year before.
        Assert.Equal([2021, 2022], new WorkCalendar([.. Notice(2022), .. Notice(2021)]).Years);
        Assert.Empty(new WorkCalendar(Notice(2021).Skip(1)).Years);
        Assert.Empty(new WorkCalendar([.. Notice(2021).Skip(1), Off("2021-01-01")]).Years);
    }

    [Fact]
    public void Days_AreInOrder_AndNameTheVersion()
    {
        CalendarDay[] notice = Notice(2021);
        WorkCalendar calendar = new(notice.Reverse());
        Assert.Equal(notice, calendar.Days);
        Assert.Same(calendar.Version, calendar.Version);
        Assert.Equal(calendar.Version, new WorkCalendar(notice).Version);
        Assert.NotEqual(calendar.Version, new WorkCalendar([.. notice.Skip(1), notice[0] with { Kind = DayKind.Workday }]).Version);
        Assert.NotEqual(calendar.Version, new WorkCalendar(notice.Skip(1)).Version);
    }

    [Fact]
    public void With_ReplacesANotice_ButNotTheEndOfDecember_WhichBelongsToTheNext()
    {
        CalendarDay[] old = [.. Notice(2021), Off("2021-12-21"), Off("2021-12-22"), .. Notice(2022)];
        CalendarDay[] anew = [Off("2021-05-03"), Off("2021-05-04"), Off("2022-01-03")];
        WorkCalendar changed = new WorkCalendar(old).With(2021, anew);
        Assert.Equal(
            ["2021-05-03", "2021-05-04", "2021-12-22", "2022-01-03", .. Notice(2022).Select(d => $"{d.Date:O}")],
            changed.Days.Select(d => $"{d.Date:O}")
        );

        // Where the next notice is not known, the days of December are of this one.
        WorkCalendar alone = new WorkCalendar([.. Notice(2021), Off("2021-12-31")]).With(2021, anew);
        Assert.Equal(anew, alone.Days);

        // A day that both name is the new one's.
        CalendarDay worked = new(new(2022, 2, 1), "调休", DayKind.Workday);
        Assert.Equal(DayKind.Workday, new WorkCalendar(old).With(2021, [.. anew, worked]).Days.Single(d => d.Date == worked.Date).Kind);
    }

    [Fact]
    public void WithYearsOf_AddsOnlyYearsThatAreNotKnown()
    {
        WorkCalendar known = new([.. Notice(2021), Off("2022-02-03")]);
        CalendarDay[] other = [Off("2021-06-14"), .. Notice(2022)];
        WorkCalendar both = known.WithYearsOf(new WorkCalendar([.. other, new(new(2022, 2, 3), "春节", DayKind.Holiday)]));
        Assert.Equal([.. Notice(2021), .. Notice(2022)], both.Days.Select(d => d with { Name = "" }));
        Assert.Equal([2021, 2022], both.Years);
    }

    [Fact]
    public void Without_CountsNoDayOfThePauses()
    {
        Assert.Same(Days, Days.Without([]));
        WorkCalendar paused = Days.Without([new(new(2021, 4, 1), new(2021, 4, 7)), new(new(2021, 4, 9), new(2021, 4, 9))]);
        Assert.Equal(new(2021, 4, 8), paused.AddWorkingDays(new(2021, 3, 31), 1));
        Assert.Equal(new(2021, 4, 12), paused.AddWorkingDays(new(2021, 3, 31), 2));
        Assert.False(new WorkCalendar([]).Without([new(new(2027, 4, 1), new(2027, 4, 1))]).IsWorkingDay(new(2027, 4, 5))); // 清明, computed
    }

    /// <summary>Six days off from 1 February on.</summary>
    private static CalendarDay[] Notice(int year) => [.. Enumerable.Range(1, 6).Select(day => Off($"{year}-02-{day:D2}"))];

    private static CalendarDay Off(string day) => new(Civil.Day(day), "", DayKind.Holiday);
}
