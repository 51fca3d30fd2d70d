using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A mail server that remembers what it took. Each message takes it a second.</summary>
internal sealed class PropertyPost(PropertyClock clock, Func<DateTimeOffset, bool> refuses, IReadOnlySet<string> dead) : IMailTransport
{
    public List<PropertyMail> Taken { get; } = [];

    /// <summary>What happens between the taking of a message and the sender's hearing of it.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (refuses(now))
            return new SendResult(SendOutcome.TryAgain, "451 try again later", []);
        RefusedRecipient[] refused =
        [
            .. mail.To.Where(t => dead.Contains(t.Email)).Select(t => new RefusedRecipient(t.Email, "550 no such mailbox")),
        ];
        if (refused.Length == mail.To.Count)
            return new SendResult(SendOutcome.Refused, "550 no such mailbox", refused);
        Taken.Add(new PropertyMail(now, mail.MessageId, mail.Kind, string.Join(',', mail.To.Select(t => t.Email)), mail.Subject, mail.Text));
        clock.MoveTo(now.AddSeconds(1));
        if (Meanwhile is { } meanwhile)
            await meanwhile();
        return SendResult.Accepted with { RefusedRecipients = refused };
    }
}
