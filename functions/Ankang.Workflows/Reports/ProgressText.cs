using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Reports;

/// <summary>The fixed words of 完成进展.</summary>
internal static class ProgressText
{
    public static string Of(ProgressHead head) =>
        head switch
        {
            ProgressHead.Done => "已完成",
            ProgressHead.NotDone => "未完成",
            ProgressHead.OnCourse => "达到序时进度",
            ProgressHead.Behind => "滞后序时",
            ProgressHead.UnderWay => "正在推进",
            ProgressHead.NotDue => "未到期",
            ProgressHead.Standing => "常态化推进",
            ProgressHead.Historic => "历史事项",
            ProgressHead.Waived => "已豁免",
            ProgressHead.NotApplicable => "不适用",
            _ => throw new ArgumentOutOfRangeException(nameof(head), head, "No such head."),
        };

    /// <summary>The deed that is counted: 刊发, 召开联络员会议, 印发督查检查通报, 报送落实情况通报, 提请市委常委会, 开展专题学习.</summary>
    public static string Deed(Obligation duty)
    {
        string name = duty.ShortName;
        if (duty.Form == FormKind.Articles)
            return "刊发";
        if (duty.ReportUp)
            return "报送" + (Ends("报送") ? name[..^2] : name);
        if (name.StartsWith("提请", StringComparison.Ordinal))
            return name;
        if (Ends("会") || Ends("会议"))
            return "召开" + name;
        return (Ends("通报") ? "印发" : "开展") + name;

        bool Ends(string word) => name.EndsWith(word, StringComparison.Ordinal) && name.Length > word.Length;
    }

    /// <summary>A period inside the list's year: 3月, 1—2月, 第一季度, 上半年.</summary>
    public static string PeriodOf(Obligation duty, int year, string id)
    {
        // A change of the list may have given the duty another rhythm since.
        Period? period = Enum.GetValues<Recurrence>().Prepend(duty.Recurrence).SelectMany(r => Period.Of(r, year)).FirstOrDefault(p => p.Id == id);
        return period is null ? id : ChineseDates.PeriodName(period).Replace($"{year}年", "", StringComparison.Ordinal);
    }
}
