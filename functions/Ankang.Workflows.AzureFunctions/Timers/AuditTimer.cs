using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Watch;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Takes the daily audit (06:00 Asia/Shanghai). It asks every hour, so one that was missed or failed is made up.</summary>
public sealed class AuditTimer(WorkflowParts parts, EachList lists, OutsideHeartbeat? outside = null)
{
    [Function(nameof(AuditTimer))]
    public async Task RunAsync([TimerTrigger("0 10 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        await lists.RunAsync(
            nameof(AuditTimer),
            async list =>
            {
                DateTimeOffset now = parts.Clock.GetUtcNow();
                DateTimeOffset due = ChinaTime.At(ChinaTime.DateOf(now), Audit.DueAt);
                if (now < due || (await parts.Audit.LastAsync(list, cancellation))?.At >= due)
                    return;
                AuditReport report = await parts.Audit.RunAsync(list, cancellation);
                foreach (string problem in report.Problems.Concat(report.Findings.Where(f => f.IsOpen).Select(f => $"{f}")))
                    lists.Report(list, problem);
            },
            cancellation
        );
        await parts.DailyWord.SayAsync(null, [], outside, cancellation);
    }
}
