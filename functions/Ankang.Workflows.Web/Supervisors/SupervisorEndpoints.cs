using Ankang.Workflows.DueItems;
using Ankang.Workflows.Web.Lists;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.SignIn;
using Ankang.Workflows.Web.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>分管事项: a supervisor's own page, of his own units alone.</summary>
internal static class SupervisorEndpoints
{
    public static void MapSupervisor(this IEndpointRouteBuilder supervisors)
    {
        supervisors.MapGet(SignInEndpoints.SupervisorHome, ShowAsync);
        supervisors.MapGet($"{SignInEndpoints.SupervisorHome}/items/{{id}}", ShowItemAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        YearView year = await YearView.ReadAsync(host.Parts, RequestedList.Of(context).Id, cancellation);
        return Page.Show<SupervisorPage>(new { Frame = PageFrame.Of(context, host, year.List), View = new SupervisorView(year, SignedIn.Of(context)) });
    }

    private static async Task<IResult> ShowItemAsync(string id, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        WorkflowParts parts = host.Parts;
        string list = RequestedList.Of(context).Id;
        // An item of another unit is answered as one that does not exist.
        if (!DueItemKey.TryParse(id, out DueItemKey key) || !SignedIn.Of(context).Sees(key.Unit) || await YearView.ItemAsync(parts, list, key, cancellation) is not { } item)
            return Page.NotFound(context, host);
        IReadOnlyList<HistoryEntry> history = await parts.Work.HistoryAsync(key, cancellation);
        var slot = YearView.NextSlot(item.List, parts.Clock.GetUtcNow(), await parts.Lease.ReadAsync(list, cancellation));
        return Page.Show<SupervisedItemPage>(new { Frame = PageFrame.Of(context, host, item.List), Item = item, History = history, Next = NextStep.Of(item, slot) });
    }
}
