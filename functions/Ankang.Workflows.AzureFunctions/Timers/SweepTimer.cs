using Ankang.Workflows.Attachments;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.Calendar;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Sweeps the files of refused reports each Sunday from 03:00 to 04:00, Asia/Shanghai.</summary>
/// <remarks>As <see cref="DispatchTimer"/>, its schedule names no hour: which it is the injected clock says.</remarks>
public sealed class SweepTimer(WorkflowParts parts, IAttachmentStore files, EachList lists)
{
    private const int Hour = 3;

    [Function(nameof(SweepTimer))]
    public async Task RunAsync([TimerTrigger("0 55 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        DateTimeOffset now = ChinaTime.Local(parts.Clock.GetUtcNow());
        if (now.DayOfWeek != DayOfWeek.Sunday || now.Hour != Hour)
            return;
        await lists.RunAsync(
            nameof(SweepTimer),
            list => new AttachmentSweep(parts.Store, files, parts.Clock).RunAsync(list, cancellation),
            cancellation
        );
    }
}
