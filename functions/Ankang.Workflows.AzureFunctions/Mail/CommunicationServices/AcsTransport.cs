using Ankang.Workflows.Notices;
using Azure;
using Azure.Communication.Email;

namespace Ankang.Workflows.AzureFunctions.Mail.CommunicationServices;

/// <summary>Hands mails to Azure Communication Services Email. It takes a mail (202) and reports its delivery later, a recipient at a time.</summary>
/// <remarks>
/// The operation id follows from the message id, so a mail handed in twice is the same operation to us; whether the service sends it once
/// is not promised.
/// </remarks>
public sealed class AcsTransport(EmailClient client, string sender) : IMailTransport
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromMinutes(1);

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        List<RefusedRecipient> refused = [.. mail.To.Where(t => !Rules.Catalogue.EmailAddress.IsValid(t.Email)).Select(MimeMail.NotAnAddress)];
        OutgoingMail sendable = mail with { To = [.. mail.To.Where(t => Rules.Catalogue.EmailAddress.IsValid(t.Email))] };
        if (sendable.To.Count == 0)
            return new SendResult(SendOutcome.Refused, refused.FirstOrDefault()?.Answer, refused);
        try
        {
            // Started: the delivery is not waited for, its report comes by Event Grid.
            await client.SendAsync(WaitUntil.Started, AcsMessage.Build(sendable, sender), OperationId.Of(mail.MessageId), cancellation);
            return new SendResult(SendOutcome.Accepted, refused.FirstOrDefault()?.Answer, refused);
        }
        catch (RequestFailedException e)
        {
            return Judge(e, refused);
        }
        catch (Exception e)
            when (e is Azure.Identity.AuthenticationFailedException or HttpRequestException or IOException
                || (e is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return new SendResult(SendOutcome.TryAgain, FirstLine(e.Message), refused);
        }
    }

    private static SendResult Judge(RequestFailedException fault, List<RefusedRecipient> refused)
    {
        string words = $"{fault.Status} {fault.ErrorCode}: {FirstLine(fault.Message)}";
        return fault.Status switch
        {
            429 => new SendResult(SendOutcome.TryAgain, words, refused, RetryAfter(fault)),
            // The message itself: no recipient is to blame.
            400 or 413 => new SendResult(SendOutcome.TryAgain, words, refused, Fault: AnswerKind.Content),
            401 or 403 => new SendResult(SendOutcome.TryAgain, words, refused, Fault: AnswerKind.SignIn),
            _ => new SendResult(SendOutcome.TryAgain, words, refused),
        };
    }

    private static TimeSpan RetryAfter(RequestFailedException fault) =>
        fault.GetRawResponse()?.Headers.TryGetValue("Retry-After", out string? seconds) == true && int.TryParse(seconds, out int wait) && wait > 0
            ? TimeSpan.FromSeconds(wait)
            : ShortPause;

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
