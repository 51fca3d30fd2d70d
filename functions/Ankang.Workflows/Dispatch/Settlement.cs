using Ankang.Workflows.Contacts;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>Writes into Work what became of messages: rungs with their time of acceptance, or why a notice did not arrive.</summary>
/// <remarks>
/// Idempotent: a notice is settled once, when its pending row is deleted in the batch that writes the history line.
/// So is a telling (任务告知), whose row is named by its mail.
/// The time of acceptance stands in the Mail row, so a late settlement never moves the ladder.
/// </remarks>
public sealed class Settlement(WorkTable work, ToldTable told, ContactService contacts, TimeProvider clock)
{
    /// <summary>Settles all notices that the messages carried; a message that was deferred leaves its notices pending.</summary>
    /// <returns>The periods that were touched.</returns>
    public async Task<IReadOnlyList<PeriodRef>> SettleAsync(ListInForce list, IReadOnlyList<MailRecord> mails, CancellationToken cancellation)
    {
        using IDisposable _ = StorageMeter.For(StoragePurpose.Dispatch);
        var touched = new List<PeriodRef>();
        foreach (var period in Carriage.OfAll(mails).GroupBy(c => c.Notice.PeriodOf(list.Id)))
        {
            Dictionary<NoticeKey, Carriage> byNotice = period.ToDictionary(c => c.Notice);
            await work.UpdateAsync(period.Key, (w, item) => Settle(list, w, item, byNotice), cancellation);
            touched.Add(period.Key);
        }

        // One that came back meanwhile stands there as taken back, and stays so.
        await told.AddAsync(list.Id, [.. mails.Where(m => m.State == MailState.Accepted).SelectMany(TellingsOf)], cancellation);
        foreach (MailRecord mail in mails.Where(m => m.State is MailState.Accepted or MailState.Refused or MailState.Deferred))
            await NoteAddressesAsync(list, mail, cancellation);
        return touched;
    }

    /// <summary>What a 任务告知 told, for each unit of its reader: named by the mail, so a second settlement finds it there.</summary>
    internal static IEnumerable<Telling> TellingsOf(MailRecord mail) =>
        mail
            .Duties.GroupBy(d => d.Unit, d => d.Duty)
            .Select(unit => new Telling(unit.Key, mail.Address, TellingKind.Mail, mail.AcceptedAt ?? mail.Date, [.. unit])
            {
                Reached = mail.Reached,
                To = [.. mail.Addresses.Except(mail.Refused.Select(r => r.Email))],
            });

    // Only what was said of the recipient: "later" and a refusal of our text or sender mark nobody.
    private async Task NoteAddressesAsync(ListInForce list, MailRecord mail, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        foreach (RefusedRecipient refused in mail.Refused.Where(r => r.Kind is AnswerKind.NoSuchRecipient or AnswerKind.Unknown))
        foreach (ResponsibleUnit unit in list.Directory.Units.Where(u => u.People.Any(c => c.Email == refused.Email && c.BouncedAt is null)))
            await contacts.RefusedAsync(unit.Id, $"{mail.Address}|{refused.Email}|refused|{today:yyyyMMdd}", refused.Email, now, cancellation);
        if (mail.AcceptedAt is not { } at)
            return;
        foreach (string taken in mail.Addresses.Except(mail.Refused.Select(r => r.Email)))
        foreach (ResponsibleUnit unit in list.Directory.Units.Where(u => u.People.Any(c => c.Email == taken && c.RefusedAt < at)))
            await contacts.TakenAsync(unit.Id, $"{mail.Address}|{taken}|taken", taken, at, cancellation);
    }

    private ItemChange? Settle(ListInForce list, PeriodWork period, DueItem item, Dictionary<NoticeKey, Carriage> carried)
    {
        DateTimeOffset now = clock.GetUtcNow();
        var history = new List<HistoryDraft>();
        var removed = new List<PendingNotice>();
        var refused = new List<PendingNotice>();
        foreach (Tracked<PendingNotice> tracked in period.NoticesOf(item.Key.Unit))
        {
            PendingNotice notice = tracked.Value;
            var key = new NoticeKey(period.Period.Obligation, period.Period.Period, notice.Unit, notice.Cycle, notice.Tag);
            if (!carried.TryGetValue(key, out Carriage? by))
                continue;
            // 更正 that came to say more while its mail was on the way leaves once more, with all of it.
            if (
                notice is { Tag: var tag, Text: { } text }
                && tag == NoticeTag.Correction
                && by.Mails.All(m => m.Suffix != CorrectionText.SuffixOf(text))
            )
                continue;
            if (by is { Accepted: [], Refused: var mail })
            {
                string addresses = Step.AddressesOf(list.Directory[item.Key.Unit]);
                if (notice.RefusedFor == addresses)
                    continue;
                refused.Add(notice with { RefusedFor = addresses });
                history.Add(
                    new HistoryDraft(
                        now,
                        Actor.System,
                        HistoryEvent.NoticeUndeliverable,
                        HistoryText.Undeliverable(notice.Tag, mail.Refused is [var first, ..] ? first.Answer : mail.Detail ?? ""),
                        mail.Address
                    )
                );
                continue;
            }

            removed.Add(notice);
            DateTimeOffset at = by.At;
            if (!item.IsOpen && !notice.Tag.IsForOffice && notice.Tag != NoticeTag.Correction)
            {
                history.Add(new HistoryDraft(now, Actor.System, HistoryEvent.NoticeWithdrawn, HistoryText.SentTooLate(notice.Tag), by.Addresses));
                continue;
            }

            item = notice.Tag.Accepted(item, at, by.ReplyBy);
            history.Add(
                new HistoryDraft(
                    at,
                    Actor.System,
                    notice.Tag.Event,
                    by.Accepted[0].Way == MailWay.Sent
                        ? HistoryText.Sent(notice.Tag, by.Roles(list.Directory[item.Key.Unit]), by.ReplyBy)
                        : HistoryText.Kept(notice.Tag, by.Roles(list.Directory[item.Key.Unit]), by.Accepted[0].Way == MailWay.OnTrial),
                    by.Addresses
                )
            );
        }

        return removed.Count + refused.Count == 0 ? null : new ItemChange(item, history, [], removed, refused);
    }
}
