using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Torture.Processes;

/// <summary>A mail server that takes all.</summary>
internal sealed class TakingMail : IMailTransport
{
    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation) => Task.FromResult(SendResult.Accepted);
}
