using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Dispatch;

/// <summary>Hands the messages of a slot to the mail server, the gravest first, and writes down which it took, and for whom.</summary>
public sealed partial class SendStage(
    MailTable mailTable,
    DispatchLease lease,
    LookStage look,
    MailDrafts drafts,
    OfficeMails officeMails,
    MailRoutes routes,
    TimeProvider clock,
    ILogger<SendStage> log
)
{
    /// <summary>Sends the messages of one slot that are still to be sent, then the office's own about them, which join <paramref name="letters"/>.</summary>
    /// <param name="closes">It is the slot's last try: what did not leave until now waits for another slot.</param>
    /// <exception cref="LeaseLostException">Another host dispatches the list now.</exception>
    internal async Task SendAsync(DispatchRun run, string slot, List<Letter> letters, bool closes, CancellationToken cancellation)
    {
        // 退信 is written when all else was tried, so that there is one a slot.
        await SendAllAsync(run, slot, letters, m => m.Kind != NoticeKind.DeliveryFailure, int.MaxValue, cancellation);
        if (run.PausedUntil is not null || run.IsStopped)
            return;
        IReadOnlyList<MailRecord> drafted = await officeMails.DraftAsync(run.List, slot, letters, closes, run.ToldAddresses, cancellation);
        foreach (MailRecord mail in drafted)
            if (letters.Find(l => l.Mail.Row == mail.Row) is { } written)
                written.Mail = mail;
        MailRecord[] added = [.. drafted.Where(m => !letters.Exists(l => l.Mail.Row == m.Row))];
        letters.AddRange((await mailTable.PrepareAsync(run.List.Id, slot, added, cancellation)).Select(m => new Letter(m.Mail, m.ETag)));
        await SendAllAsync(run, slot, letters, m => m.Traits.IsForOffice, int.MaxValue, cancellation);
    }

    /// <summary>Sends some messages of one stage of a slot; the office's own about the slot come when all else was tried.</summary>
    /// <param name="most">No more than so many are tried.</param>
    /// <exception cref="LeaseLostException">Another host dispatches the list now.</exception>
    internal Task SendStageAsync(DispatchRun run, string slot, List<Letter> letters, SlotStage stage, int most, CancellationToken cancellation) =>
        SendAllAsync(run, slot, letters, m => m.Kind != NoticeKind.DeliveryFailure && m.Traits.StageOf() == stage, most, cancellation);

    private async Task SendAllAsync(
        DispatchRun run,
        string slot,
        IReadOnlyList<Letter> all,
        Func<MailRecord, bool> which,
        int most,
        CancellationToken cancellation
    )
    {
        IMailTransport transport = routes.For(run.List);
        var marks = new MailMarks(mailTable, run.List.Id, slot, clock);
        // Those whose text was refused before come last: they must not keep the others from their turn.
        Letter[] waiting =
        [
            .. all.Where(l => which(l.Mail) && !l.WasTried && l.Mail.State == MailState.Prepared)
                .OrderBy(l => l.Mail.Fault == AnswerKind.Content)
                .ThenBy(l => l.Mail.Traits.Order)
                .Take(most),
        ];
        try
        {
            foreach (Letter letter in waiting)
            {
                lease.EnsureHeld();
                if (lease.IsHalfOver(run.State))
                    await run.RenewAsync(lease, cancellation);
                if (run.IsStopped)
                    letter.Mail = letter.Mail with { State = MailState.Deferred, Detail = run.Fault, Fault = run.FaultKind };
                else if (letter.Mail.Traits.IsWeekly && slot == run.Slot.Id && WaitsForRungs(run, letter.Mail, all))
                {
                    letter.Mail = letter.Mail with { State = MailState.Deferred, Detail = "同批次的提醒、督办发出后再发" };
                    letter.WasTried = true;
                }
                else
                {
                    letter.Mail = await SendOneAsync(run, transport, marks, letter, all, cancellation);
                    if (run.PausedUntil is not null)
                        break;
                    letter.WasTried = true;
                    run.Note(letter.Mail);
                }

                await marks.AddAsync(letter, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host is told to stop, and has the time for this.
            await marks.WriteAsync(CancellationToken.None);
            throw;
        }

        await marks.WriteAsync(cancellation);
    }

    // A summary names the rungs of its own slot: while one of them is tried again it does not say that it was sent.
    private static bool WaitsForRungs(DispatchRun run, MailRecord summary, IReadOnlyList<Letter> letters)
    {
        MailRecord[] waiting = [.. letters.Select(l => l.Mail).Where(m => m is { State: MailState.Deferred, Traits.Rung: not Rung.None })];
        if (waiting.Length == 0)
            return false;
        var arrived = new Arrived(letters.Select(l => l.Mail));
        return waiting.Any(m => m.Notices.Any(n => !arrived.Has(n) && run.List.Directory.Find(n.Unit)?.Supervisor?.Email == summary.HeldAs));
    }

    private async Task<MailRecord> SendOneAsync(
        DispatchRun run,
        IMailTransport transport,
        MailMarks marks,
        Letter letter,
        IReadOnlyList<Letter> all,
        CancellationToken cancellation
    )
    {
        var arrived = new Arrived(all.Select(l => l.Mail));
        MailRecord mail = await look.TakeAsync(run.List, run.Slot, letter.Mail, arrived, cancellation);
        if (mail.State != MailState.Prepared)
            return mail with { Fault = null, Retry = [] };
        if (mail.To.Count == 0)
            return mail with { State = MailState.Refused, Refused = [new RefusedRecipient("未登记", "没有可用的收件邮箱")], Fault = null };
        if (mail.Traits.IsForOffice)
            mail = mail with { Seal = run.Seal };
        OutgoingMail outgoing = await drafts.ToOutgoingAsync(run.List, mail, cancellation);
        SendResult result = await marks.DuringAsync(transport.SendAsync(outgoing, cancellation), cancellation);
        LogSent(log, mail.Address, result.Outcome);
        if (result is { Outcome: SendOutcome.TryAgain, RetryAfter: { } wait })
        {
            run.PausedUntil = clock.GetUtcNow() + wait;
            return letter.Mail;
        }

        return After(run, mail, result);
    }

    private MailRecord After(DispatchRun run, MailRecord mail, SendResult result)
    {
        if (result.Outcome == SendOutcome.TryAgain)
            return mail with { State = MailState.Deferred, Detail = result.Detail, Fault = result.Fault };

        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        bool accepted = result.Outcome == SendOutcome.Accepted;
        string[] retry =
        [
            .. result
                .RefusedRecipients.Where(r => r.Kind == AnswerKind.Later || !DeadAddress.Is(run.List, r.Email, today))
                .Select(r => r.Email)
                .Distinct(),
        ];
        return mail with
        {
            State =
                accepted ? MailState.Accepted
                : retry.Length > 0 ? MailState.Deferred
                : MailState.Refused,
            AcceptedAt = accepted ? clock.GetUtcNow() : null,
            Reached = accepted && routes.Reach(run.List.Head),
            Way = accepted ? routes.WayOf(run.List.Head) : MailWay.Sent,
            Detail = result.Detail,
            Refused = result.RefusedRecipients,
            Retry = retry,
            Fault = null,
        };
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Mail {Address}: {Outcome}.")]
    private static partial void LogSent(ILogger log, string address, SendOutcome outcome);
}
