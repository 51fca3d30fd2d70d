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
}
