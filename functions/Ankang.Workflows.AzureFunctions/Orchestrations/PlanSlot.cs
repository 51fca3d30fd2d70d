using Ankang.Workflows.Dispatch;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The activity: when the list has something to send next; null once it has closed.</summary>
public sealed class PlanSlot(WorkflowParts parts)
{
    [Function(nameof(PlanSlot))]
    public Task<SlotPlan?> RunAsync([ActivityTrigger] DispatchTurn turn, CancellationToken cancellation) =>
        parts.Dispatcher.PlanAsync(turn.List, turn.LookedAt, cancellation);
}
