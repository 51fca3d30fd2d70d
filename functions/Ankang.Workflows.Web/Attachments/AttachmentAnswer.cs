using Ankang.Workflows.Attachments;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Attachments;

/// <summary>One attachment as an answer: saved by the browser, never shown within our site, whatever it holds.</summary>
internal static class AttachmentAnswer
{
    private const string Policy = "default-src 'none'; sandbox";

    /// <returns>Null when the item's history names no such file, or its content is missing; a page that says so where it is infected.</returns>
    public static async Task<IResult?> FindAsync(
        HttpContext context,
        WorkflowHost host,
        IAttachmentStore files,
        DueItemKey item,
        string digest,
        CancellationToken cancellation
    )
    {
        if (!AttachmentAddress.IsDigest(digest))
            return null;
        IReadOnlyList<HistoryEntry> history = await host.Parts.Work.HistoryAsync(item, cancellation);
        if (history.SelectMany(h => h.Attachments ?? []).FirstOrDefault(a => a.Digest == digest) is not { } attachment)
            return null;
        AttachmentAddress address = AttachmentAddress.Of(item, digest);
        if (await new LaterScanTable(host.Parts.Store, host.Parts.SetAside).FindAsync(address, cancellation) is { Signature: { } signature })
            return Page.Say(context, host, StatusCodes.Status403Forbidden, "该文件含有病毒", $"查毒发现{signature}，不能下载。请与市安委办联系。");
        if (await files.OpenAsync(address, cancellation) is not { } content)
            return null;
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Stream(content, FileKinds.ContentTypeOf(attachment.Name), attachment.Name);
    }
}
