using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Running;

/// <summary>运行: the list's orchestrations looked at, started and stopped, and an export made. For the office alone, and only in a host that has them.</summary>
internal static class RunningEndpoints
{
    public static void MapRunning(this IEndpointRouteBuilder office)
    {
        office.MapGet(Places.Running, ShowAsync);
        office.MapPost($"{Places.Running}/start", (HttpContext context, WorkflowHost host) =>
            ActAsync(context, host, async runtime =>
                $"已启动{await runtime.StartAsync(RequestedList.Of(context).Id, CancellationToken.None)}个责任事项的流程。"
            )
        );
        office.MapPost($"{Places.Running}/stop", (HttpContext context, WorkflowHost host) =>
            ActAsync(context, host, async runtime =>
                $"已停止{await runtime.StopAsync(RequestedList.Of(context).Id, SignedIn.Of(context).Actor, CancellationToken.None)}个责任事项的流程。"
            )
        );
        office.MapPost($"{Places.Running}/export", (HttpContext context, WorkflowHost host) =>
            ActAsync(context, host, async runtime =>
                await runtime.ExportAsync(CancellationToken.None) is { Written: true } export
                    ? $"已导出：{export.Export}。"
                    : "今天的导出已经有了，未重复写入。"
            )
        );
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        context.Features.Get<WorkflowRuntime>() is { } runtime
            ? await PageAsync(context, host, runtime, null, cancellation)
            : Page.NotFound(context, host);

    private static async Task<IResult> ActAsync(HttpContext context, WorkflowHost host, Func<WorkflowRuntime, Task<string>> act)
    {
        if (context.Features.Get<WorkflowRuntime>() is not { } runtime)
            return Page.NotFound(context, host);
        // Each of the three may be done twice, so the page is the answer: a refresh does no harm.
        return await PageAsync(context, host, runtime, await act(runtime), context.RequestAborted);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        WorkflowRuntime runtime,
        string? done,
        CancellationToken cancellation
    )
    {
        RequestedList requested = RequestedList.Of(context);
        return Page.Show<RunningPage>(
            new
            {
                Frame = PageFrame.Of(context, host, requested.List),
                List = requested.List,
                Glance = await runtime.InspectAsync(requested.Id, cancellation),
                Done = done,
            }
        );
    }
}
