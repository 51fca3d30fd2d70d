using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.AzureFunctions.Timers;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Ankang.Workflows.AzureFunctions.Http;

/// <summary>The units' pages, the office's pages, the JSON API and /health: one trigger that hands each request to the routes that both hosts share.</summary>
/// <remarks>Anonymous to the Functions host: a unit's link carries its own proof, the office signs in, the API has its key.</remarks>
public sealed class Pages(PagePipeline pipeline, HintBox hints, Instances instances, NightlyExport export, EachList lists, TimeProvider clock)
{
    // The host takes the first route that fits, in the order of the functions' names: one that fits everything comes last.
    [Function("WebPages")]
    public async Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "delete", Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpContext context = request.HttpContext;
        context.Features.Set<WorkflowRuntime>(new DurableRuntime(client, instances, export, clock));
        // The answer belongs to a visitor who may leave; what was decided is finished all the same.
        await hints.DeliverAsync(instances, client, () => pipeline.RunAsync(context), CancellationToken.None);
        if (Publishes(context))
            await lists.RunAsync(nameof(Pages), list => instances.EnsureAsync(client, list, CancellationToken.None), CancellationToken.None);
        if (Publishes(context) || Releases(context))
            await lists.RunAsync(nameof(Pages), list => Instances.WakeDispatchAsync(client, list, CancellationToken.None), CancellationToken.None);
    }

    // 立即重试 and 正式启用: what waits is not to wait for the next look.
    private static bool Releases(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.Response.StatusCode < StatusCodes.Status400BadRequest
        && (
            context.Request.Path.Value!.EndsWith("/outbox/retry", StringComparison.Ordinal)
            || context.Request.Path.Value!.EndsWith("/activate", StringComparison.Ordinal)
        );

    // A list that is new, or has new duties, is not to wait an hour for its orchestrations.
    private static bool Publishes(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.Response.StatusCode < StatusCodes.Status400BadRequest
        && (context.Request.Path.StartsWithSegments("/api/lists") || context.Request.Path.Value!.EndsWith("/publish", StringComparison.Ordinal));
}
