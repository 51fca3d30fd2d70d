using System.Text;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Mails;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Outbox;

/// <summary>发件: what was sent to whom, and what became of it.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder office)
    {
        office.MapGet("/outbox", ListAsync);
        office.MapGet("/outbox.xlsx", ExportAsync);
        office.MapPost("/outbox/retry", RetryAsync);
        office.MapGet("/outbox/{address}", ShowAsync);
        office.MapGet("/outbox/{address}/html", ShowHtmlAsync);
        office.MapGet("/outbox/{address}/attachments/{number:int}", DownloadAttachmentAsync);
    }

    /// <summary>The mail as it travels, which names its recipients: for whom contacts concern.</summary>
    public static void MapMailSource(this IEndpointRouteBuilder alone) => alone.MapGet("/outbox/{address}/eml", DownloadAsync);

    private static async Task<IResult> ListAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        OutboxView view = await OutboxView.ReadAsync(host.Parts, RequestedList.Of(context).Id, MailFilter.Read(context.Request.Query), cancellation);
        return Page.Show<OutboxPage>(
            new
            {
                Frame = PageFrame.Of(context, host, view.List),
                View = view,
                Asked = context.Request.Query.Text("retry") is not null,
            }
        );
    }

    // The loop or timer that dispatches finds that it need not wait; nothing is sent within the request.
    private static async Task<IResult> RetryAsync(HttpContext context, WorkflowHost host)
    {
        string list = RequestedList.Of(context).Id;
        await host.Parts.Dispatcher.ReleaseAsync(list, CancellationToken.None);
        await host.Parts.ListActs.AddAsync(list, SignedIn.Of(context).Actor, "立即重试发送", CancellationToken.None);
        return new SeeOther(RequestedList.Of(context).To("/outbox?retry=1"));
    }

    private static async Task<IResult> ExportAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        OutboxView view = await OutboxView.ReadAsync(host.Parts, RequestedList.Of(context).Id, MailFilter.Read(context.Request.Query), cancellation);
        PageFrame frame = PageFrame.Of(context, host, view.List);
        return Spreadsheet.Of(
            view.List,
            host.Parts.Clock.GetUtcNow(),
            "发件",
            view.Older is null ? "" : "本页所列批次",
            [("发送批次", 20), ("种类", 12), ("主题", 48), ("收件人", 32), ("事项", 7), ("状态", 10), ("说明", 32)],
            view.Slots.SelectMany(s => s.Mails)
                .Select(m =>
                    (IReadOnlyList<string>)
                        [
                            MailText.SlotName(m.Slot, view.Today),
                            MailText.Kind(m.Kind),
                            m.Subject,
                            frame.Shown(string.Join('\n', m.Addresses))!,
                            $"{m.Notices.Count}",
                            MailText.State(m),
                            frame.Shown(
                                string.Join(
                                    '\n',
                                    [
                                        .. m.Refused.Select(r => $"{r.Email} 未送达：{r.Answer}"),
                                        .. m.Deliveries.Select(d => $"{d.Email} {MailText.Delivery(d.Status)} {d.Detail}"),
                                    ]
                                )
                            )!,
                        ]
                )
        );
    }

    private static async Task<IResult> ShowAsync(string address, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        return await FindAsync(context, host, address, cancellation) is { } mail
            ? Page.Show<MailPage>(
                new
                {
                    Frame = PageFrame.Of(context, host, list),
                    Mail = await MailView.OfAsync(host.Parts.Drafts, list, mail, cancellation),
                    Taken = MailText.Taken(host.Parts, list, mail),
                }
            )
            : Page.NotFound(context, host);
    }

    private static async Task<IResult> ShowHtmlAsync(string address, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        await FindAsync(context, host, address, cancellation) is { } mail ? MailHtmlAnswer.Of(context, mail) : Page.NotFound(context, host);

    private static async Task<IResult> DownloadAsync(string address, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        return
            await FindAsync(context, host, address, cancellation) is { } mail
            && (await MailView.OfAsync(host.Parts.Drafts, list, mail, cancellation)).Source is { } source
            ? Results.File(Encoding.UTF8.GetBytes(source), "message/rfc822", $"{MailAddresses.InUrl(mail.Address)}.eml")
            : Page.NotFound(context, host);
    }

    private static async Task<IResult> DownloadAttachmentAsync(
        string address,
        int number,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    ) =>
        await FindAsync(context, host, address, cancellation) is { } mail
        && (await host.Parts.Drafts.ToOutgoingAsync(RequestedList.Of(context).List, mail, cancellation)).Attachments.ElementAtOrDefault(number)
            is { } file
            ? Results.File(file.Content, file.MediaType, file.FileName)
            : Page.NotFound(context, host);

    private static async Task<MailRecord?> FindAsync(HttpContext context, WorkflowHost host, string address, CancellationToken cancellation)
    {
        string[] parts = address.Split('_');
        if (parts.Length != 3 || !MailAddresses.IsSlot(parts[0]) || !MailAddresses.IsReader(parts[1]) || !Rules.Catalogue.Ids.IsValid(parts[2]))
            return null;
        ListInForce list = RequestedList.Of(context).List;
        return await host.Parts.Mails.GetAsync(list.Id, MailAddresses.FromUrl(address), cancellation) is { } mail ? LinkMask.Of(list, mail) : null;
    }
}
