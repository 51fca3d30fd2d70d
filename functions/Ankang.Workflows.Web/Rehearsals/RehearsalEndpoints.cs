using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Rehearsals;

/// <summary>Moving the virtual clock on. A host on the real clock has none of these addresses.</summary>
internal static class RehearsalEndpoints
{
    public static void MapRehearsal(this IEndpointRouteBuilder office)
    {
        office.MapPost("/rehearsal", MoveAsync);
        office.MapGet("/rehearsal/restart", Ask);
        office.MapPost("/rehearsal/restart", RestartAsync);
    }

    private static async Task<IResult> MoveAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        if (host.Rehearsal is not { } rehearsal)
            return Page.NotFound(context, host);
        IFormCollection form = await context.Request.ReadFormAsync(cancellation);
        // A move goes through once begun, even if the visitor closes the page.
        switch (form["move"].ToString())
        {
            case "next":
                await rehearsal.NextEventAsync(CancellationToken.None);
                break;
            case "day":
                await rehearsal.DaysAsync(1, CancellationToken.None);
                break;
            case "week":
                await rehearsal.DaysAsync(7, CancellationToken.None);
                break;
            case "play":
                rehearsal.Play();
                break;
            case "pause":
                break; // every POST pauses
            default:
                return Page.Say(context, host, StatusCodes.Status400BadRequest, "没有这个操作", "未作任何更改。");
        }

        return Back(form["back"].ToString());
    }

    private static IResult Ask(HttpContext context, WorkflowHost host) =>
        host.Rehearsal is null
            ? Page.NotFound(context, host)
            : Page.Show<RestartPage>(new { Frame = PageFrame.Of(context, host, RequestedList.Of(context).List) });

    private static async Task<IResult> RestartAsync(HttpContext context, WorkflowHost host)
    {
        if (host.Rehearsal is not { } rehearsal)
            return Page.NotFound(context, host);
        await rehearsal.RestartAsync(CancellationToken.None);
        return Back("/");
    }

    private static SeeOther Back(string address) => new(LocalAddress.OrNull(address) ?? "/");
}
