using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>A one-off duty of one unit; also a standing one after its deadline.</summary>
internal static class OnceSentence
{
    public static DutyProgress Write(Duty duty, DueItem item)
    {
        string due = $"时限{duty.Day(item.OriginalDueOn)}";
        if (duty.CutOff.IsDone(item))
            return Done(duty, item, due);
        string? counted = Counted(duty, item);
        return duty.CutOff.Judge(item) switch
        {
            ItemVerdict.InReview => duty.Says(ProgressHead.NotDone, Join(due, Waiting(duty, item))),
            ItemVerdict.Extended => duty.Says(ProgressHead.NotDone, Join(due, $"延期中（延至{duty.Day(item.DueOn)}）", counted)),
            ItemVerdict.Overdue => duty.Says(
                ProgressHead.NotDone,
                Join(due, $"截至{duty.Day(duty.CutOff.Day)}尚未办结", counted) + "；" + Measures.OfItem(duty, item)
            ),
            _ when duty.CutOff.IsInReview(item) => duty.Says(ProgressHead.UnderWay, Join(due, Waiting(duty, item))),
            _ => duty.Says(counted is null ? ProgressHead.NotDue : ProgressHead.UnderWay, Join(due, counted)),
        };
    }

    private static DutyProgress Done(Duty duty, DueItem item, string due)
    {
        string late = Standing.At(item, duty.CutOff).Outcome switch
        {
            Outcome.ReportedLate => "，按期完成、逾期报送",
            Outcome.DoneLate => "，逾期办结",
            _ => "",
        };
        string extended = item.DueOn == item.OriginalDueOn ? "" : $"，延至{duty.Day(item.DueOn)}";
        bool asksNumber = item.Required > 1;
        string number = asksNumber ? $"{duty.CutOff.Count(item)}{duty.Terms.Counter}" : "";
        string demand = asksNumber ? $"要求不少于{item.Required}{duty.Terms.Counter}，" : "";
        DateOnly day = item.CompletedOn ?? ChinaTime.DateOf(item.ClosedAt!.Value);
        return duty.Says(ProgressHead.Done, $"{ChineseDates.Full(day)}办结{number}（{demand}{due}{extended}{late}）");
    }

    private static string Waiting(Duty duty, DueItem item) => $"{duty.Day(ChinaTime.DateOf(item.ClosedAt!.Value))}报送，待审核";

    private static string? Counted(Duty duty, DueItem item)
    {
        int count = duty.CutOff.Count(item);
        string unit = duty.Terms.Counter;
        return count == 0 || item.Required is not { } required || required <= count
            ? null
            : $"已报送{count}{unit}，要求不少于{required}{unit}，尚差{required - count}{unit}";
    }

    private static string Join(params string?[] parts) => string.Join('，', parts.Where(p => p is not null));
}
