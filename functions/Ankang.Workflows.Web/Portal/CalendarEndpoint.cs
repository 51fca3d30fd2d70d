using Ankang.Workflows.Notices;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Portal;

/// <summary>A unit's due days for its calendar program, behind the unit's link. Programs that subscribe read no pages, so a refusal is an empty 404.</summary>
internal static class CalendarEndpoint
{
    public static void MapUnitCalendar(this IEndpointRouteBuilder routes) => routes.MapGet("/u/{token}/calendar.ics", ReadAsync);

    private static async Task<IResult> ReadAsync(string token, WorkflowHost host, CancellationToken cancellation) =>
        await PortalAccess.JudgeAsync(token, host, cancellation) is PortalAccess.Granted granted
            ? Results.File(await host.Parts.UnitCalendar.WriteAsync(granted.List, granted.Unit, cancellation), DueCalendar.MediaType)
            : Results.NotFound();
}
