using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Security;

/// <summary>安全日志: looked at, exported, alerts settled. For the office alone, and only where people sign in.</summary>
internal static class SecurityEndpoints
{
    public const string Address = "/security-log";

    private static readonly IReadOnlyList<(string, double)> Columns =
    [
        ("时间", 20),
        ("类别", 10),
        ("何人", 24),
        ("编号", 18),
        ("渠道", 10),
        ("网络地址", 18),
        ("内容", 30),
        ("请求地址", 60),
    ];

    public static void MapSecurityLog(this IEndpointRouteBuilder alone)
    {
        alone.MapGet(Address, ShowAsync);
        alone.MapGet($"{Address}.xlsx", ExportAsync);
        alone.MapPost($"{Address}/looked", LookedAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, SecurityLog log, CancellationToken cancellation)
    {
        if (!host.AsksSignIn)
            return Page.NotFound(context, host);
        SecurityFilter filter = SecurityFilter.Read(context.Request.Query, log.KeptMonths);
        return Page.Show<SecurityPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                Filter = filter,
                Lines = filter.Of(await log.ReadAsync(filter.Month, cancellation)),
                Alerts = await log.AlertsAsync(cancellation),
                log.KeptMonths,
            }
        );
    }

    private static async Task<IResult> ExportAsync(HttpContext context, WorkflowHost host, SecurityLog log, CancellationToken cancellation)
    {
        if (!host.AsksSignIn)
            return Page.NotFound(context, host);
        SecurityFilter filter = SecurityFilter.Read(context.Request.Query, log.KeptMonths);
        return Spreadsheet.Of(
            RequestedList.Of(context).List,
            host.Parts.Clock.GetUtcNow(),
            "安全日志",
            filter.Month,
            Columns,
            filter
                .Of(await log.ReadAsync(filter.Month, cancellation))
                .Select(e =>
                    (IReadOnlyList<string>)
                        [
                            $"{ChinaTime.DateOf(e.At):yyyy-MM-dd} {ChinaTime.TimeOf(e.At):HH':'mm':'ss}",
                            e.Kind.Word(),
                            e.Who?.Name ?? "",
                            e.Who?.Id ?? "",
                            e.Channel,
                            e.Address,
                            RequestWords.Of(e.Kind, e.Text),
                            e.Text,
                        ]
                )
        );
    }

    private static async Task<IResult> LookedAsync(HttpContext context, WorkflowHost host, SecurityLog log)
    {
        if (!host.AsksSignIn)
            return Page.NotFound(context, host);
        await log.LookedAsync(SignedIn.Of(context).ActorWithRole, ClientAddress.Of(context), CancellationToken.None);
        return new SeeOther(RequestedList.Of(context).To(Address));
    }
}
