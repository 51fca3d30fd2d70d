using Ankang.Workflows.Acts;
using Ankang.Workflows.Board;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Dispatch;

/// <summary>Takes back a telling (任务告知) of which nobody of the unit got the mail.</summary>
/// <param name="telling">What the mail told; where it was not written down yet, it is so as one that was taken back.</param>
/// <param name="why">What the other server said.</param>
internal delegate Task TakeTellingBack(string list, Telling telling, string why, CancellationToken cancellation);

/// <summary>
/// Takes reports of deliveries that come after acceptance: a returned mail flags the address, and where nobody of the unit got it, what it
/// told counts no more.
/// </summary>
/// <remarks>
/// In this order: histories and the notice to the office (退信), the flag of the address, and the Mail row last, so that a
/// report that was cut off and comes again finds itself unfinished. Each step is done once.
/// </remarks>
public sealed partial class DeliveryReports
{
    private readonly ListLookup _lists;
    private readonly MailTable _mails;
    private readonly ItemActs _acts;
    private readonly ContactService _contacts;
    private readonly TimeProvider _clock;
    private readonly TakeTellingBack _takeTellingBack;
    private readonly WorkTable _work;
    private readonly BoardTable _board;
    private readonly DispatchLease _lease;
    private readonly ILogger<DeliveryReports> _log;

    internal DeliveryReports(
        ListLookup lists,
        MailTable mails,
        ItemActs acts,
        ContactService contacts,
        WorkTable work,
        BoardTable board,
        DispatchLease lease,
        TimeProvider clock,
        TakeTellingBack takeTellingBack,
        ILogger<DeliveryReports> log
    )
    {
        (_lists, _mails, _acts, _contacts, _clock, _takeTellingBack) = (lists, mails, acts, contacts, clock, takeTellingBack);
        (_work, _board, _lease, _log) = (work, board, lease, log);
    }

    /// <param name="address">The message, as <see cref="MailRecord.Address"/> gives it.</param>
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
        string told = new BounceText(mail.Kind, mail.AcceptedAt ?? mail.Date, email, answer, mail.To.First(t => t.Email == email).Role).ToString();
        AnswerKind kind = status == DeliveryStatus.Suppressed ? AnswerKind.NoSuchRecipient : SmtpAnswers.Judge(answer, AnswerStage.Recipient);
        MailRecord[] slot = [.. (await _mails.ReadAsync(list.Id, mail.Slot, cancellation)).Select(m => m.Mail)];
        foreach (NoticeKey notice in mail.Notices)
        {
            MailRecord[] carriers = [.. slot.Where(m => m.State == MailState.Accepted && m.Notices.Contains(notice))];
            bool someoneHasIt = carriers.Any(m => m.HasAnybody(m.Address == mail.Address ? email : null));
            DueItemKey item = notice.PeriodOf(list.Id).Of(notice.Unit);
            bool again = !kind.IsOfRecipient() && await CameBackBeforeAsync(item, notice.Tag, mail.Slot, cancellation);
            await _acts.DoAsync(
                new ActRequest(item, request, Actor.System),
                bringsForward: true,
                s => ReturnedNotice.Decide(s, new(mail, email, answer, kind, told, notice, someoneHasIt ? [] : carriers, again)),
                cancellation
            );
        }

        if (mail.Duties.Count > 0 && !mail.HasAnybody(email))
            await UntellAsync(list, mail, email, answer, request, told, slot, cancellation);
        if (!kind.IsOfRecipient())
            await StopAsync(list, [.. slot.Where(m => m.Address != mail.Address && m.CameBackForUs), mail], answer, kind, cancellation);
        foreach (ResponsibleUnit unit in list.Directory.Units.Where(u => u.People.Any(c => c.Email == email)))
        {
            if (status == DeliveryStatus.Suppressed)
                await _contacts.FlagAsync(unit.Id, request, email, now, cancellation);
            // A full mailbox or a verdict on our text says nothing against the address.
            else if (kind is AnswerKind.NoSuchRecipient or AnswerKind.Unknown)
                await _contacts.ReturnedAsync(unit.Id, request, email, now, cancellation);
        }
    }

    // 任务告知 that its reader has not: it told nothing, and where nobody else of a unit has it, each open item that it told of says so.
    private async Task UntellAsync(
        ListInForce list,
        MailRecord mail,
        string email,
        string answer,
        string request,
        string told,
        IReadOnlyList<MailRecord> slot,
        CancellationToken cancellation
    )
    {
        BoardView view = await _board.ReadAsync(list.Id, reread: false, cancellation);
        foreach (Telling telling in Settlement.TellingsOf(mail))
        {
            await _takeTellingBack(list.Id, telling, answer, cancellation);
            HashSet<ToldDuty> untold =
            [
                .. mail
                    .Duties.Where(d => d.Unit == telling.Unit)
                    .Except(slot.Where(m => m.Address != mail.Address && m.State == MailState.Accepted && m.HasAnybody()).SelectMany(m => m.Duties)),
            ];
            foreach (
                BoardRow row in view.Rows.Where(r =>
                    untold.Contains(new ToldDuty(telling.Unit, Telling.DutyOf(r.Period)))
                    && r.Entries.Any(e => e.Unit == telling.Unit && e is { State: ItemState.Open, Historic: false })
                )
            )
                await _acts.DoAsync(
                    new ActRequest(row.Period.Of(telling.Unit), request, Actor.System),
                    bringsForward: true,
                    s =>
                        s.Telling(s.Item, NoticeTag.Bounce, told, null, HistoryEvent.Bounced, HistoryText.Untold(email, answer)) is var change
                            ? change with
                            {
                                History = [change.History[0] with { Mail = mail.Address }],
                            }
                            : null,
                    cancellation
                );
        }
    }

    // The same notice came back on an earlier day as well.
    private async Task<bool> CameBackBeforeAsync(DueItemKey item, NoticeTag tag, string slot, CancellationToken cancellation) =>
        (await _work.HistoryAsync(item, cancellation)).Any(h =>
            h is { Event: HistoryEvent.RungTakenBack, Mail: { } before }
            && string.CompareOrdinal(before[..8], slot[..8]) < 0
            && before.EndsWith($"|{NoticeKinds.Of(tag.Kind).Code}", StringComparison.Ordinal)
        );

    // Our text or sender is refused wherever it comes: after a few alike nothing leaves before the next working day, or 立即重试.
    private async Task StopAsync(ListInForce list, IReadOnlyList<MailRecord> alike, string answer, AnswerKind kind, CancellationToken cancellation)
    {
        if (alike.Count < DispatchRun.MostFaultsInARow)
            return;
        DateTimeOffset until = Slot.AtOrAfter(ChinaTime.EndOf(ChinaTime.DateOf(_clock.GetUtcNow())), list.Calendar).Moment;
        DispatchState state = await _lease.RereadAsync(list.Id, cancellation);
        if (state.PausedUntil >= until || await _lease.TryTakeAsync(list.Id, state, cancellation) is not { } held)
            return;
        LogStopped(_log, list.Id, alike.Count, answer);
        await _lease.ReleaseAsync(list.Id, held with { PausedUntil = until, MailFault = answer, FaultKind = kind }, cancellation);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "List {List}: {Mails} mails came back for their text or sender, nothing leaves today any more: {Answer}"
    )]
    private static partial void LogStopped(ILogger log, string list, int mails, string answer);
}
