using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Security;

/// <summary>Which lines of the security log are shown.</summary>
/// <param name="Month"><c>2021-03</c>, UTC.</param>
/// <param name="Kind">Null for all.</param>
public sealed record SecurityFilter(string Month, SecurityKind? Kind)
{
    public static SecurityFilter Read(IQueryCollection query, IReadOnlyList<string> months) =>
        new(
            months.FirstOrDefault(m => m == query.Text("month")) ?? months[0],
            Enum.TryParse(query.Text("kind"), ignoreCase: true, out SecurityKind kind) && Enum.IsDefined(kind) ? kind : null
        );

    public IReadOnlyList<SecurityEntry> Of(IReadOnlyList<SecurityEntry> lines) => Kind is { } kind ? [.. lines.Where(l => l.Kind == kind)] : lines;

    public string Url(string path) => Query.Url(path, ("month", Month), ("kind", Kind?.ToString()));
}
