using Ankang.Workflows.Attachments;
using Ankang.Workflows.Retention;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Sweeps the files of refused reports each Sunday night.</summary>
public sealed class SweepTimer(WorkflowParts parts, IAttachmentStore files, EachList lists)
{
    [Function(nameof(SweepTimer))]
    public Task RunAsync([TimerTrigger("0 40 19 * * 6")] TimerInfo timer, CancellationToken cancellation) =>
        lists.RunAsync(nameof(SweepTimer), list => new AttachmentSweep(parts.Store, files, parts.Clock).RunAsync(list, cancellation), cancellation);
}
