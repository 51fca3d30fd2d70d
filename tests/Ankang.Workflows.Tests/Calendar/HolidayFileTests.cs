using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Calendar;

[Trait(Tier.Name, Tier.Fast)]
public sealed class HolidayFileTests
{
    [Theory]
    [InlineData(2021, 250, 31, 7)]
    [InlineData(2022, 249, 32, 7)] // 2022-12-31 comes from the notice for 2023
    [InlineData(2023, 249, 26, 7)]
    [InlineData(2024, 251, 28, 8)]
    [InlineData(2025, 248, 28, 5)]
    [InlineData(2026, 248, 33, 6)]
    public void Load_CountsTheWorkingDaysOfAYear_AsTheNotices(int year, int working, int off, int makeUp)
    {
        WorkCalendar calendar = Seeds.Calendar;
        CalendarDay[] days = [.. calendar.Days.Where(d => d.Date.Year == year)];

        Assert.Equal(working, calendar.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));
        Assert.Equal((off, makeUp), (days.Count(d => d.Kind == DayKind.Holiday), days.Count(d => d.Kind == DayKind.Workday)));
    }

    [Theory]
    [InlineData("2021-02-07", true)] // a make-up Sunday before 春节
    [InlineData("2021-02-11", false)] // a Thursday in 春节
    [InlineData("2021-02-20", true)] // a make-up Saturday after 春节
    [InlineData("2021-04-25", true)] // a make-up Sunday before 劳动节
    [InlineData("2021-10-09", true)] // a make-up Saturday after 国庆
    [InlineData("2022-01-03", false)] // 元旦 of the next year
    [InlineData("2026-09-20", true)] // a make-up Sunday before 中秋
    public void Load_KnowsTheDay_FromTheNotice(string date, bool working) => Assert.Equal(working, Seeds.Calendar.IsWorkingDay(DateOnly.Parse(date)));

    [Fact]
    public void Load_ReadsAllYears_FromOneFileOrMany()
    {
        Assert.Equal([2021, 2022, 2023, 2024, 2025, 2026], Seeds.Calendar.Years);
        string one =
            "date,name,kind\n"
            + string.Join(
                '\n',
                Seeds.Calendar.Days.Select(d => $"{d.Date:yyyy-MM-dd},{d.Name},{(d.Kind == DayKind.Holiday ? "holiday" : "workday")}")
            );
        Assert.Equal(Seeds.Calendar.Days, HolidayFile.Join([("all.csv", one)]).Days);
    }

    [Theory]
    [InlineData("day,name,kind\n2027-01-01,元旦,holiday", 1, "'day,name,kind'", "'date,name,kind'")]
    [InlineData("date,name,kind\n2027-02-29,春节,holiday", 2, "'2027-02-29' is not a date", "a day of the calendar")]
    [InlineData("date,name,kind\n2027-01-01,元旦,off", 2, "'off'", "'holiday' (放假) or 'workday' (调休上班)")]
    [InlineData("date,name,kind\n2027-01-01,holiday", 2, "has 2 values", "three")]
    [InlineData("date,name,kind\n2027-01-01,,holiday", 2, "name of the holiday is missing", "国庆节")]
    [InlineData("date,name,kind\n2027-01-04,元旦,workday", 2, "2027-01-04 is a Monday", "a Saturday or Sunday")]
    public void Parse_SaysFileLineFoundAndExpected_WhenARowIsWrong(string text, int line, string found, string expected)
    {
        FileFault fault = Assert.Single(Assert.Throws<FaultyFileException>(() => HolidayFile.Parse(text, "2027.csv")).Faults);

        Assert.Equal(("2027.csv", line), (fault.File, fault.Line));
        Assert.Contains(found, fault.Found, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Join_NamesBothPlaces_WhenADateStandsTwiceWithDifferentKinds()
    {
        FaultyFileException e = Assert.Throws<FaultyFileException>(() =>
            HolidayFile.Join([
                ("a.csv", "date,name,kind\n2027-01-02,元旦,holiday"),
                ("b.csv", "date,name,kind\n2027-01-01,元旦,holiday\n2027-01-02,元旦,workday"),
            ])
        );
        Assert.StartsWith("b.csv, line 3: 2027-01-02 is a workday here and a holiday in a.csv, line 2.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SaysWhatToAdd_WhenTheFolderHoldsNothing() =>
        Assert.Contains(
            "there is no holiday calendar here",
            Assert.Throws<FaultyFileException>(() => HolidayFile.Load(Seeds.Path("no-such-folder"))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void WarningFor_IsNull_WhenTheYearAndTheNextAreKnown() => Assert.Null(CalendarCoverage.WarningFor(Seeds.Calendar, 2021, new(2021, 12, 1)));

    [Fact]
    public void WarningFor_NamesTheNextYear_WhenOnlyThatIsMissing_FromNovemberOn()
    {
        Assert.Null(CalendarCoverage.WarningFor(Seeds.Calendar, 2026, new(2026, 10, 31)));
        Assert.StartsWith("2027年节假日安排尚未录入", CalendarCoverage.WarningFor(Seeds.Calendar, 2026, new(2026, 11, 1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("日期,名称,类别\n2027-01-01,元旦,放假\n2027-01-03,元旦,调休上班")]
    [InlineData("类型\t日期\t节日\n休\t2027/1/1\t元旦\n班\t2027年1月3日\t元旦")]
    public void Parse_TakesChineseHeads_InAnyOrder(string text) =>
        Assert.Equal(
            [new(new(2027, 1, 1), "元旦", DayKind.Holiday), new(new(2027, 1, 3), "元旦", DayKind.Workday)],
            HolidayFile.Parse(text, "2027.csv")
        );

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    public void AFile_IsReadInAnyUsualEncoding(string name)
    {
        System.Text.Encoding encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes("日期,名称,类别\r\n2027-01-01,元旦,放假\r\n")];
        Assert.Equal("元旦", Assert.Single(HolidayFile.Parse(new Ankang.Workflows.Drafts.DraftFile("2027.csv", content).Text(), "2027.csv")).Name);
    }

    [Fact]
    public void WarningFor_SaysThatTheListStaysInTrial_WhenItsOwnYearIsMissing() =>
        Assert.StartsWith(
            "2027年节假日安排尚未录入：日期暂按周末和法定节假日推算，清单可以起草和演练，不能正式启用。",
            CalendarCoverage.WarningFor(Seeds.Calendar, 2027, new(2026, 6, 1)),
            StringComparison.Ordinal
        );
}
