using Ankang.Workflows.Dispatch;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The activity: some mails of one stage leave.</summary>
public sealed class SendSome(WorkflowParts parts)
{
    /// <summary>As many as are marked in one batch; at a pace of one in two seconds they take less than a minute.</summary>
    public const int Most = 20;

    [Function(nameof(SendSome))]
    public Task<SlotPart> RunAsync([ActivityTrigger] MailsToSend mails, CancellationToken cancellation) =>
        parts.Dispatcher.SendAsync(mails.List, mails.Slot, mails.Stage, Most, cancellation);
}
