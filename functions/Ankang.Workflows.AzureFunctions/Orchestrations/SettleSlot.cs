using Ankang.Workflows.AzureFunctions.Timers;
using Ankang.Workflows.Dispatch;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The activity: rungs and histories of what left, the office's own mails, and the slot is done.</summary>
public sealed class SettleSlot(WorkflowParts parts, EachList lists)
{
    [Function(nameof(SettleSlot))]
    public async Task RunAsync([ActivityTrigger] SlotToSettle slot, CancellationToken cancellation)
    {
        DispatchReport report = await parts.Dispatcher.SettleAsync(slot.List, slot.Work, cancellation);
        if (report.Fault is { } fault)
            lists.Report(slot.List, fault);
    }
}
