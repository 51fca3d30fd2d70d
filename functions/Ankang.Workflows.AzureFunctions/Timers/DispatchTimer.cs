using Ankang.Workflows.Dispatch;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Asks every five minutes whether a slot (发送批次) is to be served; so a missed one is made up, and a paused one goes on.</summary>
/// <remarks>
/// A schedule names no hour: what is due, summaries of the week included, follows from the injected clock in
/// Asia/Shanghai, whatever zone the plan runs in.
/// </remarks>
public sealed class DispatchTimer(WorkflowParts parts, EachList lists)
{
    private static readonly TimeSpan ReadReturns = TimeSpan.FromMinutes(4);

    [Function(nameof(DispatchTimer))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        await parts.Returns.ReadAsync(ReadReturns, cancellation);
        await lists.RunAsync(
            nameof(DispatchTimer),
            async list =>
            {
                DispatchReport report = await parts.Dispatcher.RunAsync(list, cancellation);
                if (report.Fault is { } fault)
                    lists.Report(list, fault);
            },
            cancellation
        );
    }
}
