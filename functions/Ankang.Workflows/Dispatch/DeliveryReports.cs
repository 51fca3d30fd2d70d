using Ankang.Workflows.Acts;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>Takes reports of deliveries that come after acceptance: a rung that was accepted stays counted, a returned mail flags the address.</summary>
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

    internal DeliveryReports(ListLookup lists, MailTable mails, ItemActs acts, ContactService contacts, TimeProvider clock) =>
        (_lists, _mails, _acts, _contacts, _clock) = (lists, mails, acts, contacts, clock);

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
                await ReturnedAsync(list, mail, email, answer, cancellation);
            MailRecord told = mail with { Deliveries = [.. mail.Deliveries, new Delivery(email, status, _clock.GetUtcNow(), answer)] };
            return (await _mails.MarkAsync(listId, mail.Slot, [(told, etag)], cancellation))[0] is not null ? true : null;
        });
    }

    private async Task ReturnedAsync(ListInForce list, MailRecord mail, string email, string answer, CancellationToken cancellation)
    {
        string request = $"{mail.Address}|{email}|returned";
        string told = new BounceText(mail.Kind, mail.AcceptedAt ?? mail.Date, email, answer, mail.To.First(t => t.Email == email).Role).ToString();
        foreach (NoticeKey notice in mail.Notices)
        {
            DueItemKey key = notice.PeriodOf(list.Id).Of(notice.Unit);
            await _acts.DoAsync(
                new ActRequest(key, request, Actor.System),
                bringsForward: true,
                s =>
                {
                    string text = $"{HistoryText.Notice(notice.Tag)}发往 {email} 后被退回（{answer}），环节照计，请市安委办核实邮箱";
                    ItemChange change = s.Telling(s.Item, NoticeTag.Bounce, told, null, HistoryEvent.Bounced, text);
                    return change with { History = [change.History[0] with { Mail = mail.Address }] };
                },
                cancellation
            );
        }

        foreach (ResponsibleUnit unit in list.Directory.Units.Where(u => u.People.Any(c => c.Email == email)))
            await _contacts.FlagAsync(unit.Id, request, email, _clock.GetUtcNow(), cancellation);
    }

    // {list}.{slot}.{unit}.{kind}@{domain}
    private static string AddressOf(string list, string text)
    {
        string id = text.Trim('<', '>', ' ');
        if (!id.Contains('@') || !id.StartsWith($"{list}.", StringComparison.Ordinal))
            return text;
        string[] parts = id[..id.LastIndexOf('@')][(list.Length + 1)..].Split('.', 3);
        return parts.Length == 3 ? $"{parts[0]}|{parts[1]}|{parts[2]}" : text;
    }
}
