using Ankang.Workflows.Calendar;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Assessment;

namespace Ankang.Workflows.Assessment;

/// <summary>考核 as a workbook: ranking by group ready to be signed, every point with its reason, the policy.</summary>
public static class ScoreBook
{
    private static readonly (string Head, double Width)[] Ranking =
    [
        ("名次", 7),
        ("单位", 34),
        ("得分", 10),
        ("等次", 10),
        ("事项", 8),
        ("扣分", 10),
        ("加分", 10),
        ("提醒（次）", 11),
        ("督办（次）", 11),
        ("约谈告知（次）", 14),
    ];

    private static readonly (string Head, double Width)[] Points = [("序号", 7), ("单位", 26), ("考核项", 22), ("分值", 8), ("说明", 69)];

    private static readonly XlsxStyle[] RankingStyles =
    [
        XlsxStyle.Number,
        XlsxStyle.Text,
        XlsxStyle.Score,
        XlsxStyle.Centre,
        .. Enumerable.Repeat(XlsxStyle.Number, 6),
    ];

    private static readonly XlsxStyle[] PointsStyles = [XlsxStyle.Number, XlsxStyle.Centre, XlsxStyle.Centre, XlsxStyle.Number, XlsxStyle.Text];

    public static void Write(Stream output, Assessed assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        bool simulated = assessed.List.Head.Rehearsal;
        XlsxBook book = new(Title(assessed), assessed.List.Catalogue.List.Issuer, assessed.CutOff.AsOf, simulated ? TableModel.SimulatedText : null);
        (XlsxSheet ranking, uint first) = RankingSheet(assessed);
        (XlsxSheet points, uint second) = PointsSheet(assessed);
        (XlsxSheet policy, uint third) = PolicySheet(assessed);
        book.Write(output, ("考核排名", ranking, first), ("得分说明", points, second), ("考核办法", policy, third));
    }

    /// <summary>2021年度安全生产目标任务考核得分</summary>
    public static string Title(Assessed assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return $"{assessed.List.Catalogue.List.Year}年度工作任务清单考核得分";
    }

    /// <summary>截至2021年6月30日</summary>
    public static string Until(Assessed assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return $"截至{ChineseDates.Full(assessed.CutOff.Day)}";
    }

    private static (XlsxSheet Sheet, uint Header) RankingSheet(Assessed assessed)
    {
        XlsxSheet sheet = Begun(assessed, Title(assessed), Ranking);
        uint header = sheet.Last;
        foreach (IGrouping<string, UnitScore> group in assessed.Scores.GroupBy(s => s.Group))
        {
            sheet.AddWide($"{ScoreWords.Group(assessed.Policy, group.Key)}（{group.Count()}个单位）", XlsxStyle.Section, 22);
            foreach (UnitScore score in group)
                Add(
                    sheet,
                    Ranking,
                    [
                        $"{score.Rank}",
                        assessed.NameOf(score.Unit) + (score.Vetoed ? "（一票否决）" : ""),
                        ScoreWords.Score(score.Score),
                        score.Grade,
                        $"{score.Items}",
                        ScoreWords.Number(-score.Points.Where(p => p.Points < 0).Sum(p => p.Points)),
                        ScoreWords.Number(score.Points.Where(p => p.Points > 0).Sum(p => p.Points)),
                        $"{score.Strikes.Reminders}",
                        $"{score.Strikes.Supervisions}",
                        $"{score.Strikes.Interviews}",
                    ],
                    RankingStyles
                );
        }

        sheet.AddWide("", XlsxStyle.Footer, 16);
        sheet.AddWide("审核：　　　　　　　　　　　　签发：　　　　　　　　　　　　日期：　　　　年　　月　　日", XlsxStyle.Footer, 28);
        sheet.AddWide(Footer(assessed), XlsxStyle.Footer, 22);
        return (sheet, header);
    }

    private static (XlsxSheet Sheet, uint Header) PointsSheet(Assessed assessed)
    {
        XlsxSheet sheet = Begun(assessed, "得分说明（每分对应事项）", Points);
        uint header = sheet.Last;
        int number = 0;
        foreach ((UnitScore score, ScorePoint point) in assessed.Scores.SelectMany(s => s.Points.Select(p => (s, p))))
            Add(
                sheet,
                Points,
                [
                    $"{++number}",
                    assessed.NameOf(score.Unit),
                    ScoreWords.Rule(assessed.Policy, point),
                    ScoreWords.Number(point.Points),
                    ScoreWords.Why(assessed.List, assessed.Policy, point),
                ],
                PointsStyles
            );
        if (number == 0)
            sheet.AddWide("无扣分、加分。", XlsxStyle.Text, 24);
        return (sheet, header);
    }

    private static (XlsxSheet Sheet, uint Header) PolicySheet(Assessed assessed)
    {
        (string Head, double Width)[] columns = [("项目", 60), ("取值", 72)];
        XlsxSheet sheet = Begun(assessed, "考核办法", columns);
        uint header = sheet.Last;
        foreach ((string what, string value) in PolicyWords.Of(assessed.Policy, assessed.List))
            Add(sheet, columns, [what, value], [XlsxStyle.Text, XlsxStyle.Text]);
        return (sheet, header);
    }

    private static XlsxSheet Begun(Assessed assessed, string title, (string Head, double Width)[] columns)
    {
        XlsxSheet sheet = new([.. columns.Select(c => c.Width)]);
        sheet.AddWide(title, XlsxStyle.Title, 36);
        sheet.AddWide(assessed.List.Catalogue.List.Number, XlsxStyle.Subtitle, 20);
        sheet.AddWide(Until(assessed), XlsxStyle.Subtitle, 20);
        if (assessed.List.Head.Rehearsal)
            sheet.AddWide(TableModel.SimulatedText, XlsxStyle.Simulated, 20);
        sheet.Add(24, [.. columns.Select(c => (c.Head, XlsxStyle.Header))]);
        sheet.Freeze();
        return sheet;
    }

    private static void Add(XlsxSheet sheet, (string Head, double Width)[] columns, string[] cells, XlsxStyle[] styles) =>
        sheet.Add(cells.Select((c, i) => TextMeasure.Height(c, columns[i].Width, XlsxStyles.BodySize)).Max(), [.. cells.Zip(styles)]);

    private static string Footer(Assessed assessed) => $"制表：{assessed.List.Catalogue.List.Issuer}　　考核办法版本：{assessed.Digest[..12]}";
}
