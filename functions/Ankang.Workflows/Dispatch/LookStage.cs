using Ankang.Workflows.Board;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;

namespace Ankang.Workflows.Dispatch;

/// <summary>The look at a message's items just before it leaves.</summary>
public sealed class LookStage(ListLookup lists, WorkTable work, BoardTable board, MailDrafts drafts, GroupStage group)
{
    private const int RestDays = 3;

    private const string KeptBack = "暂缓或暂停";

    /// <summary>
    /// Drops items that somebody closed and notices whose time has passed; a mail that a crash held back to another day names that day's
    /// dates.
    /// </summary>
    /// <param name="arrived">What of its slot others have: to them it counts already, and its own reader is still to hear of it.</param>
    /// <returns>The message as it may leave; withdrawn (撤回) where nothing of it is left.</returns>
    internal async Task<MailRecord> TakeAsync(ListInForce list, Slot slot, MailRecord mail, Arrived arrived, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(mail);
        if (mail.Notices.Count == 0)
            return mail.HeldAs is null ? mail : await TakeWholeAsync(list, slot, mail, arrived, cancellation);
        var carried = new List<Carried>();
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        var owed = new List<NoticeKey>();
        var unsettled = new List<Carried>();
        bool sameDay = ChinaTime.DateOf(mail.Date) == slot.Date;
        foreach (NoticeKey key in mail.Notices)
        {
            PeriodPlan plan = list.PlanOf(key.PeriodOf(list.Id));
            PeriodWork period = await work.LoadForSendingAsync(plan.Ref, cancellation);
            // Another host may have decided the notice: only the store can say that nothing of it is left.
            if (Waiting(period, key) is null && !arrived.Has(key))
                period = await work.RereadAsync(plan.Ref, cancellation);
            if (!period.Items.TryGetValue(key.Unit, out Tracked<DueItem>? item))
            {
                reasons.Add("事项记录不完整，已搁置");
                continue;
            }

            Tracked<PendingNotice>? notice = Waiting(period, key);
            if (arrived.Has(key) && (notice is null || !sameDay))
            {
                owed.Add(key);
                if (notice is not null)
                    unsettled.Add(new Carried(plan, item.Value, notice.Value));
                continue;
            }

            LadderTerms terms = list.TermsFor(item.Value);
            if (notice is null)
                reasons.Add(WhyGone(key, item.Value, terms, mail.Date, slot.Date));
            else if (Step.WhyObsolete(notice.Value, item.Value, terms, slot.Date) is { } why)
                reasons.Add(HistoryText.WhyObsolete(why, item.Value));
            else if (list.Directory.Find(key.Unit) is not { IsLost: false })
                reasons.Add("单位名录缺失，恢复后再发");
            else if (Step.MayLeave(notice.Value, item.Value, terms, slot.Date))
                carried.Add(new Carried(plan, item.Value, notice.Value));
            else
                reasons.Add(KeptBack);
        }

        // By others it counts already: it says what they were told on their day, while that is of use.
        if (owed.Count > 0)
        {
            // A crash may have kept theirs to a later day than its own: then it names the day to reply that they were given.
            if (unsettled.Count == mail.Notices.Count && arrived.DatedOtherwise(mail) is { } theirs)
                mail = drafts.Again(list, mail, theirs.Date, unsettled, theirs.ReplyBy);
            if (!await IsOfUseAsync(list, slot, mail, owed, cancellation))
                return mail with { State = MailState.Withdrawn, Detail = "其他收件人已收到，不再补发" };
            return await IsKeptBackAsync(list, slot, owed, cancellation) ? mail with { State = MailState.Deferred, Detail = KeptBack } : mail;
        }

        if (carried.Count == 0)
            return mail with { State = MailState.Withdrawn, Detail = string.Join('、', reasons) };
        if (carried.Count == mail.Notices.Count && sameDay)
            return mail;
        DateTimeOffset at = sameDay ? mail.Date : slot.Moment;
        return drafts.Again(list, mail, at, carried, sameDay ? mail.ReplyBy : ReplyDays.Latest(list, mail.Traits, carried, at));
    }

    // What others have is of use to one more for three working days, no longer than until its reply-by day, and while anything of what it
    // asks is open.
    private async Task<bool> IsOfUseAsync(ListInForce list, Slot slot, MailRecord mail, IReadOnlyList<NoticeKey> owed, CancellationToken cancellation)
    {
        if (mail.ReplyBy < slot.Date || IsLongAgo(list, slot, mail))
            return false;
        foreach (NoticeKey key in owed)
        {
            PeriodWork period = await work.LoadForSendingAsync(key.PeriodOf(list.Id), cancellation);
            if (period.Items.TryGetValue(key.Unit, out Tracked<DueItem>? item) && item.Value.IsOpen)
                return true;
        }

        return false;
    }

    // The office's word holds for what others have, too: its own reader hears of it once it is over, while that is of use.
    private async Task<bool> IsKeptBackAsync(ListInForce list, Slot slot, IReadOnlyList<NoticeKey> owed, CancellationToken cancellation)
    {
        foreach (NoticeKey key in owed)
        {
            PeriodWork period = await work.LoadForSendingAsync(key.PeriodOf(list.Id), cancellation);
            if (period.Items.TryGetValue(key.Unit, out Tracked<DueItem>? item) && Step.IsKeptBack(item.Value, list.TermsFor(item.Value), slot.Date))
                return true;
        }

        return false;
    }

    // What would stop the notice now is why it was withdrawn; where nothing would, it was told by another mail or put off anew.
    private static string WhyGone(NoticeKey key, DueItem item, LadderTerms terms, DateTimeOffset decidedAt, DateOnly day) =>
        Step.WhyObsolete(new PendingNotice(key.Unit, key.Cycle, key.Tag, decidedAt), item, terms, day) is { } why
            ? HistoryText.WhyObsolete(why, item)
            : "通知已由其他邮件办理";

    private static bool IsLongAgo(ListInForce list, Slot slot, MailRecord mail) =>
        list.Calendar.AddWorkingDays(Slot.Parse(mail.Slot).Date, RestDays) < slot.Date;

    private static Tracked<PendingNotice>? Waiting(PeriodWork period, NoticeKey key) =>
        period.NoticesOf(key.Unit).FirstOrDefault(n => n.Value.Tag == key.Tag && n.Value.Cycle == key.Cycle);

    // 暂缓 and 暂停 stand in the list's head, which may have changed since the dispatch began.
    private async Task<MailRecord> TakeWholeAsync(ListInForce list, Slot slot, MailRecord mail, Arrived arrived, CancellationToken cancellation)
    {
        if (mail.Traits.IsWeekly && Summaries.WeekOf(Slot.Parse(mail.Slot).Date) != Summaries.WeekOf(slot.Date))
            return mail with { State = MailState.Withdrawn, Detail = "以新一周的周报为准" };
        if (mail.WhyHeldBack(await lists(list.Id, cancellation), slot.Date) is { } why)
            return mail with { State = MailState.Held, Detail = why };
        if (ChinaTime.DateOf(mail.Date) == slot.Date || arrived.HasSomeOf(mail) && !IsLongAgo(list, slot, mail))
            return mail;
        BoardView view = await board.ReadAsync(list.Id, reread: false, cancellation);
        return await group.AgainAsync(list, slot, mail, view, cancellation)
            ?? mail with
            {
                State = MailState.Withdrawn,
                Detail = "已没有需要告知的事项",
            };
    }
}
