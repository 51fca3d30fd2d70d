using System.Xml.Linq;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using static Ankang.Workflows.Tests.Reports.Sample;

namespace Ankang.Workflows.Tests.Reports;

[Trait(Tier.Name, Tier.Fast)]
public sealed class YearPictureTests
{
    private static readonly Obligation Study = Duty("08-study", 8, "专题学习", Recurrence.Monthly, form: FormKind.Meeting);
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void ToSvg_PutsEachItemIntoTheMonthOfItsDueDay()
    {
        DueItem[] months = Periods(Study, count: 6);
        XElement picture = Draw(
            Units("甲<乙"),
            [months[0].OnTime(), months[1].ReportedLate(), months[2].DoneLate(), months[3].Supervised(), months[4], months[5]],
            "04-30"
        );
        Assert.Equal(
            [
                "甲<乙，1月：按期办结1项",
                "甲<乙，2月：按期完成、逾期报送1项",
                "甲<乙，3月：逾期办结1项",
                "甲<乙，4月：逾期未办结1项",
                "甲<乙，5月：未到期1项",
                "甲<乙，6月：未到期1项",
                "甲<乙，全年：按期办结1项、按期完成、逾期报送1项、逾期办结1项、逾期未办结1项、未到期2项",
            ],
            Cells(picture)
        );
        Assert.Equal(
            ["1/1", "1/1", "1/1", "0/1", "3/4"],
            picture.Descendants(Svg + "text").Where(t => (string?)t.Attribute("class") == "number").Select(t => t.Value)
        );
    }

    [Fact] // 30 June: July's was reported early, August's had not opened when the picture was cut, September's has not opened yet
    public void ToSvg_ShowsAtMidYear_WhatIsDoneEarlyAndWhatIsStillAhead()
    {
        DueItem[] months = Periods(Study, count: 8);
        DueItem early = months[6].Closed(Day("06-20"), Day("06-20")) with { OpenedOn = Day("06-01") };
        XElement picture = XElement.Parse(
            YearPicture.ToSvg(
                List(Study),
                Units("甲"),
                [months[5].OnTime(), early, months[7].OnTime()],
                [("u0", Day("09-30"))],
                Day("06-30"),
                ChinaTime.EndOf(Day("08-31")),
                simulated: true
            )
        );
        Assert.Equal(
            ["甲，6月：按期办结1项", "甲，7月：按期办结1项", "甲，8月：未到期1项", "甲，9月：未到期1项", "甲，全年：按期办结2项、未到期2项"],
            Cells(picture)
        );
    }

    [Fact]
    public void ToSvg_LeavesHistoricAndWaivedItemsOut()
    {
        DueItem[] months = Periods(Study, count: 3);
        XElement picture = Draw(Units("甲"), [months[0] with { Historic = true }, months[1].Waived(Day("02-20")), months[2]], "03-01");
        Assert.Equal(["甲，3月：未到期1项", "甲，全年：未到期1项"], Cells(picture));
    }

    [Fact]
    public void ToSvg_SaysWhatItShows_ToThoseWhoDoNotSeeIt()
    {
        XElement picture = Draw(ManyUnits(140), Enumerable.Range(0, 140).SelectMany(u => Periods(Study, $"u{u}", 4)), "04-30");
        Assert.Equal("img", (string?)picture.Attribute("role"));
        Assert.Equal("2021年安康市安全生产专项整治三年行动工作任务清单：全年办理情况", picture.Element(Svg + "title")!.Value);
        Assert.StartsWith("截至2021年4月30日　模拟运行，非正式文件。140个单位", picture.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        string words = string.Join('\n', picture.Elements(Svg + "text").Select(t => t.Value));
        Assert.All(["按期办结", "按期完成、逾期报送", "逾期办结", "逾期未办结", "未到期"], w => Assert.Contains(w, words, StringComparison.Ordinal));
        Assert.Contains("prefers-color-scheme: dark", picture.Element(Svg + "style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_DoesNotDependOnTheOrderOfItems()
    {
        DueItem[] items = [.. Enumerable.Range(0, 5).SelectMany(u => Periods(Study, $"u{u}", 4).Select((i, n) => (u + n) % 3 == 0 ? i : i.OnTime()))];
        Assert.Equal(Draw(ManyUnits(5), items, "04-30").ToString(), Draw(ManyUnits(5), items.Reverse(), "04-30").ToString());
    }

    private static XElement Draw(UnitDirectory units, IEnumerable<DueItem> items, string cutOff) =>
        XElement.Parse(YearPicture.ToSvg(List(Study), units, items, [], Day(cutOff), ChinaTime.EndOf(Day(cutOff)), simulated: true));

    private static IEnumerable<string> Cells(XElement picture) => picture.Elements(Svg + "g").Select(g => g.Element(Svg + "title")!.Value);
}
