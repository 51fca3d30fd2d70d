using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>One endpoint of the product, as the tests made from the table of routes name it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Pattern"><c>/l/{list}/items/{id}</c>.</param>
internal sealed partial record Route(string Method, string Pattern)
{
    /// <summary>Begins the pages of a list that is named.</summary>
    public const string OfAList = "/l/{list}";

    public bool IsGet => Method == "GET";

    /// <summary>Without the list's prefix: what is the same page.</summary>
    public string Page => Pattern.StartsWith(OfAList, StringComparison.Ordinal) ? $"/{Pattern[OfAList.Length..].TrimStart('/')}" : Pattern;

    /// <summary>Its address carries the proof itself, or it asks for a key.</summary>
    public bool HasOwnProof => OwnProof().IsMatch(Pattern);

    public override string ToString() => $"{Method} {Pattern}";

    public static IReadOnlyList<Route> Of(IEnumerable<Endpoint> endpoints) =>
        [
            .. endpoints
                .OfType<RouteEndpoint>()
                .SelectMany(e =>
                    (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => new Route(
                        m,
                        Slashed(e.RoutePattern.RawText!)
                    ))
                )
                .Distinct()
                .OrderBy(r => r.Pattern, StringComparer.Ordinal)
                .ThenBy(r => r.Method, StringComparer.Ordinal),
        ];

    /// <summary>The address with every name in it replaced.</summary>
    public string With(Func<string, string> nameOf) => Name().Replace(Pattern, m => nameOf(m.Groups["name"].Value));

    /// <summary>Whether an address is one of this route.</summary>
    public bool Matches(string path) =>
        Regex.IsMatch(path.TrimEnd('/'), $"^{Name().Replace(Pattern.TrimEnd('/').Replace(".", "\\."), "[^/]+")}$", RegexOptions.ExplicitCapture);

    private static string Slashed(string raw) => $"/{raw.Trim('/')}";

    [GeneratedRegex(@"\{\*?(?<name>\w+)(:\w+)?\}")]
    private static partial Regex Name();

    [GeneratedRegex("^/(u|s|d|c|api|openapi)/")]
    private static partial Regex OwnProof();
}
