using Ankang.Workflows.Rules.Calendar;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>
/// From 04:00 to 05:00, Asia/Shanghai: takes what is left of orchestrations that have ended out of the task hub, thirty days after they, or the
/// generation in which they ended, began. Why one failed stands in the log for longer.
/// </summary>
/// <remarks>As <see cref="DispatchTimer"/>, its schedule names no hour. What a run leaves, because it was cut off, the next night takes.</remarks>
public sealed partial class PurgeTimer(TimeProvider clock, ILogger<PurgeTimer> log)
{
    private const int Hour = 4;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    [Function(nameof(PurgeTimer))]
    public async Task RunAsync(
        [TimerTrigger("0 50 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        DateTimeOffset now = clock.GetUtcNow();
        if (ChinaTime.Local(now).Hour != Hour)
            return;
        // A beginning is named because the protocol knows no filter without one.
        var old = new PurgeInstancesFilter(DateTimeOffset.UnixEpoch, now - Kept, Ended);
        PurgeResult gone = await client.PurgeAllInstancesAsync(old, null, cancellation);
        LogPurged(log, gone.PurgedInstanceCount);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Orchestrations that have ended: {Count} taken out of the task hub.")]
    private static partial void LogPurged(ILogger log, int count);
}
