using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Dispatch;

/// <summary>Mails that leave at once, outside slots, since a person has just asked for them.</summary>
/// <remarks>
/// Each is written down before it leaves, among the mails of the slot that began last. One that left already in that slot is not sent
/// again, so that nobody's mailbox is filled by pressing a button.
/// </remarks>
public sealed partial class PromptMails(MailTable mails, MailDrafts drafts, MailRoutes routes, TimeProvider clock, ILogger<PromptMails> log)
{
    /// <param name="draft">Makes the message of a slot at a moment, UTC.</param>
    /// <returns>True where the mail server took it, now or before.</returns>
    public async Task<bool> SendAsync(ListInForce list, Func<string, DateTimeOffset, MailRecord> draft, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(draft);
        await drafts.RefreshAsync(cancellation);
        DateTimeOffset now = clock.GetUtcNow();
        string slot = Latest(now, list.Calendar).Id;
        if (await mails.PrepareAsync(list.Id, slot, [draft(slot, now)], cancellation) is not [(MailRecord mail, string etag)])
            return false;
        if (mail.State == MailState.Accepted)
            return true;
        SendResult sent = await routes.For(list).SendAsync(await drafts.ToOutgoingAsync(list, mail, cancellation), cancellation);
        bool accepted = sent.Outcome == SendOutcome.Accepted;
        LogSent(log, mail.Kind, mail.Address, sent.Outcome);
        MailRecord after = mail with
        {
            State = accepted ? MailState.Accepted : MailState.Refused,
            AcceptedAt = accepted ? clock.GetUtcNow() : null,
            Reached = accepted && routes.Reach(list.Head),
            Detail = sent.Detail,
            Refused = sent.RefusedRecipients,
        };
        await mails.MarkAsync(list.Id, slot, [(after, etag)], cancellation);
        return accepted;
    }

    private static Slot Latest(DateTimeOffset now, WorkCalendar calendar)
    {
        for (DateOnly day = ChinaTime.DateOf(now); ; day = day.AddDays(-1))
            foreach (Slot slot in Slot.On(day, calendar))
                if (slot.Moment <= now)
                    return slot;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} was asked for, {Address}: {Outcome}.")]
    private static partial void LogSent(ILogger log, NoticeKind kind, string address, SendOutcome outcome);
}
