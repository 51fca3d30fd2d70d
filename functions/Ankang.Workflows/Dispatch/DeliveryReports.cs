using Ankang.Workflows.Acts;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>Takes back a telling (任务告知) of which nobody of the unit got the mail.</summary>
/// <param name="mail">Address of the mail within the list.</param>
/// <param name="why">What the other server said.</param>
/// <returns>False when no such telling is known.</returns>
public delegate Task<bool> TakeTellingBack(string list, string unit, string mail, string why, CancellationToken cancellation);

/// <summary>
/// Takes reports of deliveries that come after acceptance: a returned mail flags the address, and where nobody of the unit got it, what it
/// told counts no more.
/// </summary>
/// <remarks>
/// In this order: histories and the notice to the office (退信), the flag of the address, and the Mail row last, so that a
/// report that was cut off and comes again finds itself unfinished. Each step is done once.
/// </remarks>
public sealed class DeliveryReports
{
    private readonly ListLookup _lists;
    private readonly MailTable _mails;
    private readonly ItemActs _acts;
    private readonly ContactService _contacts;
    private readonly TimeProvider _clock;
    private readonly TakeTellingBack _takeTellingBack;

    internal DeliveryReports(
        ListLookup lists,
        MailTable mails,
        ItemActs acts,
        ContactService contacts,
        TimeProvider clock,
        TakeTellingBack takeTellingBack
    ) => (_lists, _mails, _acts, _contacts, _clock, _takeTellingBack) = (lists, mails, acts, contacts, clock, takeTellingBack);

    /// <param name="address">The message: <see cref="MailRecord.Address"/>, or its Message-ID.</param>
    /// <param name="email">The recipient.</param>
    /// <param name="detail">The server's words.</param>
    /// <returns>False when the message or its recipient is not known here.</returns>
    public async Task<bool> ReportAsync(
        string listId,
        string address,
        string email,
        DeliveryStatus status,
        string? detail,
        CancellationToken cancellation
    )
    {
        ListInForce list = await _lists(listId, cancellation);
        address = AddressOf(listId, address);
        return await CompareAndSwap.UpdateAsync($"Mail {address}", async () =>
        {
            if (await _mails.FindAsync(listId, address, cancellation) is not var (mail, etag) || !mail.To.Any(t => t.Email == email))
                return false;
            if (mail.Deliveries.Any(d => d.Email == email && d.Status == status))
                return true;
            string answer = string.IsNullOrWhiteSpace(detail)
                ? status == DeliveryStatus.Suppressed
                    ? "该地址已停止投递"
                    : "被退回"
                : detail.ReplaceLineEndings(" ").Trim();
            if (status != DeliveryStatus.Delivered)
                await ReturnedAsync(list, mail, email, status, answer, cancellation);
            MailRecord told = mail with { Deliveries = [.. mail.Deliveries, new Delivery(email, status, _clock.GetUtcNow(), answer)] };
            return (await _mails.MarkAsync(listId, mail.Slot, [(told, etag)], cancellation))[0] is not null ? true : null;
        });
    }

    private async Task ReturnedAsync(
        ListInForce list,
        MailRecord mail,
        string email,
        DeliveryStatus status,
        string answer,
        CancellationToken cancellation
    )
    {
        DateTimeOffset now = _clock.GetUtcNow();
        string request = $"{mail.Address}|{email}|returned";
        string words = new BounceText(mail.Kind, mail.AcceptedAt ?? mail.Date, email, answer, mail.To.First(t => t.Email == email).Role).ToString();
        MailRecord[] slot = [.. (await _mails.ReadAsync(list.Id, mail.Slot, cancellation)).Select(m => m.Mail)];
        foreach (NoticeKey notice in mail.Notices)
        {
            MailRecord[] carriers = [.. slot.Where(m => m.State == MailState.Accepted && m.Notices.Contains(notice))];
            bool someoneHasIt = carriers.Any(m => Reached(m, m.Address == mail.Address ? email : null));
            await _acts.DoAsync(
                new ActRequest(notice.PeriodOf(list.Id).Of(notice.Unit), request, Actor.System),
                bringsForward: true,
                s => Returned(s, mail, email, answer, words, notice, someoneHasIt ? [] : carriers),
                cancellation
            );
        }

        if (mail.Notices.Count == 0 && !Reached(mail, email))
            foreach (string told in mail.Units)
                await _takeTellingBack(list.Id, told, mail.Address, answer, cancellation);
        foreach (ResponsibleUnit unit in list.Directory.Units.Where(u => u.People.Any(c => c.Email == email)))
        {
            if (status == DeliveryStatus.Suppressed)
                await _contacts.FlagAsync(unit.Id, request, email, now, cancellation);
            // A full mailbox or a verdict on our text says nothing against the address.
            else if (SmtpAnswers.Judge(answer, AnswerStage.Recipient) is AnswerKind.NoSuchRecipient or AnswerKind.Unknown)
                await _contacts.ReturnedAsync(unit.Id, request, email, now, cancellation);
        }
    }

    // Somebody whom the mail server took it for, and from whom it did not come back.
    private static bool Reached(MailRecord mail, string? except) =>
        mail.To.Any(t =>
            t.Email != except
            && mail.Refused.All(r => r.Email != t.Email)
            && mail.Deliveries.All(d => d.Email != t.Email || d.Status == DeliveryStatus.Delivered)
        );

    // Nobody has it: the rung is as if it had not left, and goes out again while one of the addresses may be alive.
    private static ItemChange Returned(
        ActScene scene,
        MailRecord mail,
        string email,
        string answer,
        string told,
        NoticeKey notice,
        IReadOnlyList<MailRecord> lost
    )
    {
        string what = $"{HistoryText.Notice(notice.Tag)}发往 {email} 后被退回（{answer}）";
        DueItem item = scene.Item;
        AcceptedRung? rung = notice.Cycle == item.Cycle ? TakeBack.Accepted(item, notice.Tag.Rung) : null;
        bool isLost = lost.Any(m => m.AcceptedAt == rung?.At);
        DueItem? without = rung is not null && isLost ? TakeBack.Of(item, notice.Tag.Rung) : null;
        string text =
            without is not null ? $"{what}，无其他收件人收到，该次{HistoryText.Rung(notice.Tag.Rung)}撤销，不计入督办程序"
            : isLost ? $"{what}，后续环节已发出，环节照计，请市安委办核实邮箱"
            : $"{what}，环节照计，请市安委办核实邮箱";
        ItemChange change = scene.Telling(
            without ?? item,
            NoticeTag.Bounce,
            told,
            null,
            without is null ? HistoryEvent.Bounced : HistoryEvent.RungTakenBack,
            text
        );
        ResponsibleUnit unit = scene.List.Directory[item.Key.Unit];
        bool isDead = without is not null && lost.SelectMany(m => m.To).All(t => DeadAddress.IsByReturns(scene.List, t.Email, scene.Today));
        return change with
        {
            History = [change.History[0] with { Mail = mail.Address }],
            AddNotices = isDead
                ? [.. change.AddNotices, new PendingNotice(item.Key.Unit, item.Cycle, notice.Tag, scene.Now, RefusedFor: Step.AddressesOf(unit))]
                : change.AddNotices,
        };
    }

    // {list}.{slot}.{unit}.{kind}@{domain}
    internal static string AddressOf(string list, string text)
    {
        string id = text.Trim('<', '>', ' ');
        if (!id.Contains('@') || !id.StartsWith($"{list}.", StringComparison.Ordinal))
            return text;
        string[] parts = id[..id.LastIndexOf('@')][(list.Length + 1)..].Split('.', 3);
        return parts.Length == 3 ? $"{parts[0]}|{parts[1]}|{parts[2]}" : text;
    }
}
