using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Microsoft.DurableTask.Client;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>The host's orchestrations and export, for the office's page 运行 and for the administration by function key: one way of doing each.</summary>
/// <param name="client">As a function's binding gives it.</param>
public sealed class DurableRuntime(DurableTaskClient client, Instances instances, NightlyExport export, TimeProvider clock) : WorkflowRuntime
{
    public override Task<RuntimeGlance> InspectAsync(string list, CancellationToken cancellation) =>
        instances.InspectAsync(client, list, cancellation);

    public override async Task<int> StartAsync(string list, CancellationToken cancellation) =>
        (await instances.StartAsync(client, list, cancellation)).Count;

    public override async Task<int> StopAsync(string list, Actor who, CancellationToken cancellation) =>
        (await instances.StopAsync(client, list, who, cancellation)).Count;

    public override async Task<ExportGlance> ExportAsync(CancellationToken cancellation)
    {
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        bool written = await export.WriteAsync(today, cancellation);
        return new ExportGlance(NightlyExport.NameOf(today), written);
    }
}
