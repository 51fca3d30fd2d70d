using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Web.Year;

/// <summary>The word that stands beside 红黄绿 of a task, a unit or one month of it.</summary>
public static class LightText
{
    public static string Word(this Light light)
    {
        ArgumentNullException.ThrowIfNull(light);
        return light.Reason switch
        {
            LightReason.Late => $"逾期{light.Count}",
            LightReason.Returned => $"退回{light.Count}",
            LightReason.DueSoon => $"将到期{light.Count}",
            LightReason.Done => light.Count > 0 ? $"办结 ◷{light.Count}" : "办结",
            LightReason.InReview => "待审核",
            LightReason.NotDue => "未到期",
            LightReason.Historic => "历史",
            LightReason.Waived => "豁免",
            LightReason.NotApplicable => "不适用",
            LightReason.NotStarted => "未开始",
            _ => "",
        };
    }
}
