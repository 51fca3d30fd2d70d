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
        office.MapPost($"{Places.Running}/start", (HttpContext context, WorkflowHost host) => ActAsync(context, host, async runtime =>
            {
                int started = await runtime.StartAsync(RequestedList.Of(context).Id, CancellationToken.None);
                return (RuntimeText.Started(started), $"已启动{started}个责任事项的流程。");
            }));
        office.MapPost($"{Places.Running}/stop", (HttpContext context, WorkflowHost host) => ActAsync(context, host, async runtime =>
            {
                int stopped = await runtime.StopAsync(RequestedList.Of(context).Id, SignedIn.Of(context).Actor, CancellationToken.None);
                return (RuntimeText.Stopped(stopped), $"已停止{stopped}个责任事项的流程。");
            }));
        office.MapPost($"{Places.Running}/export", (HttpContext context, WorkflowHost host) => ActAsync(context, host, async runtime =>
            {
                ExportGlance export = await runtime.ExportAsync(CancellationToken.None);
                return (RuntimeText.Exported(export), export.Written ? $"已导出：{export.Export}。" : "今天的导出已经有了，未重复写入。");
            }));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        context.Features.Get<WorkflowRuntime>() is { } runtime
            ? await PageAsync(context, host, runtime, null, cancellation)
            : Page.NotFound(context, host);

    /// <param name="act">What is done: the line of the list's record, and what the page says.</param>
    private static async Task<IResult> ActAsync(HttpContext context, WorkflowHost host, Func<WorkflowRuntime, Task<(string Line, string Done)>> act)
    {
        if (context.Features.Get<WorkflowRuntime>() is not { } runtime)
            return Page.NotFound(context, host);
        // Each of the three may be done twice, so the page is the answer: a refresh does no harm.
        (string line, string done) = await act(runtime);
        await host.Parts.ListActs.AddAsync(RequestedList.Of(context).Id, SignedIn.Of(context).Actor, line, CancellationToken.None);
        return await PageAsync(context, host, runtime, done, context.RequestAborted);
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
