using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Lists;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Outbox;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Overview;

/// <summary>总览, and what is about to leave.</summary>
internal static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder office)
    {
        office.MapGet("/", ShowAsync);
        office.MapPost("/activate", ActivateAsync);
        office.MapGet("/dispatch", ShowDispatchAsync);
        office.MapGet("/dispatch/{address}", ShowMailAsync);
        office.MapGet("/dispatch/{address}/html", ShowMailHtmlAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        WorkflowParts parts = host.Parts;
        YearView year = await YearView.ReadAsync(parts, RequestedList.Of(context).Id, cancellation);
        UpcomingDispatch? next = await UpcomingDispatch.NextAsync(parts, year, cancellation);
        AuditReport? audit = await parts.Audit.LastAsync(RequestedList.Of(context).Id, cancellation);
        IQueryCollection query = context.Request.Query;
        string by = query["by"].ToString() is "unit" or "time" ? query["by"].ToString() : "task";
        var view = new OverviewView(year, next, audit, by, Text(query, "unit"), Text(query, "section"), query.ContainsKey("late"));
        return Page.Show<OverviewPage>(new { Frame = PageFrame.Of(context, host, year.List), View = view });
    }

    private static async Task<IResult> ActivateAsync(HttpContext context, WorkflowHost host) =>
        await host.Parts.Activation.ActivateAsync(RequestedList.Of(context).Id, CancellationToken.None)
            ? new SeeOther(RequestedList.Of(context).To("/"))
            : Page.Say(context, host, StatusCodes.Status409Conflict, "未能启用", "清单不在试运行中，或正在发送邮件。未作任何更改，请返回总览查看后再试。");

    private static async Task<IResult> ShowDispatchAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation);
        UpcomingDispatch? next = await UpcomingDispatch.NextAsync(host.Parts, year, cancellation);
        return Page.Show<DispatchPage>(new { Frame = PageFrame.Of(context, host, year.List), View = year, Next = next });
    }

    private static async Task<IResult> ShowMailAsync(string address, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        return await FindAsync(context, host, address, cancellation) is { } mail
            ? Page.Show<MailPage>(new { Frame = PageFrame.Of(context, host, list), Mail = MailView.Of(host.Parts.Drafts, list, mail), IsAhead = true })
            : Page.NotFound(context, host);
    }

    private static async Task<IResult> ShowMailHtmlAsync(string address, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        await FindAsync(context, host, address, cancellation) is { } mail ? MailHtmlAnswer.Of(context, mail) : Page.NotFound(context, host);

    private static async Task<MailRecord?> FindAsync(HttpContext context, WorkflowHost host, string address, CancellationToken cancellation)
    {
        string[] parts = address.Split('_', 2);
        if (parts.Length != 2 || !MailAddresses.IsSlot(parts[0])) return null;
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation);
        Slot slot = Slot.Parse(parts[0]);
        if (slot < year.NextSlot()) return null;
        UpcomingDispatch next = await UpcomingDispatch.OfAsync(host.Parts, year, slot, cancellation);
        return next.Mails.FirstOrDefault(m => MailAddresses.InUrl(m.Address) == address);
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
