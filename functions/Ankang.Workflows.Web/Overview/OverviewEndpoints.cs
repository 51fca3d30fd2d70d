using Ankang.Workflows.Answers;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Web.Handovers;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Mails;
using Ankang.Workflows.Web.Security;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.Overview;

/// <summary>总览: the office's first page, and its year as a workbook.</summary>
internal static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder office)
    {
        office.MapGet("/", ShowAsync);
        office.MapGet("/year.xlsx", ExportAsync);
        office.MapPost("/findings/{number}", SettleAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        WorkflowHost host,
        IOptions<LightOptions> lights,
        SecurityLog security,
        CancellationToken cancellation
    )
    {
        WorkflowParts parts = host.Parts;
        YearView year = await YearView.ReadAsync(parts, RequestedList.Of(context).Id, cancellation);
        return Page.Show<OverviewPage>(
            new
            {
                Frame = PageFrame.Of(context, host, year.List),
                View = new OverviewView(year, OverviewFilter.Read(context.Request.Query), lights.Value),
                Mornings = await Morning.OfAllAsync(parts, RequestedList.Of(context), year, cancellation),
                Audit = await parts.Audit.LastAsync(year.List.Id, cancellation),
                Stopped = await MailStopped.ReadAsync(parts, year.List.Id, year.Dispatch, cancellation),
                Alarms = (await parts.Alarms.ReadAsync(year.List.Id, cancellation)).Where(a => a.Received is null).ToList(),
                Scans = await new LaterScanTable(parts.Store, parts.SetAside).ReadAsync(year.List.Id, cancellation),
                Handovers = await new HandoverTable(parts.Store, parts.SetAside).WaitingForAsync(SignedIn.Of(context).Account, cancellation),
                Security = SignedIn.Of(context).IsOffice ? await security.AlertsAsync(cancellation) : [],
                Burden = ListBurden.Of(year.List),
                Damaged = parts.SetAside.All,
                parts.SetAside.Mended,
            }
        );
    }

    private static async Task<IResult> ExportAsync(
        HttpContext context,
        WorkflowHost host,
        IOptions<LightOptions> lights,
        CancellationToken cancellation
    )
    {
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation);
        return YearExport.Of(new OverviewView(year, OverviewFilter.Read(context.Request.Query), lights.Value));
    }

    private static async Task<IResult> SettleAsync(string number, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IReadOnlyList<FormError> errors = await host.Parts.Findings.SettleAsync(
            list.Id,
            number,
            typed.Request,
            SignedIn.Of(context).Actor,
            typed["reason"],
            CancellationToken.None
        );
        return errors.Count == 0
            ? new SeeOther(list.To("/"))
            : Page.Say(
                context,
                host,
                errors.Any(e => e.Field == "reason") ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict,
                "未登记核实",
                $"{string.Join(' ', errors.Select(e => e.Message))}未作任何更改，请返回总览查看后再试。"
            );
    }
}
