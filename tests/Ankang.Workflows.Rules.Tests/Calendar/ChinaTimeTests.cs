using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Rules.Tests.Calendar;

public sealed class ChinaTimeTests
{
    [Theory]
    [InlineData("2021-03-31T15:59:59Z", "2021-03-31", "23:59:59")] // the last second of the due day
    [InlineData("2021-03-31T16:00:00Z", "2021-04-01", "00:00:00")] // the first after it
    [InlineData("2021-03-31T23:30:00+00:00", "2021-04-01", "07:30:00")]
    [InlineData("2021-03-31T23:30:00-05:00", "2021-04-01", "12:30:00")] // whatever offset it was written with
    public void DateOfAndTimeOf_AreTheCivilOnes_EightHoursAhead(string instant, string date, string time)
    {
        DateTimeOffset at = DateTimeOffset.Parse(instant);
        Assert.Equal((DateOnly.Parse(date), TimeOnly.Parse(time)), (ChinaTime.DateOf(at), ChinaTime.TimeOf(at)));
    }

    [Fact]
    public void StartOfAndEndOf_AreUtcMidnightsOfTheCity_EndExclusive()
    {
        var day = new DateOnly(2021, 3, 31);
        Assert.Equal(new DateTimeOffset(2021, 3, 30, 16, 0, 0, TimeSpan.Zero), ChinaTime.StartOf(day));
        Assert.Equal(new DateTimeOffset(2021, 3, 31, 16, 0, 0, TimeSpan.Zero), ChinaTime.EndOf(day));
        Assert.Equal(TimeSpan.Zero, ChinaTime.At(day, new TimeOnly(9, 0)).Offset);
        Assert.Equal(TimeSpan.FromHours(8), ChinaTime.Local(ChinaTime.StartOf(day)).Offset);
    }
}
