using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Tasks;

/// <summary>任务: one row of the list beside what was read from it, and how it stands.</summary>
internal static class TasksEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder office) => office.MapGet("/tasks/{number:int}", ShowAsync);

    private static async Task<IResult> ShowAsync(int number, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        await TaskView.ReadAsync(host.Parts, RequestedList.Of(context).Id, number, TaskSort.Read(context.Request.Query), cancellation) is { } view
            ? Page.Show<TaskPage>(new { Frame = PageFrame.Of(context, host, view.Year.List), View = view })
            : Page.NotFound(context, host);
}
