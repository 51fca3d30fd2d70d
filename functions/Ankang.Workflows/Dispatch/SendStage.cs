using Ankang.Workflows.Notices;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Dispatch;

/// <summary>Hands the messages of a slot to the mail server, the gravest first, and writes down which it took.</summary>
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
    private const int MostFailuresInARow = 3;

    /// <summary>Sends the messages of one slot that are still to be sent, then the office's own about them, which join <paramref name="letters"/>.</summary>
    /// <exception cref="LeaseLostException">Another host dispatches the list now.</exception>
    internal async Task SendAsync(DispatchRun run, string slot, List<Letter> letters, CancellationToken cancellation)
    {
        await SendAllAsync(run, slot, letters, cancellation);
        if (run.PausedUntil is not null)
            return;
        IReadOnlyList<MailRecord> office = await officeMails.DraftAsync(run.List, slot, [.. letters.Select(l => l.Mail)], cancellation);
        List<Letter> own = [.. (await mailTable.PrepareAsync(run.List.Id, slot, office, cancellation)).Select(m => new Letter(m.Mail, m.ETag))];
        letters.AddRange(own);
        await SendAllAsync(run, slot, own, cancellation);
    }

    private async Task SendAllAsync(DispatchRun run, string slot, IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        IMailTransport transport = routes.For(run.List);
        var marks = new MailMarks(mailTable, run.List.Id, slot, clock);
        int failures = 0;
        try
        {
            foreach (Letter letter in letters.Where(l => l.Mail.State == MailState.Prepared).OrderBy(l => l.Mail.Traits.Order))
            {
                lease.EnsureHeld();
                if (lease.IsHalfOver(run.State))
                    await run.RenewAsync(lease, cancellation);
                letter.Mail =
                    failures >= MostFailuresInARow
                        ? letter.Mail with
                        {
                            State = MailState.Deferred,
                            Detail = run.Fault,
                        }
                        : await SendOneAsync(run, transport, marks, letter.Mail, cancellation);
                if (run.PausedUntil is not null)
                    break;
                failures = letter.Mail.State == MailState.Deferred ? failures + 1 : 0;
                if (letter.Mail.State == MailState.Deferred)
                    run.Fault = letter.Mail.Detail;
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

    private async Task<MailRecord> SendOneAsync(
        DispatchRun run,
        IMailTransport transport,
        MailMarks marks,
        MailRecord mail,
        CancellationToken cancellation
    )
    {
        mail = await look.TakeAsync(run.List, run.Slot, mail, cancellation);
        if (mail.State != MailState.Prepared)
            return mail;
        if (mail.To.Count == 0)
            return mail with { State = MailState.Refused, Refused = [new RefusedRecipient("未登记", "没有可用的收件邮箱")] };

        SendResult result = await marks.DuringAsync(transport.SendAsync(drafts.ToOutgoing(run.List, mail), cancellation), cancellation);
        LogSent(log, mail.Address, result.Outcome);
        if (result is { Outcome: SendOutcome.TryAgain, RetryAfter: { } wait })
        {
            run.PausedUntil = clock.GetUtcNow() + wait;
            return mail;
        }

        return mail with
        {
            State = result.Outcome switch
            {
                SendOutcome.Accepted => MailState.Accepted,
                SendOutcome.Refused => MailState.Refused,
                _ => MailState.Deferred,
            },
            AcceptedAt = result.Outcome == SendOutcome.Accepted ? clock.GetUtcNow() : null,
            Reached = result.Outcome == SendOutcome.Accepted && routes.Reach(run.List.Head),
            Detail = result.Detail,
            Refused = result.RefusedRecipients,
        };
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Mail {Address}: {Outcome}.")]
    private static partial void LogSent(ILogger log, string address, SendOutcome outcome);
}
