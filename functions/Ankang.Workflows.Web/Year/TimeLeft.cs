using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Web.Year;

/// <summary>How long an open item still has, or since when it is late, in words.</summary>
internal static class TimeLeft
{
    /// <summary>还有5天, 今天到期, 逾期3个工作日; empty for an item that is closed.</summary>
    public static string Of(ItemGlance item)
    {
        if (!item.IsOpen || item.Status == ItemStatus.Historic)
            return "";
        int days = item.DueOn.DayNumber - item.Today.DayNumber;
        return days > 0 ? $"还有{days}天"
            : days == 0 ? "今天到期"
            : item.WorkingDaysLate == 0 ? "已逾期"
            : $"逾期{item.WorkingDaysLate}个工作日";
    }
}
