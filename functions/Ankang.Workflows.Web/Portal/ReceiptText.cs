using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Web.Portal;

/// <summary>What a receipt (回执) says of one report.</summary>
internal static class ReceiptText
{
    /// <summary>本次1篇，累计2篇，要求不少于2篇</summary>
    public static string Counted(PeriodPlan plan, ReportRecorded recorded)
    {
        if (recorded.Item is { IsOpen: true, SignOff: not null })
            return "待单位审签";
        if (recorded.Report is not { } report)
            return "进展说明";
        string counter = plan.Obligation.Counter;
        string within = plan.Obligation.Within is [{ What: var what }, ..] ? $"（其中{what}{report.Within}{counter}）" : "";
        string required = recorded.Item.Required is { } least ? $"，要求不少于{least}{counter}" : "";
        return $"本次{report.Count}{counter}{within}，累计{recorded.Item.Count}{counter}{required}";
    }

    /// <summary>登记结果: the outcome, or what is still missing.</summary>
    public static string Result(PeriodPlan plan, ReportRecorded recorded)
    {
        DueItem item = recorded.Item;
        string counter = plan.Obligation.Counter;
        if (recorded.IsProgressNote)
            return "已登记进展说明，该事项尚未办结";
        if (item is { IsOpen: true, SignOff: not null })
            return "已报送，待分管领导审签，审签后计入";
        if (item.State == ItemState.InReview)
            return "已报送，待审核，结果另行告知";
        if (item.Outcome is { } outcome)
            return $"{HistoryText.Outcome(outcome)}（完成日期{ChineseDates.Short(item.CompletedOn!.Value)}）";
        return item.Required is { } required && item.Count < required
            ? $"已登记，尚差{required - item.Count}{counter}，该事项尚未办结"
            : "已登记，未达到每次最少户数要求，该事项尚未办结";
    }

    /// <summary>该事项已于4月9日10时12分由…报送，无需重复。</summary>
    public static string Already(DueItem item) =>
        item.State switch
        {
            ItemState.Waived => "该事项已豁免，无需报送。",
            ItemState.NotApplicable => "该事项不适用，无需报送。",
            ItemState.Ended => "该事项已于年终关闭，本年度不再接收报送。",
            _ => $"该事项已于{(item.ClosedAt is { } at ? ChineseDates.Moment(at) : "")}由{item.ClosedBy}报送，无需重复。",
        };
}
