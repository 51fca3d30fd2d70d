using Ankang.Workflows.Attachments;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Attachments;

/// <summary>附件 for the office: whatever an item's history names.</summary>
internal static class AttachmentEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder office)
    {
        office.MapGet("/attachments/{item}/{digest}", ReadAsync);
        office.MapPost("/attachments/{item}/{digest}/settled", SettleAsync);
    }

    private static async Task<IResult> ReadAsync(
        string item,
        string digest,
        HttpContext context,
        WorkflowHost host,
        IAttachmentStore files,
        CancellationToken cancellation
    ) =>
        DueItemKey.TryParse(item, out DueItemKey key) && key.List == RequestedList.Of(context).Id
            ? await AttachmentAnswer.FindAsync(context, host, files, key, digest, cancellation) ?? Page.NotFound(context, host)
            : Page.NotFound(context, host);

    // An infected file that was dealt with is named no more; it stays closed.
    private static async Task<IResult> SettleAsync(string item, string digest, HttpContext context, WorkflowHost host)
    {
        RequestedList list = RequestedList.Of(context);
        return
            DueItemKey.TryParse(item, out DueItemKey key)
            && key.List == list.Id
            && AttachmentAddress.IsDigest(digest)
            && await new LaterScanTable(host.Parts.Store, host.Parts.SetAside).SettleAsync(
                AttachmentAddress.Of(key, digest),
                SignedIn.Of(context).Actor,
                CancellationToken.None
            )
            ? new SeeOther(list.To("/"))
            : Page.NotFound(context, host);
    }
}
