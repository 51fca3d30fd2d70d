using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Lists;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The activity: when the list has something to send next; null once it has closed or was withdrawn (撤回).</summary>
public sealed class PlanSlot(WorkflowParts parts)
{
    [Function(nameof(PlanSlot))]
    public async Task<SlotPlan?> RunAsync([ActivityTrigger] DispatchTurn turn, CancellationToken cancellation)
    {
        try
        {
            return await parts.Dispatcher.PlanAsync(turn.List, turn.LookedAt, cancellation);
        }
        catch (NoSuchListException)
        {
            return null;
        }
    }
}
