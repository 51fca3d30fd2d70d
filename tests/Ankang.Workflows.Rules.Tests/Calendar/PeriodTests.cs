using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Calendar;

public sealed class PeriodTests
{
    [Theory]
    [InlineData(2021, 1, "2021-w01", "2021-01-01", "2021-01-10")] // ISO counts 1–3 January to 2020: they join the first week
    [InlineData(2021, 7, "2021-w07", "2021-02-15", "2021-02-21")]
    [InlineData(2021, 52, "2021-w52", "2021-12-27", "2021-12-31")] // cut at New Year
    [InlineData(2020, 1, "2020-w01", "2020-01-01", "2020-01-05")] // its Monday lies in December
    [InlineData(2020, 53, "2020-w53", "2020-12-28", "2020-12-31")] // a year of 53 weeks
    [InlineData(2024, 52, "2024-w52", "2024-12-23", "2024-12-31")] // ISO counts 30 and 31 December to 2025
    public void Week_IsMondayToSunday_AndReachesToTheYearsEdges(int year, int number, string id, string first, string last)
    {
        Period week = Period.Week(year, number);
        Assert.Equal((id, Civil.Day(first), Civil.Day(last)), (week.Id, week.First, week.Last));
    }

    [Theory]
    [InlineData(2, 1, "2021-02-t1", "2021-02-01", "2021-02-10")]
    [InlineData(2, 2, "2021-02-t2", "2021-02-11", "2021-02-20")]
    [InlineData(2, 3, "2021-02-t3", "2021-02-21", "2021-02-28")]
    [InlineData(3, 3, "2021-03-t3", "2021-03-21", "2021-03-31")]
    public void TenDays_EndOnThe10th_The20th_AndTheLast(int month, int number, string id, string first, string last)
    {
        Period days = Period.TenDays(2021, month, number);
        Assert.Equal((id, Civil.Day(first), Civil.Day(last)), (days.Id, days.First, days.Last));
    }

    [Theory]
    [InlineData(Recurrence.Monthly, 2, "2021-02", "2021-02-01", "2021-02-28")]
    [InlineData(Recurrence.Bimonthly, 1, "2021-b1", "2021-01-01", "2021-02-28")]
    [InlineData(Recurrence.Bimonthly, 6, "2021-b6", "2021-11-01", "2021-12-31")]
    [InlineData(Recurrence.Quarterly, 2, "2021-q2", "2021-04-01", "2021-06-30")]
    [InlineData(Recurrence.HalfYearly, 2, "2021-h2", "2021-07-01", "2021-12-31")]
    [InlineData(Recurrence.Yearly, 1, "2021", "2021-01-01", "2021-12-31")]
    [InlineData(Recurrence.Once, 1, "once", "2021-01-01", "2021-12-31")] // a corrected deadline does not move its rows
    [InlineData(Recurrence.Continuous, 1, "once", "2021-01-01", "2021-12-31")]
    [InlineData(Recurrence.Tendaily, 36, "2021-12-t3", "2021-12-21", "2021-12-31")]
    public void Of_NamesPeriods_AsStored(Recurrence recurrence, int number, string id, string first, string last)
    {
        Period period = Period.Of(recurrence, 2021)[number - 1];
        Assert.Equal((id, Civil.Day(first), Civil.Day(last), id), (period.Id, period.First, period.Last, period.ToString()));
    }

    [Theory]
    [InlineData(Recurrence.Weekly, 52)]
    [InlineData(Recurrence.Tendaily, 36)]
    [InlineData(Recurrence.Monthly, 12)]
    [InlineData(Recurrence.Bimonthly, 6)]
    [InlineData(Recurrence.Quarterly, 4)]
    [InlineData(Recurrence.HalfYearly, 2)]
    public void Of_TilesTheYear_WithoutAGap(Recurrence recurrence, int count)
    {
        IReadOnlyList<Period> periods = Period.Of(recurrence, 2021);
        Assert.Equal((count, new(2021, 1, 1), new(2021, 12, 31)), (periods.Count, periods[0].First, periods[^1].Last));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.Last.AddDays(1), pair.Second.First));
    }

    [Theory]
    [InlineData("2021-w07", 7)]
    [InlineData("2021-03-t2", 10)]
    [InlineData("2021-03", 30)]
    [InlineData("2021-b2", 60)]
    [InlineData("2021-q1", 90)]
    [InlineData("2021-h1", 180)]
    [InlineData("2021", 365)]
    [InlineData("once", null)]
    public void RhythmDays_AreReadFromTheId(string id, int? days) => Assert.Equal(days, Period.RhythmDays(id));

    [Fact]
    public void Period_HasAnId_AndEndsNotBeforeItStarts()
    {
        var day = new DateOnly(2021, 3, 1);
        Assert.Equal(day, new Period("one-day", day, day).Last);
        Assert.Equal("id", Assert.Throws<ArgumentException>(() => new Period("", day, day)).ParamName);
        Assert.Contains("'back' must not end", Assert.Throws<ArgumentException>(() => new Period("back", day, day.AddDays(-1))).Message);
        Assert.Contains("No such recurrence", Assert.Throws<ArgumentOutOfRangeException>(() => Period.Of((Recurrence)99, 2021)).Message);
    }
}
