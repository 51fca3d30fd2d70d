using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Overview;

/// <summary>One list as the office looks at it in the morning: what needs a hand, what leaves next, who lags.</summary>
/// <param name="Prefix">Begins the addresses of the list's pages.</param>
/// <param name="Next">Null where nothing is in sight.</param>
public sealed record Morning(ListInForce List, string Prefix, OfficeNeeds Needs, UpcomingDispatch? Next, Laggards Late)
{
    /// <summary>The page's own list, then every other that is in force: whoever looks at one sees what waits in all.</summary>
    public static async Task<IReadOnlyList<Morning>> OfAllAsync(
        WorkflowParts parts,
        RequestedList requested,
        YearView year,
        CancellationToken cancellation
    )
    {
        var mornings = new List<Morning> { await OfAsync(parts, year, requested.Prefix, cancellation) };
        foreach (ListInForce other in requested.Published.Where(l => l.Id != requested.Id && l.IsInForceOn(year.Today)))
            if (await FindAsync(parts, other, cancellation) is { } morning)
                mornings.Add(morning);
        return mornings;
    }

    /// <summary>Another list than the page's own.</summary>
    /// <returns>Null where it is closed for a damaged row, which takes nobody else's start page; the row is named there.</returns>
    internal static async Task<Morning?> FindAsync(WorkflowParts parts, ListInForce list, CancellationToken cancellation)
    {
        try
        {
            return await OfAsync(parts, await YearView.ReadAsync(parts, list.Id, cancellation), RequestedList.Address(list.Id), cancellation);
        }
        catch (DamagedRowException)
        {
            return null;
        }
    }

    private static async Task<Morning> OfAsync(WorkflowParts parts, YearView year, string prefix, CancellationToken cancellation) =>
        new(
            year.List,
            prefix,
            await OfficeNeeds.ReadAsync(parts, year, cancellation),
            await UpcomingDispatch.NextAsync(parts, year, cancellation),
            Laggards.Of(year)
        );
}
