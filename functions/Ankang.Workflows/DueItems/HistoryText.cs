using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;

namespace Ankang.Workflows.DueItems;

/// <summary>The sentences of the history (台账) and the words for states and rungs, in one place.</summary>
public static class HistoryText
{
    public const string FulfilledByNotice = "《清单》印发即完成，以印发通知为凭";

    /// <summary>Stands where the text of a line was erased, because it named a person.</summary>
    public const string Erased = "（已删除）";

    public const string Historic = "登记为历史事项：完成时限早于启用日，不计入应办，不发通知";

    /// <summary>事故已于4月9日20时45分报告，登记即办结</summary>
    public static string ReportedBefore(DateTimeOffset at) => $"事故已于{ChineseDates.Moment(at)}报告，登记即办结";

    public static string Opened(DateOnly dueOn) => $"待办事项生成，完成时限{ChineseDates.FullWithWeekday(dueOn)}";

    public static string Rung(Rung rung) =>
        rung switch
        {
            Rules.Catalogue.Rung.Reminder => "提醒",
            Rules.Catalogue.Rung.Supervision => "督办",
            Rules.Catalogue.Rung.Interview => "约谈",
            _ => "未提醒",
        };

    /// <summary>What was sent at a rung: 提醒, 督办, 约谈事项告知. Whether a talk is held is decided by people.</summary>
    public static string SentRung(Rung rung) => NoticeWords.Of(NoticeKinds.Rungs.First(k => k.Rung == rung).Kind).Sent;

    public static string Notice(NoticeTag tag) => ProgressNote(tag) is { } note ? $"{note}的通知" : NoticeWords.Of(tag.Kind).Notice;

    /// <summary>What a pending notice will bring: 发督办, 请填报第一季度进展说明.</summary>
    public static string Ahead(NoticeTag tag) => ProgressNote(tag) is { } note ? $"请填报{note}" : NoticeWords.Of(tag.Kind).Ahead;

    public static string Sent(NoticeTag tag, string recipients, DateOnly? replyBy)
    {
        string until = replyBy is { } day ? $"，请于{ChineseDates.Short(day)}前反馈" : "";
        string what = ProgressNote(tag) is null ? NoticeWords.Of(tag.Kind).Sent : Notice(tag);
        return $"{what}已发送至{recipients}{until}";
    }

    /// <summary>提醒已存文件（试运行，未发出），收件人：联络员. Nobody was sent it, so nobody was given a day.</summary>
    public static string Kept(NoticeTag tag, string recipients, bool onTrial)
    {
        string what = ProgressNote(tag) is null ? NoticeWords.Of(tag.Kind).Sent : Notice(tag);
        return $"{what}已存文件（{(onTrial ? "试运行，" : "")}未发出），收件人：{recipients}";
    }

    /// <summary>，作为该次提醒的送达，请于4月7日前反馈</summary>
    public static string DeliveredByHand(NoticeTag tag, DateOnly? replyBy) =>
        $"，作为该次{Notice(tag)}的送达{(replyBy is { } day ? $"，请于{ChineseDates.Short(day)}前反馈" : "")}";

    public static string SentTooLate(NoticeTag tag) => $"{Notice(tag)}在办结前已发出，与报送交错，不影响办结";

    public static string Withdrawn(NoticeTag tag, string why) => $"{Notice(tag)}尚未发出，已撤回：{why}";

    public static string Undeliverable(NoticeTag tag, string answer) => $"{Notice(tag)}未能送达任何收件人（{answer}），未生效，请市安委办核实邮箱";

    /// <summary>任务告知发往 a@example.org 后被退回（550 …），无其他收件人收到，不作为已告知</summary>
    public static string Untold(string email, string answer) =>
        $"{NoticeWords.Of(NoticeKind.Briefing).Notice}发往 {email} 后被退回（{answer}），无其他收件人收到，不作为已告知";

    public static string Outcome(Outcome outcome) =>
        outcome switch
        {
            Rules.DueItems.Outcome.OnTime => "按期办结",
            Rules.DueItems.Outcome.ReportedLate => "按期完成、逾期报送",
            _ => "逾期办结",
        };

    /// <summary>结转下一年度：跨年工程。本年度计未完成</summary>
    public static string CarriedOver(string reason) => $"结转下一年度：{reason}。本年度计未完成";

    /// <summary>年终关闭：单位撤并。计未完成</summary>
    public static string Ended(string reason) => $"年终关闭：{reason}。计未完成";

    /// <summary>已列入2022年清单（安委办发〔2022〕1号），完成时限2022年6月30日</summary>
    public static string CarriedTo(TaskList next, DateOnly dueOn) => $"已列入{next.Year}年清单（{next.Number}），完成时限{ChineseDates.Full(dueOn)}";

    /// <summary>，由2021年清单结转</summary>
    public static string CarriedFrom(int year) => $"，由{year}年清单结转";

    /// <summary>进行中, 已办结, …</summary>
    public static string State(ItemState state) =>
        state switch
        {
            ItemState.Open => "进行中",
            ItemState.InReview => "已报送，待审核",
            ItemState.Waived => "已豁免",
            ItemState.NotApplicable => "不适用",
            ItemState.Ended => "未完成（年终关闭）",
            _ => "已办结",
        };

    /// <summary>Why nothing is asked of the unit any more.</summary>
    public static string WhyNotOpen(ItemState state) => $"事项{State(state)}";

    /// <summary>Why a notice must not leave any more.</summary>
    public static string WhyObsolete(ObsoleteReason reason, DueItem item) =>
        reason switch
        {
            ObsoleteReason.ListClosed => "清单已关闭",
            ObsoleteReason.OfficeDone => "事项已处理",
            ObsoleteReason.NotOpen => WhyNotOpen(item.State),
            ObsoleteReason.OtherCycle => "督办程序已重新起算",
            ObsoleteReason.BeyondMaxRung => "超出该单位最高层级",
            ObsoleteReason.PastDue => "已过完成时限",
            ObsoleteReason.Held => $"市安委办暂缓发送至{ChineseDates.Short(item.HeldUntil!.Value)}",
            ObsoleteReason.Paused => "暂停期间不发通知",
            ObsoleteReason.ReportedAgain => "已重新报送",
            ObsoleteReason.Acknowledged => "已登记已阅",
            ObsoleteReason.NotTold => "该单位尚未告知或告知不足规定的工作日",
            ObsoleteReason.RungBelowTakenBack => "前一环节已撤销",
            ObsoleteReason.SignOffDecided => "已审签或已撤回",
            _ => "本季度进展说明已报送或已截止",
        };

    public static string QuotaMet(DueItem item, string counter) => $"各期累计{item.Count}{counter}，达到要求，{Outcome(item.Outcome!.Value)}";

    public static string QuotaMissed(DueItem item, string counter) => $"有报送退回或撤回，各期累计{item.Count}{counter}，未达到要求，恢复办理";

    private static string? ProgressNote(NoticeTag tag) => tag.Quarter is { } quarter ? $"第{"一二三四"[quarter - 1]}季度进展说明" : null;

    public static string LadderRestarted(DateOnly from) => $"正式启用：试运行期间的通知不计，督办程序自{ChineseDates.Full(from)}起算";
}
