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
        var carriers = mails
            .Where(m => m.State is MailState.Accepted or MailState.Refused)
            .SelectMany(m => m.Notices.Select(n => (Notice: n, Mail: m)))
            .GroupBy(c => c.Notice.PeriodOf(list.Id));
        var touched = new List<PeriodRef>();
        foreach (var period in carriers)
        {
            // 约谈 goes to the supervisor and as a proposal to the office; either counts.
            var byNotice = period.GroupBy(c => c.Notice).ToDictionary(g => g.Key, g => g.Select(c => c.Mail).OrderBy(m => m.State).First());
            await work.UpdateAsync(period.Key, (w, item) => Settle(list, w, item, byNotice), cancellation);
            touched.Add(period.Key);
        }

        // One that came back meanwhile stands there as taken back, and stays so.
        await told.AddAsync(list.Id, [.. mails.Where(m => m is { State: MailState.Accepted, Duties.Count: > 0 }).Select(TellingOf)], cancellation);
        foreach (MailRecord mail in mails.Where(m => m.State is MailState.Accepted or MailState.Refused or MailState.Deferred))
            await NoteAddressesAsync(list, mail, cancellation);
        return touched;
    }

    /// <summary>What a 任务告知 told that was taken for at least one of the unit: named by the mail, so a second settlement finds it there.</summary>
    internal static Telling TellingOf(MailRecord mail) =>
        new(mail.Addressee, mail.Address, TellingKind.Mail, mail.AcceptedAt ?? mail.Date, [.. mail.Duties])
        {
            Reached = mail.Reached,
            To = [.. mail.To.Select(t => t.Email).Except(mail.Refused.Select(r => r.Email))],
        };

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
        foreach (string taken in mail.To.Select(t => t.Email).Except(mail.Refused.Select(r => r.Email)))
        foreach (ResponsibleUnit unit in list.Directory.Units.Where(u => u.People.Any(c => c.Email == taken && c.RefusedAt < at)))
            await contacts.TakenAsync(unit.Id, $"{mail.Address}|{taken}|taken", taken, at, cancellation);
    }

    private ItemChange? Settle(ListInForce list, PeriodWork period, DueItem item, Dictionary<NoticeKey, MailRecord> mails)
    {
        DateTimeOffset now = clock.GetUtcNow();
        var history = new List<HistoryDraft>();
        var removed = new List<PendingNotice>();
        var refused = new List<PendingNotice>();
        foreach (Tracked<PendingNotice> tracked in period.NoticesOf(item.Key.Unit))
        {
            PendingNotice notice = tracked.Value;
            var key = new NoticeKey(period.Period.Obligation, period.Period.Period, notice.Unit, notice.Cycle, notice.Tag);
            // What came back from everybody before it was settled still waits to be sent.
            if (!mails.TryGetValue(key, out MailRecord? mail) || mail is { State: MailState.Accepted, Deliveries.Count: > 0 } && !mail.HasAnybody())
                continue;
            // 更正 that came to say more while its mail was on the way leaves once more, with all of it.
            if (notice is { Tag: var tag, Text: { } text } && tag == NoticeTag.Correction && mail.Suffix != CorrectionText.SuffixOf(text))
                continue;
            if (mail.State == MailState.Refused)
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
            DateTimeOffset at = mail.AcceptedAt!.Value;
            if (!item.IsOpen && !notice.Tag.IsForOffice && notice.Tag != NoticeTag.Correction)
            {
                history.Add(new HistoryDraft(now, Actor.System, HistoryEvent.NoticeWithdrawn, HistoryText.SentTooLate(notice.Tag), mail.Address));
                continue;
            }

            item = notice.Tag.Accepted(item, at, mail.ReplyBy);
            history.Add(
                new HistoryDraft(
                    at,
                    Actor.System,
                    notice.Tag.Event,
                    HistoryText.Sent(notice.Tag, Roles(list, item, mail), mail.ReplyBy),
                    mail.Address
                )
            );
        }

        return removed.Count + refused.Count == 0 ? null : new ItemChange(item, history, [], removed, refused);
    }

    private static string Roles(ListInForce list, DueItem item, MailRecord mail)
    {
        if (mail.Traits.IsForOffice)
            return RecipientRole.Office.Word();
        ResponsibleUnit unit = list.Directory[item.Key.Unit];
        HashSet<string> refused = [.. mail.Refused.Select(r => r.Email)];
        IEnumerable<RecipientRole> reached = mail.To.Where(t => !refused.Contains(t.Email)).Select(t => t.RoleIn(unit)).Distinct().Order();
        string words = string.Join('、', reached.Where(r => r != RecipientRole.Unknown).Select(r => r.Word()));
        return words.Length == 0 ? RecipientRole.Unknown.Word() : words;
    }
}
