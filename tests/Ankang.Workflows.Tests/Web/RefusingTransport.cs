using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A mail server that knows no mailbox of some addresses, and takes all else.</summary>
internal sealed class RefusingTransport(IMailTransport inner) : IMailTransport
{
    private const string Answer = "550 No such mailbox";

    /// <summary>False as where mails are only written to files.</summary>
    public bool IsSent { get; set; } = true;

    public bool ReachesPeople => IsSent;

    public HashSet<string> Unknown { get; } = [];

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        RefusedRecipient[] refused = [.. mail.To.Where(t => Unknown.Contains(t.Email)).Select(t => new RefusedRecipient(t.Email, Answer))];
        if (refused.Length == 0)
            return await inner.SendAsync(mail, cancellation);
        if (refused.Length == mail.To.Count)
            return new(SendOutcome.Refused, Answer, refused);
        SendResult sent = await inner.SendAsync(mail with { To = [.. mail.To.Where(t => !Unknown.Contains(t.Email))] }, cancellation);
        return sent with { RefusedRecipients = [.. sent.RefusedRecipients, .. refused] };
    }
}
