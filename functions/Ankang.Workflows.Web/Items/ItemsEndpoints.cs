using Ankang.Workflows.DueItems;
using Ankang.Workflows.Web.Lists;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Items;

/// <summary>事项: the filtered list, and one item with its history.</summary>
internal static class ItemsEndpoints
{
    public static void MapItems(this IEndpointRouteBuilder office)
    {
        office.MapGet("/items", ListAsync);
        office.MapGet("/items/{id}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation);
        return Page.Show<ItemsPage>(new { Frame = PageFrame.Of(context, host, year.List), View = new ItemsView(year, ItemFilter.Read(context.Request.Query)) });
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        WorkflowParts parts = host.Parts;
        RequestedList requested = RequestedList.Of(context);
        if (!DueItemKey.TryParse(id, out DueItemKey key)) return Page.NotFound(context, host);
        // An item's id names its list: an address kept from last year leads to last year's list.
        if (key.List != requested.Id && requested.Published.Any(l => l.Id == key.List)) return new SeeOther($"{RequestedList.Address(key.List)}/items/{key}");
        if (await YearView.ItemAsync(parts, requested.Id, key, cancellation) is not { } item)
            return Page.NotFound(context, host);
        IReadOnlyList<HistoryEntry> history = await parts.Work.HistoryAsync(key, cancellation);
        var slot = YearView.NextSlot(item.List, parts.Clock.GetUtcNow(), await parts.Lease.ReadAsync(requested.Id, cancellation));
        return Page.Show<ItemPage>(new { Frame = PageFrame.Of(context, host, item.List), Item = item, History = history, Next = NextStep.Of(item, slot) });
    }
}
