using Ankang.Workflows.AzureFunctions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>
/// The backstop of the dispatch orchestrations, every five minutes: one that is absent or failed is started, one whose slot was missed is
/// woken. It sends nothing itself, so that a slow list delays no other and no run nears the time limit of a function.
/// </summary>
/// <remarks>
/// A schedule names no hour: what is due, summaries of the week included, follows from the injected clock in
/// Asia/Shanghai, whatever zone the plan runs in.
/// </remarks>
public sealed class DispatchTimer(WorkflowParts parts, Instances instances, EachList lists)
{
    private static readonly TimeSpan ReadReturns = TimeSpan.FromMinutes(4);

    [Function(nameof(DispatchTimer))]
    public async Task RunAsync(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        await parts.Returns.ReadAsync(ReadReturns, cancellation);
        await lists.RunAsync(nameof(DispatchTimer), list => instances.EnsureDispatchAsync(client, list, cancellation), cancellation);
    }
}
