using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Confirmation;

/// <summary>
/// Which fields a report (报送) of a duty has, and which it must have. The unit's form, the form for several items, the API and the
/// service that refuses all ask here, so that none of them asks for another thing than the others.
/// </summary>
/// <param name="Form">Kind of the duty; it names the fields.</param>
/// <param name="NeedsDate">Only the progress note of a standing duty goes without.</param>
/// <param name="AsksCount">次数, 篇数; otherwise a report is one event.</param>
/// <param name="CountWhenLeftOut">What stands in the form at first, and what a report without a number counts; null where it must be said.</param>
/// <param name="AsksWithin">其中…篇数; 0 when left out.</param>
/// <param name="LeastSize">The size that each event must have (每次最少户数), which is then asked for; null where it is not.</param>
/// <param name="AsksReportedOn">报市安委办日期: the duty is the reporting, and is judged by this day.</param>
/// <param name="NeedsNote">进展说明 of a standing duty.</param>
/// <param name="TakesFiles">附件.</param>
public sealed record ReportFields(
    FormKind Form,
    bool NeedsDate,
    bool AsksCount,
    int? CountWhenLeftOut,
    bool AsksWithin,
    int? LeastSize,
    bool AsksReportedOn,
    bool NeedsNote,
    bool TakesFiles
)
{
    /// <summary>召开日期, 印发日期, …: the day of the deed itself.</summary>
    public string DateLabel =>
        Form switch
        {
            FormKind.Meeting => "召开日期",
            FormKind.Articles => "最近刊发日期",
            FormKind.Inspection => "检查日期",
            FormKind.Bulletin => "印发日期",
            FormKind.Accident => "报告日期",
            _ => "完成日期",
        };

    /// <summary>会议名称或文号, 标题或网址, 文号; null where nothing of the kind is asked.</summary>
    public string? ReferenceLabel =>
        NeedsNote
            ? null
            : Form switch
            {
                FormKind.Meeting => "会议名称或文号",
                FormKind.Articles => "标题或网址",
                FormKind.Bulletin or FormKind.Once => "文号",
                _ => null,
            };

    /// <summary>The fields of one period's report.</summary>
    public static ReportFields Of(PeriodPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Obligation duty = plan.Obligation;
        bool standing = plan.Kind == ItemKind.Standing;
        bool counts = !standing && (duty.Form is not (FormKind.Once or FormKind.Standing or FormKind.Accident) || plan.Required > 1);
        // One meeting or document is the usual case; articles are counted.
        bool mustCount = counts && (duty.Form == FormKind.Articles || duty.PerPeriod > 1);
        return new ReportFields(
            duty.Form,
            NeedsDate: !standing,
            AsksCount: counts,
            CountWhenLeftOut: mustCount ? null : 1,
            AsksWithin: duty.Within.Count > 0,
            duty.MinimumSize,
            AsksReportedOn: duty.ReportUp,
            NeedsNote: standing,
            duty.TakesFiles
        );
    }
}
