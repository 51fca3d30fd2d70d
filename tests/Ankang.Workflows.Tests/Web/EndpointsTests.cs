using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class EndpointsTests
{
    /// <summary>What needs no sign-in: files, what carries its own proof or key, and the way in.</summary>
    private static readonly string[] Open =
    [
        "/assets/",
        "/openapi/",
        "/api/",
        "/health",
        "/u/",
        "/s/",
        "/d/",
        "/c/",
        "/welcome/",
        "/sign-in",
        "/sign-out",
        "/privacy",
    ];

    [Fact]
    public async Task EveryPage_AsksToSignIn_ButWhatCarriesItsOwnProof()
    {
        await using Site site = await Site.EmptyAsync();
        RouteEndpoint[] endpoints = [.. site.Endpoints.OfType<RouteEndpoint>()];
        Assert.True(endpoints.Length > 40);
        string[] unguarded =
        [
            .. endpoints
                .Where(e => !e.Metadata.OfType<IAuthorizeData>().Any())
                .Select(e => $"/{e.RoutePattern.RawText?.TrimStart('/')}")
                .Distinct()
                .Where(p => !Open.Any(o => p.StartsWith(o, StringComparison.Ordinal))),
        ];
        Assert.Equal(["/{*path:nonfile}"], unguarded); // says only that there is no such page
    }
}
