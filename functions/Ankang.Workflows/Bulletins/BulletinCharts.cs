namespace Ankang.Workflows.Bulletins;

/// <summary>The charts of a bulletin, from what was frozen with it.</summary>
internal static class BulletinCharts
{
    private const int MostGroups = 12;

    public static IReadOnlyList<DocxChart> Of(BulletinPaper paper)
    {
        var charts = new List<DocxChart>();
        GroupShares[] groups = [.. paper.Groups.Take(MostGroups)];
        if (groups.Length > 0)
            charts.Add(
                new(
                    $"图1　{paper.Figures.Name}到期事项办理情况（项）",
                    $"{paper.Figures.Name}到期事项按单位类别：{string.Join('；', groups.Select(g => $"{g.Name}应办{g.Due}项，逾期未办结{g.Overdue}项"))}。",
                    [.. groups.Select(g => g.Name)],
                    [
                        new("按期办结", "70AD84", [.. groups.Select(g => (decimal)g.OnTime)]),
                        new("逾期报送、逾期办结", "E3B34C", [.. groups.Select(g => (decimal)g.Late)]),
                        new("待审核、延期中", "BFBFBF", [.. groups.Select(g => (decimal)g.Waiting)]),
                        new("逾期未办结", "D0675B", [.. groups.Select(g => (decimal)g.Overdue)]),
                    ],
                    IsRate: false,
                    Height: 32 + groups.Length * 11
                )
            );
        if (paper.Months.Count > 1)
            charts.Add(
                new(
                    $"图{charts.Count + 1}　各月到期事项办结率（截至本期统计日）",
                    $"各月到期事项办结率：{string.Join('；', paper.Months.Select(m => $"{m.Month.Month}月{BulletinFigures.Rate(m.Done, m.Due)}"))}。",
                    [.. paper.Months.Select(m => $"{m.Month.Month}月")],
                    [
                        new("办结率", "2F6DA8", [.. paper.Months.Select(m => BulletinFigures.Tenths(m.Done, m.Due) / 10m)]),
                        new("按期办结率", "70AD84", [.. paper.Months.Select(m => BulletinFigures.Tenths(m.OnTime, m.Due) / 10m)]),
                    ],
                    IsRate: true,
                    Height: 68
                )
            );
        return charts;
    }
}
