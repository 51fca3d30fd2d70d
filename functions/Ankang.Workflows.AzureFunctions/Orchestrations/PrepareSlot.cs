using Ankang.Workflows.Dispatch;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The activity: turns that are due are taken, the slot's mails are written down.</summary>
public sealed class PrepareSlot(WorkflowParts parts)
{
    [Function(nameof(PrepareSlot))]
    public Task<SlotWork> RunAsync([ActivityTrigger] string list, CancellationToken cancellation) =>
        parts.Dispatcher.PrepareAsync(list, cancellation);
}
