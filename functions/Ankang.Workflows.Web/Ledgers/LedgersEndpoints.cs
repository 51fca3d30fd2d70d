using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Ledgers;

/// <summary>台账 to be printed: of an item, and of all items of a unit, read from the store and checked as it is shown.</summary>
internal static class LedgersEndpoints
{
    public static void MapLedgers(this IEndpointRouteBuilder office)
    {
        office.MapGet("/items/{id}/ledger", OfItemAsync);
        office.MapGet("/units/{id}/ledger", OfUnitAsync);
    }

    private static async Task<IResult> OfItemAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        return
            DueItemKey.TryParse(id, out DueItemKey key)
            && key.List == requested.Id
            && requested.List.Directory.Find(key.Unit) is not null
            && await host.Parts.Ledgers.OfItemAsync(key, cancellation) is { } ledger
            ? Show(context, host, [ledger], key.Unit, $"/items/{key}")
            : Page.NotFound(context, host);
    }

    private static async Task<IResult> OfUnitAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList requested = RequestedList.Of(context);
        return requested.List.Directory.Find(id) is null
            ? Page.NotFound(context, host)
            : Show(context, host, await host.Parts.Ledgers.OfUnitAsync(requested.Id, id, cancellation), id, $"/units/{id}");
    }

    private static IResult Show(HttpContext context, WorkflowHost host, IReadOnlyList<ItemLedger> items, string unit, string back)
    {
        PageFrame frame = PageFrame.Of(context, host, RequestedList.Of(context).List);
        return Page.Show<LedgersPage>(
            new
            {
                Frame = frame,
                Items = items,
                Unit = frame.List!.Directory[unit],
                Back = back,
            }
        );
    }
}
