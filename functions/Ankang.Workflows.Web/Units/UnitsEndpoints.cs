using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Lists;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Overview;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Units;

/// <summary>单位: all of them, and one with its year.</summary>
internal static class UnitsEndpoints
{
    public static void MapUnits(this IEndpointRouteBuilder office)
    {
        office.MapGet("/units", ListAsync);
        office.MapGet("/units/{id}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation);
        return Page.Show<UnitsPage>(new { Frame = PageFrame.Of(context, host, year.List), Year = year });
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        if (list.Directory.Find(id) is not { } unit) return Page.NotFound(context, host);
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation, unit.Id, whole: true);
        var overview = new OverviewView(year, null, null, "unit", unit.Id, null, false);
        return Page.Show<UnitPage>(new { Frame = PageFrame.Of(context, host, list), Unit = unit, Year = year, Overview = overview });
    }
}
