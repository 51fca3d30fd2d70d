using Ankang.Workflows.Calendar;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Calendar;

/// <summary>The State Council's notice, pasted as it is printed.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class PastedNoticeTests
{
    private const string Notice = """
        国务院办公厅关于2026年部分节假日安排的通知
        经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
        """;

    [Fact]
    public void TheNoticeOf2026_IsReadAsItsFileHasIt()
    {
        Assert.Equal(2026, PastedNotice.YearIn(Notice));
        PastedNotice read = PastedNotice.Read(Notice, 2026);
        Assert.Empty(read.Faults);
        Assert.Equal(Seeds.Calendar.Days.Where(d => d.Date.Year == 2026).Select(d => (d.Date, d.Kind)), read.Days.Select(d => (d.Date, d.Kind)));
        Assert.Equal(read.Days, HolidayFile.Parse(read.ToCsv(), "2026.csv"));
    }

    [Fact]
    public void ANoticeWithoutWeekdays_AndOneThatBeginsInTheYearBefore_IsRead()
    {
        PastedNotice read = PastedNotice.Read(
            "元旦：2022年12月31日至2023年1月2日放假调休，共3天。春节:1月21日至27日放假调休,共7天。1月28日(星期六)、1月29日(星期日)上班。",
            2023
        );
        Assert.Empty(read.Faults);
        Assert.Equal(
            Seeds.Calendar.Days.Where(d => d.Date >= new DateOnly(2022, 12, 31) && d.Date < new DateOnly(2023, 2, 1)).Select(d => (d.Date, d.Kind)),
            read.Days.Select(d => (d.Date, d.Kind))
        );
    }

    [Theory]
    [InlineData("春节：2月15日至23日放假调休，共8天。", "通知写明8天，日期合计9天")]
    [InlineData("春节：2月15日（周六）至23日放假调休，共9天。", "通知写作周六")]
    [InlineData("春节：2月15日至23日放假调休，共9天。2月13日上班。", "不是周末")]
    [InlineData("春节：2月30日放假1天。", "不是有效日期")]
    [InlineData("春节：时间另行通知。", "没有读到日期")]
    [InlineData("放假三天。", "没有找到节日")]
    public void WhatContradictsItself_IsSaid(string text, string fault) =>
        Assert.Contains(PastedNotice.Read(text, 2026).Faults, f => f.Contains(fault, StringComparison.Ordinal));
}
