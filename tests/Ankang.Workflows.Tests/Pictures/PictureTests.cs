using System.Xml.Linq;
using Ankang.Workflows.Pictures;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Catalogue;
using static Ankang.Workflows.Tests.Reports.Sample;

namespace Ankang.Workflows.Tests.Pictures;

[Trait(Tier.Name, Tier.Fast)]
public sealed class PictureTests
{
    private static readonly Obligation Study = Duty("08-study", 8, "专题学习", Recurrence.Monthly, form: FormKind.Meeting);
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // 甲 is done in time each month, 乙<1> late in January, overdue since, 丙 as 甲 with February waived.
    private static readonly DueItem[] Items =
    [
        .. Periods(Study, "u0", 4).Select((i, n) => n < 3 ? i.OnTime() : i),
        .. Periods(Study, "u1", 4).Select((i, n) => n == 0 ? i.DoneLate().Reminded() : i.Supervised()),
        .. Periods(Study, "u2", 4)
            .Select(
                (i, n) =>
                    n == 1 ? i.Waived(Day("02-20"))
                    : n < 3 ? i.OnTime()
                    : i
            ),
    ];

    [Fact]
    public void Facts_CountWhatFellDue_OnceEach()
    {
        PictureFacts facts = Facts();
        Assert.Equal([(1, 3, 2, 3), (2, 2, 1, 1), (3, 3, 2, 2)], facts.ByMonth.Select(m => (m.Month.Month, m.Due, m.OnTime, m.Done)));
        Assert.Equal([8, 3, 2, 1, 0], facts.Ladder.Select(s => s.Items)); // March's 督办 came in April
        Assert.Equal([(3, 3), (3, 0), (2, 2)], facts.Groups.Single().Units.Select(u => (u.Due, u.OnTime)));
    }

    [Fact]
    public void Ranking_GivesEqualRatesTheSameRank()
    {
        Picture picture = RankingPicture.Draw(Facts().Groups.Single(), 1, Facts().CutOff);
        Assert.Equal([("1", "甲"), ("1", "丙"), ("3", "乙<1>")], picture.Rows.Select(r => (r.Cells[0], r.Cells[1])));
        Assert.Equal("/items?unit=u1", picture.Rows[2].Path);
    }

    public static TheoryData<string> All => ["trend", "funnel", "ranking", "heat", "timeline"];

    [Theory]
    [MemberData(nameof(All))]
    public void EveryPicture_IsTheSameForTheSameItems_AndTellsWhatItShows(string name)
    {
        Picture picture = Draw(name, Items);
        Assert.Equal(picture.Svg, Draw(name, [.. Items.Reverse()]).Svg);
        XElement svg = XElement.Parse(picture.Svg);
        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal(picture.Title, svg.Element(Svg + "title")!.Value);
        Assert.Equal(picture.Says, svg.Element(Svg + "desc")!.Value);
        Assert.Equal($"{picture.Name}-title {picture.Name}-desc", (string?)svg.Attribute("aria-labelledby"));
        Assert.NotEmpty(picture.Rows);
        Assert.All(picture.Rows, r => Assert.Equal(picture.Columns.Count, r.Cells.Count));
    }

    [Fact]
    public void Timeline_HasALineAnItem_WithTheDaysOfItsRungs()
    {
        Picture picture = Draw("timeline", Items);
        Assert.Equal(3, picture.Rows.Count); // April has not opened
        Assert.Equal(["第8项", "专题学习", "2021年2月", "2021年2月28日", "逾期未办结", "", "3月1日", "3月7日", ""], picture.Rows[1].Cells);
        Assert.Equal("/items/ankang-2021_08-study_2021-02_u1", picture.Rows[1].Path);
    }

    private static Picture Draw(string name, DueItem[] items) =>
        name switch
        {
            "trend" => TrendPicture.Draw(Facts(items).ByMonth, Facts(items).CutOff.Day),
            "funnel" => FunnelPicture.Draw(Facts(items)),
            "ranking" => RankingPicture.Draw(Facts(items).Groups.Single(), 1, Facts(items).CutOff),
            "heat" => HeatPicture.Draw(Facts(items)),
            _ => TimelinePicture.Draw(InForce(), "u1", items, Day("03-31"), ChinaTime.EndOf(Day("03-31"))),
        };

    private static PictureFacts Facts(DueItem[]? items = null) =>
        PictureFacts.Of(InForce(), items ?? Items, Day("03-31"), ChinaTime.EndOf(Day("03-31")));

    private static ListInForce InForce() =>
        new(
            new ListHead(ListId, "test", "calendar", "directory", Day("01-18"), new(2022, 3, 31), Shadow: false, Rehearsal: false),
            List(Study),
            Units("甲", "乙<1>", "丙"),
            Seeds.Calendar
        );
}
