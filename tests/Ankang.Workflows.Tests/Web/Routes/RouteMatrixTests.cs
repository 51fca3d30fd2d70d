using System.Net;
using System.Text;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>Who may come to which address: asked of every one, and compared with the one table that was approved.</summary>
[Collection(SharedRoutes.Name)]
[Trait(Tier.Name, Tier.City)]
[Trait(SharedRoutes.Category, SharedRoutes.Security)]
public sealed class RouteMatrixTests(RoutesSite town)
{
    private static readonly string Approved = Path.Combine(
        Path.GetDirectoryName(Path.GetDirectoryName(Seeds.Path("x"))!)!,
        "tests",
        "Ankang.Workflows.Tests",
        "Web",
        "Routes",
        "approved.txt"
    );

    // A new address without a row fails, as does a row of one that is gone, or that lets in somebody else.
    [Fact]
    public async Task EveryAddress_LetsIn_WhoTheApprovedTableSays()
    {
        string[] found = await Task.WhenAll(town.Routes.Select(RowAsync));
        string[] approved = [.. (await File.ReadAllLinesAsync(Approved)).Where(l => l.Length > 0 && l[0] != '#')];
        string[] faults =
        [
            .. found.Except(approved).Select(l => $"not approved: {l}"),
            .. approved.Except(found).Select(l => $"approved, and not so: {l}"),
        ];
        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public void BothPrefixes_HaveTheSameRow()
    {
        // The pages of a list that is named are those of the default one.
        var rows = File.ReadAllLines(Approved)
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(" | "))
            .ToDictionary(r => r[0], r => string.Join(" | ", r[1..]));
        foreach ((string address, string who) in rows.Where(r => r.Key.Contains(Route.OfAList, StringComparison.Ordinal)))
            Assert.Equal(
                rows[address.Replace(Route.OfAList, "", StringComparison.Ordinal) is var bare && bare.EndsWith(' ') ? bare + "/" : bare],
                who
            );
    }

    private async Task<string> RowAsync(Route route)
    {
        string[] who =
            route.Pattern.StartsWith("/api/", StringComparison.Ordinal) || route.Pattern.StartsWith("/openapi/", StringComparison.Ordinal)
                ?
                [
                    $"stranger {await AskAsync(route, town.Stranger)}",
                    $"read {await AskAsync(route, town.Stranger, RoutesSite.ReadKey)}",
                    $"report {await AskAsync(route, town.Stranger, RoutesSite.ReportKey)}",
                    $"publish {await AskAsync(route, town.Stranger, RoutesSite.PublishKey)}",
                ]
                :
                [
                    $"stranger {await AskAsync(route, town.Stranger)}",
                    $"reader {await AskAsync(route, town.Reader)}",
                    $"supervisor {await AskAsync(route, town.Supervisor)}",
                    $"office {await AskAsync(route, town.Office)}",
                ];
        return $"{route} | {string.Join(" | ", who)}";
    }

    // What posts carries no guard of its form, so nothing is done: who is let in is told that the page is too old.
    private async Task<string> AskAsync(Route route, HttpClient client, string? key = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), new Uri(town.AddressOf(route), UriKind.Relative));
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        if (!route.IsGet)
            request.Content = new StringContent(
                "",
                Encoding.UTF8,
                route.Pattern.StartsWith("/api/", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded"
            );
        using HttpResponseMessage answer = await client.SendAsync(request);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "no",
            HttpStatusCode.Forbidden => "no",
            HttpStatusCode.Found when answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal) => "no",
            HttpStatusCode.Found when answer.Headers.Location!.ToString().EndsWith("/supervisor", StringComparison.Ordinal) => "home",
            >= HttpStatusCode.InternalServerError => $"{(int)answer.StatusCode}",
            _ => "in",
        };
    }
}
