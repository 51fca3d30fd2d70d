namespace Ankang.Workflows.Checks;

/// <summary>Who is told on the day of a deadline has no time to act.</summary>
internal sealed class NoticeTimeCheck : ICheck
{
    // Of a list in force the units were told, or stand under 尚未告知.
    public CheckResult? Look(CheckScene scene) =>
        scene.Notice switch
        {
            _ when !scene.List.Head.Shadow => null,
            { Short.Count: > 0 and var few } => new(
                "告知时间",
                $"{few}项告知后不足{scene.Notice.NoticeDays}个工作日即到期。",
                $"时限不变，提醒顺延至告知满{scene.Notice.NoticeDays}个工作日后；请先电话通知，明细见下方。"
            ),
            { Quotas.Count: > 0 and var quotas } => new("告知时间", $"{quotas}项全年数量所余周期不足。", "请在下方逐项决定。"),
            _ => new("告知时间", $"各项告知后均有{scene.Notice.NoticeDays}个工作日以上。"),
        };
}
