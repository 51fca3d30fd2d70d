using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Items;

/// <summary>导出 of the items that a filter leaves, in its order.</summary>
internal static class ItemsExport
{
    private static readonly IReadOnlyList<(string, double)> Columns =
    [
        ("序号", 6),
        ("任务", 9),
        ("事项", 24),
        ("周期", 12),
        ("责任单位", 22),
        ("完成时限", 13),
        ("原定时限", 22),
        ("状态", 16),
        ("进度", 24),
        ("完成日期", 13),
        ("报送时间", 17),
        ("逾期（工作日）", 10),
        ("已采取措施", 28),
        ("下一步（时间）", 32),
        ("经办", 14),
    ];

    public static IResult Of(ItemsView view)
    {
        Slot slot = view.Year.NextSlot();
        return Spreadsheet.Of(
            view.Year.List,
            view.Year.Now,
            "事项",
            view.Filter.Search is { } words ? $"搜索“{words}”" : "",
            Columns,
            view.All.Select((item, i) => Row(item, i + 1, slot))
        );
    }

    private static IReadOnlyList<string> Row(ItemGlance item, int number, Slot slot) =>
        [
            $"{number}",
            $"第{item.Duty.Task}项",
            item.Duty.ShortName,
            ChineseDates.PeriodName(item.Plan.Period),
            item.UnitName,
            ChineseDates.Full(item.DueOn),
            item.Item is { } due && due.OriginalDueOn != due.DueOn ? $"{ChineseDates.Full(due.OriginalDueOn)}，{item.AgainstOriginal}" : "",
            string.Join('；', [item.Status.Word(), .. item.Marks]),
            item.Progress ?? "",
            item.Item?.CompletedOn is { } done ? ChineseDates.Full(done) : "",
            item.Item?.ClosedAt is { } at && item.Item.CompletedOn is not null ? $"{ChinaTime.DateOf(at).Year}年{ChineseDates.Moment(at)}" : "",
            item.WorkingDaysLate > 0 ? $"{item.WorkingDaysLate}" : "",
            Measures(item),
            item.IsOpen ? NextStep.Of(item, slot)?.Words ?? "" : "",
            item.Item?.Reports.LastOrDefault(r => r.Counts)?.Reporter?.Words ?? item.Item?.ClosedBy?.Name ?? "",
        ];

    private static string Measures(ItemGlance item) =>
        string.Join(
            '、',
            new[] { (item.Item?.Reminder, Rung.Reminder), (item.Item?.Supervision, Rung.Supervision), (item.Item?.Interview, Rung.Interview) }
                .Where(r => r.Item1 is not null)
                .Select(r =>
                    $"{(r.Item2 == Rung.Interview ? "约谈事项告知" : HistoryText.Rung(r.Item2))}（{ChineseDates.Short(ChinaTime.DateOf(r.Item1!.At))}）"
                )
        );
}
