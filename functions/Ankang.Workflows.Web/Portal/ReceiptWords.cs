using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Web.Portal;

/// <summary>What a receipt (回执) says of one confirmation.</summary>
internal static class ReceiptWords
{
    /// <summary>本次1篇，累计2篇，要求不少于2篇</summary>
    public static string Counted(PeriodPlan plan, ConfirmResult.Recorded recorded, int count)
    {
        string counter = plan.Obligation.Counter;
        string required = recorded.Item.Required is { } least ? $"，要求不少于{least}{counter}" : "";
        return IsNote(plan, recorded) ? "进展说明" : $"本次{count}{counter}，累计{recorded.Item.Count}{counter}{required}";
    }

    /// <summary>登记结果: the outcome, or what is still missing.</summary>
    public static string Result(PeriodPlan plan, ConfirmResult.Recorded recorded)
    {
        DueItem item = recorded.Item;
        string counter = plan.Obligation.Counter;
        if (IsNote(plan, recorded)) return "已登记进展说明，该事项尚未办结";
        if (item.Outcome is { } outcome) return $"{HistoryWords.Outcome(outcome)}（完成日期{ChineseDates.Short(item.CompletedOn!.Value)}）";
        return item.Required is { } required && item.Count < required
            ? $"已登记，尚差{required - item.Count}{counter}，该事项尚未办结"
            : "已登记，未达到每次最少户数要求，该事项尚未办结";
    }

    // A note sent twice is answered as recorded; only a report closes a standing duty.
    private static bool IsNote(PeriodPlan plan, ConfirmResult.Recorded recorded) =>
        recorded.IsProgressNote || (plan.Kind == ItemKind.Standing && recorded.Item.IsOpen);

    /// <summary>该事项已于4月9日10时12分由…报送，无需重复。</summary>
    public static string Already(DueItem item) => item.State == ItemState.Waived
        ? "该事项已豁免，无需报送。"
        : $"该事项已于{(item.ClosedAt is { } at ? ChineseDates.Moment(at) : "")}由{item.ClosedBy}报送，无需重复。";

}
