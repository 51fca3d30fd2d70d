using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Torture;

/// <summary>The way from one process to the mail server.</summary>
internal sealed class FaultyMail(Life life, MailServer server, FaultBook faults) : IMailTransport
{
    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        await life.TurnAsync();
        if (faults.Hits(FaultKind.MailDown, life.Host))
            return new SendResult(SendOutcome.TryAgain, "mail.example.org:587: connection refused", []);
        SendResult answer;
        switch (faults.AtCall(life.Host, CallKind.Mail))
        {
            case { Kind: FaultKind.MailCut }:
                return new SendResult(SendOutcome.TryAgain, "the connection broke in DATA", []);
            case { Kind: FaultKind.MailGreylisted }:
                return new SendResult(
                    SendOutcome.Refused,
                    "451 4.7.1 greylisted",
                    [.. mail.To.Select(t => new RefusedRecipient(t.Email, "451 4.7.1 greylisted", AnswerKind.Later))]
                );
            case { Kind: FaultKind.MailUnheard }:
                server.Take(mail, life.Clock.GetUtcNow());
                return new SendResult(SendOutcome.TryAgain, "the connection broke after DATA", []);
            case { Kind: FaultKind.CrashAtMail } crash:
                server.Take(mail, life.Clock.GetUtcNow());
                throw life.Crash(crash);
            case { } crash:
                throw life.Crash(crash);
            default:
                answer = server.Take(mail, life.Clock.GetUtcNow());
                break;
        }

        // What happens while the answer is on its way.
        await life.TurnAsync();
        return answer;
    }
}
