using Ankang.Workflows.AzureFunctions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Sees every hour to it that each obligation with work left has its orchestration, a deleted task hub included.</summary>
public sealed class EnsureTimer(Instances instances, EachList lists)
{
    [Function(nameof(EnsureTimer))]
    public Task RunAsync([TimerTrigger("0 40 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        lists.RunAsync(nameof(EnsureTimer), list => instances.EnsureAsync(client, list, cancellation), cancellation);
}
