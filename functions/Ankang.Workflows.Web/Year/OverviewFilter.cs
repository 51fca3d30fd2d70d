using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Year;

/// <summary>What of the year is shown and in what order; stands in the address bar.</summary>
/// <param name="By">task, unit, time or matrix.</param>
/// <param name="Group">Id of a group of units.</param>
/// <param name="Light">Only rows of this colour.</param>
/// <param name="Sort">order, state, done, or m1 to m12; of 按时间 a state's code.</param>
public sealed record OverviewFilter(
    string By,
    string? Unit,
    string? Group,
    string? Section,
    bool LateOnly,
    string? Light,
    string Sort,
    bool Descending
)
{
    public static readonly IReadOnlyList<(string By, string Word)> Views =
    [
        ("task", "按任务"),
        ("unit", "按单位"),
        ("time", "按时间"),
        ("matrix", "任务×单位"),
    ];

    /// <summary>Everything of one unit, in its usual order.</summary>
    public static OverviewFilter OfUnit(string unit) => new("unit", unit, null, null, false, null, "order", false);

    public static OverviewFilter Read(IQueryCollection query) =>
        new(
            Views.Any(v => v.By == query["by"]) ? query["by"].ToString() : "task",
            query.Text("unit"),
            query.Text("group"),
            query.Text("section"),
            query.ContainsKey("late"),
            query.Text("light"),
            query.Text("sort") ?? "order",
            query["dir"] == "desc"
        );

    public string Url(string path = "/") =>
        Query.Url(
            path,
            ("by", By == "task" ? null : By),
            ("unit", Unit),
            ("group", Group),
            ("section", Section),
            ("late", LateOnly ? "1" : null),
            ("light", Light),
            ("sort", Sort == "order" ? null : Sort),
            ("dir", Descending ? "desc" : null)
        );

    /// <summary>In the order of a column; most first, and least first when it is sorted so already.</summary>
    public string SortUrl(string sort) => (this with { Sort = sort, Descending = sort != "order" && !(Sort == sort && Descending) }).Url();
}
