using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Units;

/// <summary>Which units are shown and in what order; stands in the address bar.</summary>
/// <param name="Flag">
/// bounced: with an address to which mail came back; sample: with sample data; untold: 尚未告知; unaddressed: without a 联络员;
/// proposed: with a deputy to be confirmed.
/// </param>
/// <param name="Sort">order, all, done, soon, late, rung or mail.</param>
public sealed record UnitsFilter(string? Search, string? Group, string? Flag, string Sort, bool Descending)
{
    public static UnitsFilter Read(IQueryCollection query) =>
        new(query.Text("q"), query.Text("group"), query.Text("flag"), query.Text("sort") ?? "order", query["dir"] == "desc");

    public string Url(string path = "/units") =>
        Query.Url(
            path,
            ("q", Search),
            ("group", Group),
            ("flag", Flag),
            ("sort", Sort == "order" ? null : Sort),
            ("dir", Descending ? "desc" : null)
        );

    /// <summary>Most first, and least first when it is sorted so already.</summary>
    public string SortUrl(string sort) => (this with { Sort = sort, Descending = sort != "order" && !(Sort == sort && Descending) }).Url();
}
