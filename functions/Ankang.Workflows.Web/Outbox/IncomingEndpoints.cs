using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Outbox;

/// <summary>来信和退信: what the office's mailbox holds that somebody has to look at, and 已阅 of it.</summary>
internal static class IncomingEndpoints
{
    /// <summary>Within a list; see <see cref="PageFrame.To"/>.</summary>
    public const string Address = "/incoming";

    public static void MapIncoming(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, ShowAsync);
        office.MapPost(Address + "/{id}/read", ReadAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        return Page.Show<IncomingPage>(
            new
            {
                Frame = PageFrame.Of(context, host, requested.List),
                Waiting = await host.Parts.Incoming.WaitingAsync(requested.Id, cancellation),
                Read = await host.Parts.Incoming.ReadAsync(requested.Id, cancellation),
                Done = context.Request.Query.Text("done") is not null,
            }
        );
    }

    // Sent twice, or pressed by two: whoever was first stands there.
    private static async Task<IResult> ReadAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        await host.Parts.Incoming.MarkReadAsync(id, SignedIn.Of(context).Actor, CancellationToken.None);
        return new SeeOther(
            requested.To(
                DueItemKey.TryParse(typed["item"], out DueItemKey item) && item.List == requested.Id ? $"/items/{item}" : $"{Address}?done=1"
            )
        );
    }
}
