using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Asks every five minutes whether those on duty (值班) are to be told of an accident, again or for the first time after a crash.</summary>
/// <remarks>The recording of an accident tells them itself; this makes up what it could not, and repeats until somebody acknowledges.</remarks>
public sealed class AlarmTimer(WorkflowParts parts, EachList lists)
{
    [Function(nameof(AlarmTimer))]
    public Task RunAsync([TimerTrigger("30 1-59/5 * * * *")] TimerInfo timer, CancellationToken cancellation) =>
        lists.RunAsync(nameof(AlarmTimer), list => parts.Alarms.SendDueAsync(list, cancellation), cancellation);
}
