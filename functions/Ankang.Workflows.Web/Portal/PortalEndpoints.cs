using Ankang.Workflows.Attachments;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Attachments;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Portal;

/// <summary>报送入口: the pages behind a unit's link. GET changes nothing (mail scanners follow links); POST does.</summary>
internal static class PortalEndpoints
{
    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder unit = routes.MapGroup("/u/{token}").AddEndpointFilter(PortalVisit.EnterAsync);
        unit.MapGet("", ShowAsync);
        unit.MapGet("/items/{item}", ItemAsync);
        unit.MapGet("/items/{item}/{digest}", FileAsync);
        unit.MapReports();
        unit.MapActs();
        unit.MapOwnScore();
        unit.MapOwnFilings();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, AttachmentOptions limits, CancellationToken cancellation)
    {
        PortalVisit visit = PortalVisit.Of(context);
        PortalView view = await PortalView.ReadAsync(
            host.Parts,
            visit.Granted,
            visit.Address,
            visit.Asks,
            limits,
            cancellation,
            done: UnitActs.Done(context.Request.Query["done"])
        );
        return Page.Show<PortalPage>(new { Frame = PageFrame.Of(context, host, view.Year.List), View = view });
    }

    private static async Task<IResult> ItemAsync(string item, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        PortalVisit visit = PortalVisit.Of(context);
        if (await visit.FindAsync(host, item, cancellation) is not { } glance)
            return PortalVisit.Refuse(context, host);
        IReadOnlyList<HistoryEntry> history = await host.Parts.Work.HistoryAsync(glance.Key, cancellation);
        return Page.Show<UnitItemPage>(
            new
            {
                Frame = PageFrame.Of(context, host, glance.List),
                Item = await PortalView.ItemAsync(host.Parts, glance, cancellation),
                History = history,
                Back = visit.Address,
            }
        );
    }

    private static async Task<IResult> FileAsync(
        string item,
        string digest,
        HttpContext context,
        WorkflowHost host,
        IAttachmentStore files,
        CancellationToken cancellation
    )
    {
        PortalVisit visit = PortalVisit.Of(context);
        return visit.OwnKey(item) is { } key && await AttachmentAnswer.FindAsync(context, host, files, key, digest, cancellation) is { } file
            ? file
            : PortalVisit.Refuse(context, host);
    }
}
