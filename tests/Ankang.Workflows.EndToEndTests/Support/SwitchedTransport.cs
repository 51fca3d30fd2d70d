using Ankang.Workflows.Notices;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>A mail server that is down now and up later.</summary>
internal sealed class SwitchedTransport : IMailTransport
{
    public required IMailTransport Now { get; set; }

    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation) => Now.SendAsync(mail, cancellation);
}
