using Ankang.Workflows.Letters;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Bulletins;

/// <summary>The two annexes of a bulletin.</summary>
internal static class BulletinTables
{
    public const string UnitsTitle = "完成情况统计表",
        OverdueTitle = "逾期事项清单";

    private static readonly string[] UnitColumns =
    [
        "序号",
        "单位",
        "应办",
        "按期办结",
        "逾期报送",
        "逾期办结",
        "待审核",
        "延期中",
        "未办结",
        "办结率",
        "提醒",
        "督办",
        "约谈",
    ];

    public static LetterAnnex Units(BulletinFacts facts)
    {
        IReadOnlyList<UnitLine> units = facts.Units;
        string[] sum = Row("", "合计", facts.Span, units.Sum(u => u.Reminders), units.Sum(u => u.Supervisions), units.Sum(u => u.Interviews));
        return new(
            UnitsTitle,
            UnitColumns,
            [sum, .. units.Select((u, i) => Row($"{i + 1}", u.Name, u.Span, u.Reminders, u.Supervisions, u.Interviews))]
        );
    }

    public static LetterAnnex Overdue(BulletinFacts facts) =>
        new(OverdueTitle, TableModel.AnnexColumns, [.. facts.Overdue.Select((row, i) => TableModel.Cells(row, i + 1))]);

    private static string[] Row(string number, string name, Tally span, int reminders, int supervisions, int interviews) =>
        [
            number,
            name,
            $"{span.Due}",
            $"{span.OnTime}",
            $"{span.ReportedLate}",
            $"{span.DoneLate}",
            $"{span.InReview}",
            $"{span.Extended}",
            $"{span.Overdue}",
            span.Due == 0 ? "—" : BulletinFigures.Percent(span.Done, span.Due),
            $"{reminders}",
            $"{supervisions}",
            $"{interviews}",
        ];
}
