namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>One site for all tests that are made from the table of routes.</summary>
[CollectionDefinition(Name)]
public sealed class SharedRoutes : ICollectionFixture<RoutesSite>
{
    public const string Name = "routes";

    /// <summary>Marks the tests that repeat the attacks; <c>docs/security.md</c> names the filter.</summary>
    public const string Category = "Category",
        Security = "Security";
}
