using Ankang.Workflows.Attachments;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.Calendar;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>
/// From 03:00 to 04:00, Asia/Shanghai: each Sunday sweeps the files of refused reports, each day looks again at those that were not
/// scanned, and erases the people of lists that are over, and whom forms offer, for as long as the settings say.
/// </summary>
/// <remarks>As <see cref="DispatchTimer"/>, its schedule names no hour: which it is the injected clock says.</remarks>
public sealed class SweepTimer(
    WorkflowParts parts,
    IAttachmentStore files,
    AttachmentScanner scanner,
    EachList lists,
    PersonalDataOptions personal,
    ILogger<AttachmentRescan> log
)
{
    private const int Hour = 3;

    [Function(nameof(SweepTimer))]
    public async Task RunAsync([TimerTrigger("0 55 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        DateTimeOffset now = ChinaTime.Local(parts.Clock.GetUtcNow());
        if (now.Hour != Hour)
            return;
        await lists.RunAsync(
            nameof(AttachmentRescan),
            list => new AttachmentRescan(parts.Store, parts.SetAside, files, scanner, parts.Clock, log).RunAsync(list, cancellation),
            cancellation
        );
        await lists.RunAsync(
            nameof(ListErasure),
            list => new ListErasure(parts.Store, parts.Work, parts.Lists, parts.ListActs, parts.Clock, personal).RunAsync(list, cancellation),
            cancellation
        );
        await lists.RunAsync(
            nameof(ReporterTable),
            list => parts.Reporters.ForgetAsync(list, personal.OfferedSince(now), cancellation),
            cancellation
        );
        if (now.DayOfWeek != DayOfWeek.Sunday)
            return;
        await lists.RunAsync(
            nameof(SweepTimer),
            list => new AttachmentSweep(parts.Store, files, parts.Clock).RunAsync(list, cancellation),
            cancellation
        );
    }
}
