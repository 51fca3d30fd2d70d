using Ankang.Workflows.Calendar;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Mails;

/// <summary>The words for kinds and fates of mails.</summary>
internal static class MailText
{
    public static string Kind(NoticeKind kind) => NoticeWords.Of(kind).Name;

    /// <summary>已发, or where nothing was sent 已存文件.</summary>
    public static string State(MailRecord mail) =>
        mail.State switch
        {
            MailState.Prepared => "待发",
            MailState.Accepted when mail.Way == MailWay.OnTrial => "已存文件（试运行，未发出）",
            MailState.Accepted when mail.Way == MailWay.Kept => "已存文件（未发出）",
            MailState.Accepted => "已发",
            MailState.Refused => "未送达",
            MailState.Deferred => "顺延",
            MailState.Held => "暂缓",
            _ => "撤回",
        };

    public static string Tone(MailRecord mail) =>
        mail.State switch
        {
            MailState.Accepted when mail.Way != MailWay.Sent => "grey",
            MailState.Accepted => "green",
            MailState.Refused => "red",
            MailState.Deferred or MailState.Held => "yellow",
            _ => "grey",
        };

    /// <summary>已提交发件服务器，…: what is known of a mail that a server took; null for one that stays on the machine.</summary>
    public static string? Taken(WorkflowParts parts, ListInForce list, MailRecord mail) =>
        list.Head.Rehearsal || mail.Way != MailWay.Sent ? null
        : parts.Returns.IsRead ? "已提交发件服务器，未收到退信"
        : "已提交发件服务器，尚无送达结果";

    public static string Delivery(DeliveryStatus status) =>
        status switch
        {
            DeliveryStatus.Delivered => "已送达",
            DeliveryStatus.Bounced => "退信",
            _ => "停止投递",
        };

    /// <summary>第14项 新闻宣传稿件（2021年3月）</summary>
    public static string ItemName(ListInForce list, DueItemKey item)
    {
        if (list.FindPlan(PeriodRef.Of(item)) is not { } plan)
            return item.ToString();
        string period = plan.Kind is ItemKind.Once or ItemKind.Standing ? "" : ChineseDates.PeriodName(plan.Period);
        return $"第{plan.Obligation.Task}项 {plan.Obligation.ShortName}{(period.Length > 0 ? $"（{period}）" : "")}";
    }

    /// <summary>任务告知（汉滨区安委会联络员 b@example.org）, 周报（汉滨区安委会分管领导 a@example.org）</summary>
    public static string Held(ListInForce list, MailHold hold, DateOnly today)
    {
        string whose =
            list.Directory.Find(hold.Of) is { } named ? named.NameOn(today).Full
            : list.Directory.Units.FirstOrDefault(u => u.People.Any(p => p.Email == hold.Of)) is { } unit
                ? $"{unit.NameOn(today).Full}{Recipient.RoleOf(unit, hold.Of).Word()} {hold.Of}"
            : hold.Of;
        return $"{Kind(hold.Kind)}（{whose}）";
    }

    /// <summary>4月1日 周四 09:00</summary>
    public static string SlotName(string slot, DateOnly today)
    {
        Slot at = Slot.Parse(slot);
        return $"{Say.DayAndWeekday(at.Date, today)} {at.Hour:D2}:00";
    }
}
