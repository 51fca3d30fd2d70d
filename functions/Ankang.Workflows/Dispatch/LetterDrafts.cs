using Ankang.Workflows.DueItems;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>Drafts the letters of a unit's items. A letter says what the mail of its rung said; before there is one, what it would say now.</summary>
public sealed class LetterDrafts(WorkTable work, MailTable mails, InterviewTable cases, MailDrafts drafts, TimeProvider clock)
{
    /// <summary>The items of which a letter about <paramref name="items"/> speaks, and what was decided about them.</summary>
    /// <param name="items">Of one unit.</param>
    /// <remarks>
    /// A letter of 约谈 is of one case: what is not decided yet, with all blank; else what the newest signed decision (签发) covers, also
    /// where only one of its items was asked for. After 不约谈 and 改为通报 there is none.
    /// </remarks>
    public async Task<LetterMatter> MatterAsync(
        ListInForce list,
        LetterKind kind,
        string unitId,
        IReadOnlyList<DueItemKey> items,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        if (kind.Rung() != Rung.Interview)
            return new LetterMatter(items, InterviewTerms.Open, null);
        InterviewCase[] final =
        [
            .. (await cases.ReadAsync(list.Id, cancellation)).Select(c => c.Case).Where(c => c.Unit == unitId && c.IsFinal).OrderBy(c => c.At),
        ];
        var open = new List<DueItemKey>();
        InterviewCase? signed = null;
        foreach (DueItemKey key in items)
        {
            DueItem? item = await ItemAsync(list, key, cancellation);
            InterviewCase? decided = item is null ? null : final.LastOrDefault(c => c.Covers(item));
            if (decided is null)
                open.Add(key);
            else if (decided.Letter is not null && !(signed?.At > decided.At))
                signed = decided;
        }

        return open.Count > 0 ? new LetterMatter(open, InterviewTerms.Open, null)
            : signed is { Letter: { } letter }
                ? new LetterMatter([.. signed.Items.Select(i => i.Key(list.Id, unitId))], TermsOf(letter, signed.Held), signed.At)
            : new LetterMatter([], InterviewTerms.Open, null);
    }

    /// <param name="matter">Items of one unit; those that are neither overdue nor told of by a mail of this rung are left out.</param>
    /// <param name="terms">What people decided, or typed for now.</param>
    /// <returns>Null when no item is left, or the unit is the office, which writes no letter to itself.</returns>
    public async Task<OfficialLetter?> DraftAsync(
        ListInForce list,
        LetterKind kind,
        string unitId,
        LetterMatter matter,
        InterviewTerms terms,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(matter);
        await drafts.RefreshAsync(cancellation);
        if (unitId == list.Catalogue.List.OfficeUnit || list.Directory.Find(unitId) is not { } unit)
            return null;
        DueItemKey[] keys = [.. matter.Items.Where(k => k.List == list.Id && k.Unit == unitId).Distinct()];
        var mails = new Dictionary<DueItemKey, MailRecord>();
        foreach (DueItemKey key in keys)
        {
            if (await ToldAsync(list, kind.Rung(), key, cancellation) is { } mail)
                mails[key] = mail;
        }

        // All from one mail: its day, its words and its reply-by day. Else the letter is one of its own day, and so is what it says.
        MailRecord? one =
            matter.SignedAt is null && mails.Count == keys.Length && mails.Values.DistinctBy(m => m.Address).Count() == 1
                ? mails.Values.First()
                : null;
        DateTimeOffset at = one?.Date ?? matter.SignedAt ?? clock.GetUtcNow();
        var items = new List<NoticeItem>();
        DateOnly? replyBy = null;
        foreach (DueItemKey key in keys)
        {
            MailRecord? mail = mails.GetValueOrDefault(key);
            if (one is not null)
            {
                items.Add(Said(one, key));
                replyBy = one.ReplyBy;
            }
            else if (await AtAsync(list, kind.Rung(), key, at, cancellation) is { } standing)
            {
                items.Add(standing.Item);
                replyBy = new[] { replyBy, mail is null ? standing.ReplyBy : mail.ReplyBy }.Max();
            }
            else if (mail is not null)
            {
                items.Add(Said(mail, key));
                replyBy = new[] { replyBy, mail.ReplyBy }.Max();
            }
        }

        return items.Count == 0
            ? null
            : drafts
                .Letters(list)
                .Compose(
                    kind,
                    new LetterFacts
                    {
                        Unit = unit.NameOn(ChinaTime.DateOf(at)).Full,
                        Salutation = unit.Salutation,
                        At = at,
                        Items = items,
                        ReplyBy = replyBy,
                        Terms = terms,
                    }
                );
    }

    // At what hour a talk was held on another day than it was called for, nobody recorded: its time is left blank.
    private static InterviewTerms TermsOf(InterviewLetter letter, InterviewHeld? held) =>
        new(
            held is null || held.On == ChinaTime.DateOf(letter.At) ? letter.At : null,
            letter.Place,
            letter.By,
            null,
            letter.Number,
            Minutes: held?.Minutes
        );

    private static NoticeItem Said(MailRecord mail, DueItemKey key) => mail.Items.First(i => i.Id == key.ToString());

    // The newest mail of the rung that the item's history names, if it still knows what it said.
    private async Task<MailRecord?> ToldAsync(ListInForce list, Rung rung, DueItemKey key, CancellationToken cancellation)
    {
        HistoryEvent sent = rung switch
        {
            Rung.Reminder => HistoryEvent.ReminderSent,
            Rung.Supervision => HistoryEvent.SupervisionSent,
            _ => HistoryEvent.InterviewSent,
        };
        // A rung that was corrected (更正) said nothing.
        if (await ItemAsync(list, key, cancellation) is { } item && TakeBack.Accepted(item, rung) is null)
            return null;
        string? address = (await work.HistoryAsync(key, cancellation)).LastOrDefault(h => h.Event == sent && h.Mail is not null)?.Mail;
        MailRecord? mail = MailRecord.SplitAddresses(address) is [var first, ..] ? await mails.GetAsync(list.Id, first, cancellation) : null;
        return mail?.Items.Any(i => i.Id == key.ToString()) == true ? mail : null;
    }

    // How an item stood at a moment; null where it was not open and overdue then.
    private async Task<(NoticeItem Item, DateOnly? ReplyBy)?> AtAsync(
        ListInForce list,
        Rung rung,
        DueItemKey key,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        if (await ItemAsync(list, key, cancellation) is not { } item || (item.ClosedAt is { } closed && closed <= at))
            return null;
        DueItem then = item with { State = ItemState.Open, Reports = [.. item.Reports.Where(r => r.At <= at)] };
        if (!then.IsOverdue(at))
            return null;
        DateOnly day = ChinaTime.DateOf(at);
        return (
            NoticeItems.Of(list, list.PlanOf(PeriodRef.Of(key)), then, null, day),
            Ladder.ReplyBy(rung, then, list.PolicyOf(then), list.Calendar, day)
        );
    }

    private async Task<DueItem?> ItemAsync(ListInForce list, DueItemKey key, CancellationToken cancellation)
    {
        if (list.FindPlan(PeriodRef.Of(key)) is not { } plan)
            return null;
        PeriodWork period = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
        return period.Items.GetValueOrDefault(key.Unit)?.Value;
    }
}
