using Ankang.Workflows.Interviews;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.Units;

/// <summary>单位: all of them, and one with its year.</summary>
internal static class UnitsEndpoints
{
    public static void MapUnits(this IEndpointRouteBuilder office)
    {
        office.MapGet("/units", ShowAllAsync);
        office.MapGet("/units.xlsx", ExportAsync);
        office.MapGet("/units/{id}", ShowAsync);
    }

    /// <summary>The page of one unit, with a form that was just not taken.</summary>
    public static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        IOptions<LightOptions> lights,
        string id,
        ContactAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        // As it stands in the store: another host may have changed it.
        if (await host.Parts.Contacts.ReadAsync(id, cancellation) is not { } found)
            return Page.NotFound(context, host);
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation, id, whole: true);
        IReadOnlyList<InterviewCase> cases = await host.Parts.Interviews.CasesAsync(year.List.Id, cancellation);
        var view = new UnitView(
            found.Unit,
            year,
            new OverviewView(year, OverviewFilter.OfUnit(id), lights.Value),
            found.Changes,
            [.. cases.Where(c => c.Unit == id).Reverse()],
            answer,
            context.Request.Query.Text("done"),
            context.Request.Query.Text("sort") is null ? null : ItemFilter.Read(context.Request.Query)
        );
        return Page.Show<UnitPage>(new { Frame = PageFrame.Of(context, host, year.List), View = view }, status);
    }

    private static Task<IResult> ShowAllAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        ListAsync(context, host, UnitsFilter.Read(context.Request.Query), null, StatusCodes.Status200OK, cancellation);

    /// <summary>The page of all units, with 登记告知 that was just not taken.</summary>
    public static async Task<IResult> ListAsync(
        HttpContext context,
        WorkflowHost host,
        UnitsFilter filter,
        ContactAnswer? answer,
        int status,
        CancellationToken cancellation
    )
    {
        var view = new UnitsView(await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation), filter);
        return Page.Show<UnitsPage>(
            new
            {
                Frame = PageFrame.Of(context, host, view.Year.List),
                View = view,
                Imported = context.Request.Query.Number("imported") ?? 0,
                Answer = answer,
                Told = context.Request.Query.Text("done") == "told",
            },
            status
        );
    }

    private static async Task<IResult> ExportAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        UnitsView view = await ReadAsync(context, host, cancellation);
        PageFrame frame = PageFrame.Of(context, host, view.Year.List);
        return Spreadsheet.Of(
            view.Year.List,
            view.Year.Now,
            "责任单位",
            "",
            [("单位", 26), ("全年已生成", 10), ("办结", 8), ("即将到期", 10), ("逾期未办结", 11), ("现最高层级", 11), ("联络员", 34)],
            view.Rows.Select(r =>
                (IReadOnlyList<string>)
                    [r.Name, $"{r.All}", $"{r.Done}", $"{r.Soon}", $"{r.Late}", r.Rung.Word(), frame.Shown(r.Unit.Liaison?.Email) ?? "无报送邮箱"]
            )
        );
    }

    private static Task<IResult> ShowAsync(
        string id,
        HttpContext context,
        WorkflowHost host,
        IOptions<LightOptions> lights,
        CancellationToken cancellation
    ) =>
        RequestedList.Of(context).List.Directory.Find(id) is null
            ? Task.FromResult(Page.NotFound(context, host))
            : PageAsync(context, host, lights, id, null, StatusCodes.Status200OK, cancellation);

    private static async Task<UnitsView> ReadAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
        new(await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation), UnitsFilter.Read(context.Request.Query));
}
