using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using static Ankang.Workflows.Tests.Reports.Sample;

namespace Ankang.Workflows.Tests.Reports;

public sealed partial class ProgressWriterTests
{
    [Fact]
    public void LookBack_IsDone_WhereItWasBinding()
    {
        IEnumerable<DueItem> items = Enumerable
            .Range(0, 19)
            .Select(u =>
                u < 3
                    ? Item(LookBack28, $"u{u}", Period.Year(2021)).OnTime(count: u == 0 ? 2 : 1)
                    : Item(LookBack28, $"u{u}", Period.Year(2021)).NotApplicable(new(2021, 12, 20))
            );
        Says("已完成：19个单位中3个开展“回头看”抽查4次；16个经确认无此类事项，不适用。", LookBack28, "12-31", ManyUnits(19), items);
    }

    [Fact]
    public void StudyOfUnits_LagsBehind_AtMidYear()
    {
        // 45 units, 6 months; five units with six open items: two at 督办, two at 提醒, one new; one of them open in May and June.
        IEnumerable<DueItem> items = Enumerable
            .Range(0, 45)
            .SelectMany(u =>
                Periods(Study8, $"u{u}", 6)
                    .Select(
                        (i, m) =>
                            (u, m) switch
                            {
                                (<= 1, 4) => i.Supervised("2021-06-07"),
                                (0, 5) => i,
                                (2 or 3, 4) => i.Reminded(),
                                (4, 5) => i,
                                (>= 5 and <= 17, 0) => i.DoneLate(),
                                _ => i.OnTime(),
                            }
                    )
            );
        Says(
            "滞后序时：1—6月应办270项（45个单位，每月至少1次），按期办结251项、逾期办结13项，逾期未办结6项，涉及市教体局、市住建局、市水利局等5个单位；已督办2个、已提醒2个、新到期1个。",
            Study8,
            "06-30",
            ManyUnits(45, "市教体局", "市住建局", "市水利局"),
            items
        );
    }

    [Fact]
    public void Units_AreNamedByRung_ThenByOpenItems_ThenByRoster() =>
        Says(
            "滞后序时：1—2月应办8项（4个单位，每月至少1次），按期办结2项，逾期未办结6项，涉及丁、乙、丙等4个单位；已督办1个、已提醒3个。",
            Study8,
            "02-28",
            Units("甲", "乙", "丙", "丁"),
            [
                .. Periods(Study8, "u0", 2).Select((i, n) => n == 0 ? i.Reminded() : i.OnTime()),
                .. Periods(Study8, "u1", 2).Select((i, n) => n == 0 ? i.Reminded() : i),
                .. Periods(Study8, "u2", 2).Select((i, n) => n == 0 ? i.Reminded() : i),
                .. Periods(Study8, "u3", 2).Select((i, n) => n == 0 ? i.Supervised() : i.OnTime()),
            ]
        );

    [Fact]
    public void StudyOfUnits_IsNotDone_AtYearEnd()
    {
        // 市教体局 misses three months and makes the number up; 市住建局 misses one and does not.
        IEnumerable<DueItem> items = Enumerable
            .Range(0, 45)
            .SelectMany(u =>
                Periods(Study8, $"u{u}")
                    .Select(
                        (i, m) =>
                            (u, m) switch
                            {
                                (0, 1 or 2 or 3) => i.Reminded(),
                                (0, 0) => i.OnTime(count: 4),
                                (1, 7) => i.Reminded(),
                                (>= 2 and <= 25, 0) => i.DoneLate(),
                                _ => i.OnTime(),
                            }
                    )
                    .Append(Quota(Study8, $"u{u}"))
            );
        Says(
            "未完成：全年应办540项，按期办结512项、逾期办结24项，逾期未办结4项，涉及市教体局、市住建局2个单位；全年不少于12次，44个单位达到，市住建局11次，尚差1次。",
            Study8,
            "12-31",
            ManyUnits(45, "市教体局", "市住建局"),
            items
        );
    }

    [Fact]
    public void News_IsDone_WhenBothQuotasAreReached() =>
        Says(
            "已完成：全年刊发14篇（要求不少于12篇），其中中省市主流媒体和刊物3篇（要求不少于2篇）。",
            News13,
            "12-31",
            [.. Periods(News13).Select((i, n) => n == 0 ? i.OnTime(count: 3, within: 3) : i.OnTime()), Quota(News13)]
        );

    [Fact]
    public void News_SaysWhichQuotaFailed_WhenOnlyOneDid() =>
        Says(
            "未完成：全年刊发12篇（达到不少于12篇要求），其中中省市主流媒体和刊物1篇（要求不少于2篇，尚差1篇）；已提醒。",
            News13,
            new DateOnly(2022, 1, 5),
            [.. Periods(News13).Select((i, n) => i.OnTime(within: n == 0 ? 1 : 0)), Quota(News13).Reminded("2022-01-04")]
        );

    [Fact]
    public void NewsOfUnits_TellsTheTwoQuotasApart()
    {
        IEnumerable<DueItem> items = Enumerable
            .Range(0, 45)
            .SelectMany(u =>
                Periods(News13, $"u{u}")
                    .Select(
                        (i, m) =>
                            (u, m) switch
                            {
                                (0 or 1, 5) => i.Reminded(),
                                (>= 2 and <= 3, _) => i.OnTime(),
                                _ => i.OnTime(within: 1),
                            }
                    )
                    .Append(Quota(News13, $"u{u}"))
            );
        Says(
            "未完成：45个单位中41个达到两项要求；2个总数不足（甲、乙），2个仅中省市主流媒体和刊物篇数不足（丙、丁）。",
            News13,
            "12-31",
            ManyUnits(45, "甲", "乙", "丙", "丁"),
            items
        );
    }

    [Fact]
    public void NewsOfUnits_TellsAMissedMonth_WhenTheUnitMadeTheNumberUp()
    {
        DueItem[] items =
        [
            .. new[] { "u0", "u1" }.SelectMany(u =>
                Periods(News13, u).Select((i, m) => u == "u0" && m == 8 ? i.Reminded() : i.OnTime(count: 2, within: 1)).Append(Quota(News13, u))
            ),
        ];
        Says("未完成：2个单位均达到两项要求；全年应办24项，按期办结23项，逾期未办结1项，涉及甲。", News13, "12-31", Units("甲", "乙"), items);
    }

    [Fact]
    public void Units_AllShort_AreNotCountedAsZero()
    {
        string[] ids = [.. Enumerable.Range(0, 4).Select(n => $"u{n}")];
        Says(
            "未完成：4个单位均未达到两项要求；4个总数不足（单位0、单位1、单位2等）；约谈待研究1个。",
            News13,
            "12-31",
            ManyUnits(4),
            [
                .. ids.Select(u => Quota(News13, u)),
                .. ids.SelectMany(u => Periods(News13, u, 1))
                    .Select((i, n) => n == 0 ? i.Supervised() with { Interview = new(Nine(Day("03-01")), null) } : i),
            ]
        );
    }
}
