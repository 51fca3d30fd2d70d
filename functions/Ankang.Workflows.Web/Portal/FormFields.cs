using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>Which fields a kind of duty asks for, and how they are called.</summary>
internal static class FormFields
{
    public static string DateLabel(FormKind form) =>
        form switch
        {
            FormKind.Meeting => "召开日期",
            FormKind.Articles => "最近刊发日期",
            FormKind.Inspection => "检查日期",
            FormKind.Bulletin => "印发日期",
            _ => "完成日期",
        };

    public static bool IsDateOptional(PeriodPlan plan) => plan.Kind == ItemKind.Standing;

    public static bool AsksCount(PeriodPlan plan) =>
        plan.Kind != ItemKind.Standing && (plan.Obligation.Form is not (FormKind.Once or FormKind.Standing) || plan.Required > 1);

    public static string CountLabel(Obligation duty) =>
        duty.Form switch
        {
            FormKind.Articles => "本次篇数",
            FormKind.Bulletin => "期（项）数",
            FormKind.Meeting or FormKind.Inspection => "次数",
            _ => $"本次{duty.Counter}数",
        };

    /// <summary>One meeting or document is the usual case; articles are counted.</summary>
    public static string DefaultCount(Obligation duty) => duty.Form == FormKind.Articles || duty.PerPeriod > 1 ? "" : "1";

    public static string? ReferenceLabel(FormKind form) =>
        form switch
        {
            FormKind.Meeting => "会议名称或文号",
            FormKind.Articles => "标题或网址",
            FormKind.Bulletin or FormKind.Once => "文号",
            _ => null,
        };

    public static string NoteLabel(PeriodPlan plan) => plan.Kind == ItemKind.Standing ? "进展说明" : "情况说明";

    /// <summary>Items with the same key are filled in with the same fields, so they can be confirmed together.</summary>
    public static string Kind(ItemGlance item) =>
        $"{item.Duty.Form}|{AsksCount(item.Plan)}|{item.Duty.Within.Count}|{item.Duty.MinimumSize}|{item.Duty.ReportUp}|"
        + $"{IsDateOptional(item.Plan)}|{item.Duty.TakesFiles}";

    public static string KindName(ItemGlance item) =>
        item.Plan.Kind == ItemKind.Standing
            ? "常态化工作进展"
            : item.Duty.Form switch
            {
                FormKind.Meeting => "学习、会议",
                FormKind.Articles => "稿件",
                FormKind.Inspection => "检查",
                FormKind.Bulletin => "印发、报送",
                _ => "一次性工作",
            };

    /// <summary>A yearly quota counts itself; everything else that is open can be reported on.</summary>
    public static bool IsConfirmable(ItemGlance item) => item.IsOpen && item.Plan.Kind != ItemKind.Quota;
}
