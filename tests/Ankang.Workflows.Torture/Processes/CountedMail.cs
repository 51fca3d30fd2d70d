using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Torture.Processes;

/// <summary>Each mail is a place where the process may die.</summary>
internal sealed class CountedMail(IMailTransport inner, Failpoints points) : IMailTransport
{
    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation) =>
        points.PassAsync(CallKind.Mail, () => inner.SendAsync(mail, cancellation));
}
