using System.Globalization;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.YearEnd;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.YearEnd;

/// <summary>Which open items the page shows to be ticked; stands in the address, and in the form beside the ticks.</summary>
/// <param name="PageNumber">From 1; a page is what can be ticked at once.</param>
public sealed record YearEndFilter(string? Unit, int? Task, int PageNumber)
{
    /// <summary>How many items a page shows.</summary>
    public const int PageSize = 100;

    public static YearEndFilter Read(IQueryCollection query) => new(query.Text("unit"), query.Number("task"), Math.Max(1, query.Number("page") ?? 1));

    /// <summary>As the form carried it.</summary>
    public static YearEndFilter Read(Typed typed) => new(typed["unit"] is { Length: > 0 } unit ? unit : null, typed.Number("task"), 1);

    /// <summary>The fields that a form of the page carries on to the address that it leads to.</summary>
    internal static IEnumerable<(string, string?)> Kept(Typed typed)
    {
        YearEndFilter filter = Read(typed);
        return [("unit", filter.Unit), ("task", filter.Task?.ToString(CultureInfo.InvariantCulture))];
    }

    public IReadOnlyList<YearEndItem> Of(IEnumerable<YearEndItem> items) =>
        [.. items.Where(i => (Unit is null || i.Item.Key.Unit == Unit) && (Task is null || i.Plan.Obligation.Task == Task))];

    public string Url(int page) =>
        Query.Url(
            YearEndEndpoints.Address,
            ("unit", Unit),
            ("task", Task?.ToString(CultureInfo.InvariantCulture)),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)
        ) + "#open";
}
