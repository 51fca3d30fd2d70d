using System.Globalization;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Assessment;

/// <summary>The words of scores: what a row is called, and the sentence that explains a point.</summary>
public static class ScoreWords
{
    /// <summary>0.6, -0.3, 100</summary>
    public static string Number(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>99.40: two decimals, so that a column of scores stands in line.</summary>
    public static string Score(decimal score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>What a deduction is called.</summary>
    public static string Row(AssessmentRow row) =>
        row switch
        {
            AssessmentRow.ReportedLate => "按期完成、逾期报送",
            AssessmentRow.DoneLate => "逾期办结",
            AssessmentRow.Overdue => "逾期未办结",
            AssessmentRow.NotDone => "未完成",
            AssessmentRow.Reminder => "提醒",
            AssessmentRow.Supervision => "督办",
            AssessmentRow.Interview => "约谈事项告知",
            AssessmentRow.Returned => "退回补正",
            _ => "同一项工作多次逾期",
        };

    /// <summary>The policy's row of a point, in Chinese.</summary>
    public static string Rule(AssessmentPolicy policy, ScorePoint point)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(point);
        return point.Row is { } row ? Row(row) : policy.Bonuses.Concat(policy.Vetoes).FirstOrDefault(r => r.Id == point.Rule)?.Name ?? point.Rule;
    }

    /// <summary>The name of a group of the policy.</summary>
    public static string Group(AssessmentPolicy policy, string group)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Groups.FirstOrDefault(g => g.Id == group)?.Name ?? (policy.Groups.Count == 0 ? "各责任单位" : "其他单位");
    }

    /// <summary>第14项新闻宣传稿件（2021年3月）</summary>
    public static string Item(ListInForce list, DueItemKey key)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.FindPlan(PeriodRef.Of(key)) is not { } plan)
            return key.ToString();
        string period = ChineseDates.PeriodName(plan.Period);
        string what = key.Obligation is FollowUpDuty.Id ? plan.Obligation.ShortName : $"第{plan.Obligation.Task}项{plan.Obligation.ShortName}";
        return period.Length == 0 ? what : $"{what}（{period}）";
    }

    /// <summary>第14项新闻宣传稿件（2021年3月）：逾期办结，督办（4月8日），扣0.6分</summary>
    public static string Why(ListInForce list, AssessmentPolicy policy, ScorePoint point)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(point);
        PointReason reason = point.Reason;
        if (reason.Entry is { } entry)
            return $"{(policy.Vetoes.Any(v => v.Id == entry.Row) ? "一票否决" : "加分")}：{Rule(policy, point)}（{ChineseDates.Short(entry.On)}，{entry.Reason}）"
                + (point.Points > 0 ? $"，加{Number(point.Points)}分" : "")
                + Capped(point);
        var parts = new List<string>();
        if (point.Row == AssessmentRow.Returned)
            parts.Add($"退回补正{reason.Times}次");
        else if (point.Row == AssessmentRow.Repeated)
            parts.Add($"该项工作第{reason.Times}次逾期");
        else
        {
            parts.Add(Verdict(reason.Verdict!.Value, point.Row));
            if (reason is { Rung: not Rung.None, RungOn: { } on })
                parts.Add($"{HistoryText.SentRung(reason.Rung)}（{ChineseDates.Short(on)}）");
        }

        if (reason.Weight != 1)
            parts.Add($"权重{Number(Math.Round(reason.Weight, 2))}");
        parts.Add($"扣{Number(-point.Points)}分{Capped(point)}");
        string lead = reason.Lead is { } of ? $"配合{list.Directory.Find(of)?.NameOn(reason.DueOn!.Value).Full ?? of}：" : "";
        return $"{lead}{Item(list, point.Item!.Value)}：{string.Join('，', parts)}";
    }

    /// <summary>Where a unit stands in 一次提醒、两次督办、三次约谈.</summary>
    public static string Stands(UnitStrikes unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit switch
        {
            { Interviews: >= 3 } => "约谈告知已达三次",
            { Interviews: > 0 } => $"已约谈告知{unit.Interviews}次",
            { Supervisions: >= 2 } => "督办已达两次",
            { Supervisions: > 0 } => "已督办1次",
            { Reminders: > 0 } => "已提醒",
            _ => "无",
        };
    }

    private static string Capped(ScorePoint point) =>
        point.Points == point.Reason.Uncapped
            ? ""
            : $"（应{(point.Reason.Uncapped < 0 ? "扣" : "加")}{Number(Math.Abs(point.Reason.Uncapped))}分，已到上限）";

    private static string Verdict(ItemVerdict verdict, AssessmentRow? row) =>
        verdict switch
        {
            ItemVerdict.NotDue => "未到期",
            ItemVerdict.OnTime => "按期办结",
            ItemVerdict.ReportedLate => "按期完成、逾期报送",
            ItemVerdict.DoneLate => "逾期办结",
            ItemVerdict.InReview => "待审核",
            ItemVerdict.Extended => "延期中",
            _ => row == AssessmentRow.NotDone ? "未完成" : "逾期未办结",
        };
}
