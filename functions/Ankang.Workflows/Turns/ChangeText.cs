using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Steps;

namespace Ankang.Workflows.Turns;

/// <summary>The sentences of the history (台账) about changes of a list and of its units.</summary>
internal static class ChangeText
{
    public const string AddedByChange = "（清单调整新增）";
    public const string Restored = "清单调整恢复本事项，继续办理";

    /// <summary>The sentence with the reason that the office gave.</summary>
    public static string Because(string words, string note) => note.Length == 0 ? words : $"{words}（原因：{note}）";

    public static string Waived(string why) => $"{why}，本事项予以豁免";

    /// <summary>Why the list in force does not ask for an item any more.</summary>
    public static string WhyLost(ListInForce list, PeriodPlan plan, DueItem item, StepEvent.TakenAway lost) =>
        lost.Reason switch
        {
            LostReason.DutyWithdrawn => "清单调整，不再列有本责任事项",
            LostReason.RhythmChanged =>
                $"清单调整，周期由{plan.Obligation.Recurrence.Chinese()}改为{list.Catalogue[plan.Obligation.Id].Recurrence.Chinese()}，本期不再单独报送",
            LostReason.PeriodWithdrawn => "清单调整，本期不再报送",
            LostReason.UnitReplaced => WhyReplaced(list.Directory[item.Key.Unit], lost.Heirs),
            _ => "清单调整，责任单位不再包括本单位",
        };

    private static string WhyReplaced(ResponsibleUnit unit, IReadOnlyList<ResponsibleUnit> by)
    {
        DateOnly from = unit.Replaced!.From;
        string names = string.Join('、', by.Select(u => u.NameOn(from).Full));
        return by.Count switch
        {
            0 => $"本单位自{ChineseDates.Full(from)}起撤销",
            1 => $"本单位自{ChineseDates.Full(from)}起并入{names}，由其承接",
            _ => $"本单位自{ChineseDates.Full(from)}起分设，由{names}承接",
        };
    }

    public static string InPlaceOf(ResponsibleUnit unit, DueItem item)
    {
        string counted = item.Count > 0 ? $"，原已报送的{item.Count}次（项）计入" : "";
        return $"；自{ChineseDates.Full(unit.Replaced!.From)}起承接{unit.NameOn(unit.Replaced.From.AddDays(-1)).Full}的责任{counted}";
    }

    public static string Kind(ItemKind before, ItemKind after) => $"清单调整，事项性质由{Name(before)}改为{Name(after)}";

    public static string Moved(DueItem before, DueItem after)
    {
        string moved =
            $"清单调整，完成时限由{ChineseDates.FullWithWeekday(before.OriginalDueOn)}调整为{ChineseDates.FullWithWeekday(after.OriginalDueOn)}";
        string extended = after.DueOn > after.OriginalDueOn ? $"，已同意的延期（{ChineseDates.Full(after.DueOn)}）不变" : "";
        return moved + extended + (after.Cycle != before.Cycle ? "，督办程序重新起算" : "");
    }

    public static string Required(StepEvent.NumberChanged number, string counter)
    {
        string within = number.WithinBefore == number.WithinAfter ? "" : $"，其中由{Number(number.WithinBefore)}改为{Number(number.WithinAfter)}";
        return $"清单调整，要求由{Number(number.Before)}改为{Number(number.After)}{within}";

        string Number(int? number) => number is { } n ? $"不少于{n}{counter}" : "不计数量";
    }

    public static string Suffices(DueItem item, string counter) =>
        $"已报送{item.Count}{counter}，达到调整后的要求，{HistoryText.Outcome(item.Outcome!.Value)}";

    public static string Policy(LadderPolicy before, LadderPolicy after)
    {
        string notice = before.NoticeDays == after.NoticeDays ? "" : $"，告知后{after.NoticeDays}个工作日起计（原为{before.NoticeDays}个）";
        return $"督办程序调整：由“{Days(before)}”改为“{Days(after)}”{notice}，已发出的通知不变";
    }

    private static string Days(LadderPolicy p) =>
        $"到期前{p.CourtesyDays}天提示，逾期第{p.ReminderDay}个工作日提醒、第{p.SupervisionDay}个督办（距提醒不少于{p.SupervisionGap}个）、第{p.InterviewDay}个约谈（距督办不少于{p.InterviewGap}个）";

    private static string Name(ItemKind kind) =>
        kind switch
        {
            ItemKind.Once => "一次性",
            ItemKind.Standing => "常态化",
            ItemKind.Quota => "全年累计",
            _ => "定期",
        };
}
