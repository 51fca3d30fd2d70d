using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Calendar;

[Trait(Tier.Name, Tier.Fast)]
public sealed class ChineseDatesTests
{
    private static readonly DateOnly Day = new(2021, 4, 7);

    [Fact]
    public void Dates_HaveArabicDigitsWithoutLeadingZeros_AsOfficialChinese()
    {
        Assert.Equal("2021年4月7日", ChineseDates.Full(Day));
        Assert.Equal("4月7日", ChineseDates.Short(Day));
        Assert.Equal("2021年4月7日（周三）", ChineseDates.FullWithWeekday(Day));
    }

    [Theory]
    [InlineData("2021-04-04", "周日")]
    [InlineData("2021-04-05", "周一")]
    [InlineData("2021-04-10", "周六")]
    public void Weekday_IsNamed_FromSundayOn(string date, string name) => Assert.Equal(name, ChineseDates.Weekday(Civil.Day(date)));

    [Theory]
    [InlineData("2021-04-01 09:00", "4月1日9时")]
    [InlineData("2021-04-09 10:12", "4月9日10时12分")]
    [InlineData("2021-04-09 00:05", "4月9日0时5分")]
    public void Moment_LeavesOutTheMinutes_OnTheHour(string at, string words) => Assert.Equal(words, ChineseDates.Moment(Civil.At(at)));

    public static TheoryData<string, string> Periods() =>
        new()
        {
            { Period.Month(2021, 3).Id, "2021年3月" },
            { Period.TwoMonths(2021, 1).Id, "2021年1—2月" },
            { Period.TwoMonths(2021, 6).Id, "2021年11—12月" },
            { Period.Week(2021, 7).Id, "2021年第7周" },
            { Period.TenDays(2021, 3, 1).Id, "2021年3月上旬" },
            { Period.TenDays(2021, 12, 3).Id, "2021年12月下旬" },
            { Period.Quarter(2021, 1).Id, "第一季度" },
            { Period.Quarter(2021, 4).Id, "第四季度" },
            { Period.Half(2021, 1).Id, "上半年" },
            { Period.Half(2021, 2).Id, "下半年" },
            { Period.Year(2021).Id, "全年" },
            { Period.Once(2021).Id, "" },
        };

    [Theory]
    [MemberData(nameof(Periods))]
    public void PeriodName_IsHowAUnitReadsIt_ForEveryRhythm(string id, string name)
    {
        Period period = Enum.GetValues<Recurrence>().SelectMany(r => Period.Of(r, 2021)).First(p => p.Id == id);
        Assert.Equal(name, ChineseDates.PeriodName(period));
    }
}
