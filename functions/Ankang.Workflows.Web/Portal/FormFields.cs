using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>How the fields of a form are called; which there are says <see cref="ReportFields"/>.</summary>
internal static class FormFields
{
    public static string CountLabel(Obligation duty) =>
        duty.Form switch
        {
            FormKind.Articles => "本次篇数",
            FormKind.Bulletin => "期（项）数",
            FormKind.Meeting or FormKind.Inspection => "次数",
            _ => $"本次{duty.Counter}数",
        };

    public static string NoteLabel(PeriodPlan plan) => plan.Kind == ItemKind.Standing ? "进展说明" : "情况说明";

    /// <summary>Items with the same key are filled in with the same fields, so they can be confirmed together.</summary>
    public static string Kind(ItemGlance item) => ReportFields.Of(item.Plan).ToString();

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
