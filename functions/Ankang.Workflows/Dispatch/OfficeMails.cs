using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>The office's own mail about a slot: 抄告 and 退信.</summary>
public sealed class OfficeMails(WorkTable work, MailDrafts drafts)
{
    /// <summary>What the office is told of a slot: a digest a rung of what left, and each address that was refused for good.</summary>
    /// <param name="sent">All messages of the slot; the office's own that are there already are not drafted again.</param>
    public async Task<IReadOnlyList<MailRecord>> DraftAsync(
        ListInForce list,
        string slot,
        IReadOnlyList<MailRecord> sent,
        CancellationToken cancellation
    )
    {
        DateTimeOffset at = Slot.Parse(slot).Moment;
        HashSet<string> there = [.. sent.Select(m => m.Row)];
        var mails = new List<MailRecord>();
        foreach (NoticeKind kind in NoticeKinds.Rungs.Select(k => k.Kind))
        {
            var lines = new List<DigestLine>();
            foreach (
                MailRecord mail in sent.Where(m => m.Kind == kind && m.State == MailState.Accepted).OrderBy(m => list.Directory.OrderOf(m.Addressee))
            )
            foreach (NoticeItem item in await NoticeItemsAsync(list, mail, at, cancellation))
                lines.Add(new DigestLine(list.Directory[mail.Addressee].NameOn(ChinaTime.DateOf(at)).Full, item, mail.ReplyBy));
            if (lines.Count > 0)
                mails.Add(drafts.Digest(list, slot, at, kind, lines));
        }

        foreach (MailRecord failed in sent.Where(m => m.Refused.Count > 0 && list.Directory.Find(m.Addressee) is not null && !m.Traits.IsForOffice))
        foreach (RefusedRecipient refused in failed.Refused)
            mails.Add(drafts.Failure(list, at, failed, refused, await NoticeItemsAsync(list, failed, at, cancellation)));
        return [.. mails.Where(m => !there.Contains(m.Row))];
    }

    private async Task<IReadOnlyList<NoticeItem>> NoticeItemsAsync(
        ListInForce list,
        MailRecord mail,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var items = new List<NoticeItem>();
        foreach (NoticeKey key in mail.Notices)
        {
            PeriodPlan plan = list.PlanOf(key.PeriodOf(list.Id));
            PeriodWork period = await work.LoadAsync(plan.Ref, fresh: false, cancellation);
            items.Add(NoticeItems.Of(list, plan, period.Items[key.Unit].Value, key.Tag, ChinaTime.DateOf(at)));
        }

        return items;
    }
}
