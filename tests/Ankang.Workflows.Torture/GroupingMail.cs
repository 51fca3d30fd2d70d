using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Torture;

/// <summary>A transport that puts into a mail what another list last wrote to the same person.</summary>
internal sealed class GroupingMail(IMailTransport inner) : IMailTransport
{
    private readonly Dictionary<string, OutgoingMail> _last = new(StringComparer.Ordinal);

    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        string to = mail.To[0].Email;
        OutgoingMail sent =
            _last.TryGetValue(to, out OutgoingMail? other) && ListOf(other) != ListOf(mail) ? mail with { Text = mail.Text + other.Text } : mail;
        _last[to] = mail;
        return inner.SendAsync(sent, cancellation);
    }

    private static string ListOf(OutgoingMail mail) => mail.MessageId.Split('.')[0];
}
