using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Reports;

/// <summary>Duties that only a report opens (31, 40): they go on all year, and only what was recorded is counted.</summary>
internal static partial class EventSentence
{
    public static DutyProgress Write(Duty duty, IEnumerable<DueItem> all, RecordedEvents events)
    {
        // The catalogue has no field for what is counted, so the published words decide; task 40 may be one duty or two.
        string source = duty.Terms.Source;
        bool ladder = source.Contains("督办", StringComparison.Ordinal) && source.Contains("约谈", StringComparison.Ordinal);
        bool investigates = source.Contains("提级调查", StringComparison.Ordinal);
        string until = $"截至{duty.Day(duty.CutOff.Day)}";
        string facts = (ladder, investigates) switch
        {
            (true, true) => until + "，" + string.Join('；', new[] { Ladder(duty, all, events), Investigations(events) }.Where(s => s is not null)),
            (true, false) => until + "，" + Ladder(duty, all, events),
            (false, true) => Investigations(events) is { } found ? until + "，" + found : until + "未登记事故",
            // Keeping watch (31) shows only in the reports that its sister duty counts.
            _ when duty.Terms.Form != FormKind.Accident => "不按周期收取材料",
            _ => Reports(duty, until, events),
        };
        return duty.Says(ProgressHead.Standing, facts);
    }

    private static string Ladder(Duty duty, IEnumerable<DueItem> all, RecordedEvents events)
    {
        DueItem[] known = [.. all.Where(duty.CutOff.Exists)];
        int reminders = known.Count(i => duty.CutOff.Accepted(i.Reminder) is not null);
        int supervisions = known.Count(i => duty.CutOff.Accepted(i.Supervision) is not null);
        string[] mails = [.. new[] { (reminders, "提醒"), (supervisions, "督办") }.Where(p => p.Item1 > 0).Select(p => $"{p.Item2}{p.Item1}次")];
        string sent = mails.Length > 0 ? string.Join('、', mails) : "未发出提醒、督办";
        return events.InterviewsHeld > 0 ? $"{sent}，已约谈{events.InterviewsHeld}次" : sent;
    }

    private static string? Investigations(RecordedEvents events) =>
        events.Accidents == 0 ? null : $"登记事故{events.Accidents}起" + (events.Investigations > 0 ? $"，提级调查{events.Investigations}起" : "");

    // Never 未发生事故: the product knows only what was registered.
    private static string Reports(Duty duty, string until, RecordedEvents events)
    {
        if (events.Accidents == 0)
            return until + "未登记事故报告";
        if (events.LongestReportMinutes is not { } minutes)
            return $"登记事故报告{events.Accidents}起";
        string receiver = Receiver().Match(duty.Terms.Source) is { Success: true } match ? "向" + match.Groups[1].Value : "";
        return $"登记事故报告{events.Accidents}起，均已{receiver}报告（接报至报告最长{minutes}分钟）";
    }

    [GeneratedRegex("立即向(.+?)报告")]
    private static partial Regex Receiver();
}
