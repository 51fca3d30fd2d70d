using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>How an item stands, in the words of its unit's page.</summary>
internal static class PortalText
{
    /// <summary>Review, return, extension, pause and rung: a sentence each, the most pressing first.</summary>
    public static IEnumerable<string> States(PortalItem item)
    {
        ItemGlance glance = item.Glance;
        DateOnly today = glance.Today;
        if (glance.Item is not { } due)
            yield break;
        if (item.Pause is { } pause)
            yield return Paused(pause, today);
        if (item.InReview)
            yield return $"待审核：{(due.ClosedAt is { } at ? Say.Moment(at, today) : "")} 报送，市安委办审核后另行告知。";
        if (item.SignOff is { } waits)
            yield return $"待单位审签：{Say.Moment(waits.At, today)} 报送，分管领导审签后计入。";
        if (due.Extension is { } asked)
            yield return $"延期申请中：{Say.Moment(asked.At, today)} 申请延期至{Say.Day(asked.Until, today)}，待市安委办答复。";
        if (due.IsExtended)
            yield return $"延期至{Say.Day(due.DueOn, today)}：原时限{Say.Day(due.OriginalDueOn, today)}保留在案。";
        if (Rung(due, today) is { } rung)
            yield return rung;
    }

    public static string Paused(Pause pause, DateOnly today) =>
        $"已暂停：{Say.Day(pause.First, today)}至{Say.Day(pause.Last, today)}暂停通知，期间不计入督办时限。原因：{pause.Reason}";

    /// <summary>已于4月1日提醒，请于4月7日前反馈；已签收。</summary>
    private static string? Rung(DueItem due, DateOnly today)
    {
        if (!due.IsOpen || (due.Interview ?? due.Supervision ?? due.Reminder) is not { } last)
            return null;
        string until = last.ReplyBy is { } day ? $"，请于{Say.DayAndWeekday(day, today)}前反馈" : "";
        string what = due.Interview is not null ? "约谈事项告知" : HistoryText.Rung(due.Rung);
        string signed = due.ReceivedAt >= last.At ? $"已于{Say.Moment(due.ReceivedAt.Value, today)} 签收。" : "";
        return $"{Say.Day(ChinaTime.DateOf(last.At), today)}已发{what}{until}。{signed}";
    }
}
