using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Year;

/// <summary>What happens next to an item by itself, in words.</summary>
/// <param name="On">The day of it; null at rest.</param>
/// <param name="Words">若不办结，4月8日 09:00 发督办</param>
/// <param name="Rest">Why nothing happens by itself; null while something does.</param>
/// <param name="IsProvisional">The day lies beyond the known holiday calendars.</param>
public sealed record NextStep(DateOnly? On, string Words, RestReason? Rest, bool IsProvisional)
{
    /// <param name="slot">The next slot at which mails can leave.</param>
    /// <returns>Null for an item of a closed period that was not read.</returns>
    public static NextStep? Of(ItemGlance glance, Slot slot)
    {
        if (glance is not { Item: { } item, Next: { } decision })
            return null;
        if (decision.Rest is { } rest)
            return new NextStep(null, Resting(rest, glance.IsTalkDecided), rest, false);

        WorkCalendar calendar = glance.List.Calendar;
        NoticeTag[] waiting = [.. glance.Pending.Where(p => p.RefusedFor is null).Select(p => p.Tag), .. decision.Due];
        if (decision.On is not { } day || waiting.Length > 0)
        {
            string what = string.Join('、', waiting.Distinct().Select(HistoryText.Ahead));
            string condition = waiting.All(t => t.TellsOfAnAct) ? "" : Unless(item, waiting);
            return new NextStep(slot.Date, $"{condition}{Moment(slot, glance.Today)} {what}", null, calendar.IsProvisional(slot.Date));
        }

        if (decision.AwaitsTelling)
            return new NextStep(null, $"{ToldText.Untold}，暂不提醒（{ToldText.Why(glance.List, glance.Unit, glance.Today)}）", null, false);
        Slot at = Slot.AtOrAfter(ChinaTime.StartOf(day), calendar);
        string words =
            decision.Ahead is { WaitsForTelling: true } first && glance.List.ToldOn(item) is null
                ? $"{Unless(item, [first])}{AfterTelling(glance, item, first)}、不早于{Say.Day(day, glance.Today)} {HistoryText.Ahead(first)}"
            : decision.Ahead is { } tag ? $"{Unless(item, [tag])}{Moment(at, glance.Today)} {HistoryText.Ahead(tag)}"
            : $"{Say.Day(day, glance.Today)} 核计全年累计数";
        return new NextStep(day, words, null, calendar.IsProvisional(day));
    }

    private static string Unless(DueItem item, NoticeTag[] tags) =>
        !item.IsOpen ? "若不审核，"
        : tags.All(t => t == NoticeTag.Acknowledge) ? "若未登记已阅，"
        : "若不办结，";

    private static string AfterTelling(ItemGlance glance, DueItem item, NoticeTag tag) =>
        tag.Rung == Rules.Catalogue.Rung.None ? "告知后" : $"告知满{glance.List.PolicyOf(item).NoticeDays}个工作日后";

    private static string Moment(Slot slot, DateOnly today) => $"{Say.Day(slot.Date, today)} {slot.Hour:D2}:00";

    private static string Resting(RestReason reason, bool isTalkDecided) =>
        reason switch
        {
            RestReason.Closed => "已办结，不再发送通知",
            RestReason.Historic => "历史事项，不发通知，可以补报",
            RestReason.NotAddressed => "该单位没有报送邮箱，由市安委办掌握情况",
            RestReason.LastRungAccepted when isTalkDecided => "约谈已有决定，请督促办结",
            RestReason.LastRungAccepted => "约谈事项已告知，是否约谈由市安委办研究决定",
            RestReason.BeyondMaxRung => "已到该单位最高层级，不再自动升级，请市安委办商请协调",
            RestReason.Undeliverable => "通知未能送达任何收件人，请核实邮箱",
            _ => "清单已关闭，不再发送通知",
        };
}
