using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.Rules.Calendar;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Writes all tables to a blob each night after 02:00 Asia/Shanghai; tables have no restore to a point in time.</summary>
public sealed class ExportTimer(WorkflowParts parts, NightlyExport export)
{
    private static readonly TimeOnly From = new(2, 0);

    [Function(nameof(ExportTimer))]
    public Task RunAsync([TimerTrigger("0 25 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        DateTimeOffset now = parts.Clock.GetUtcNow();
        return ChinaTime.TimeOf(now) < From ? Task.CompletedTask : export.WriteAsync(ChinaTime.DateOf(now), cancellation);
    }
}
