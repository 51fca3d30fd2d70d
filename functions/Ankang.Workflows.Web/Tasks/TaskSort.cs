using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Tasks;

/// <summary>In what order a task's units are shown; stands in the address bar.</summary>
/// <param name="Period">The period whose states order them, the most urgent first; null for the roster's order.</param>
public sealed record TaskSort(string? Period, bool Descending)
{
    public static TaskSort Read(IQueryCollection query) => new(query.Text("sort"), query["dir"] == "desc");

    /// <summary>The page in the order of a column, at the duty whose table it is.</summary>
    public string Url(int task, string duty, string? period) =>
        $"{Query.Url($"/tasks/{task}", ("sort", period), ("dir", period is not null && period == Period && !Descending ? "desc" : null))}#{duty}";
}
