namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>One town for all tests in which somebody does something; each takes units and items of its own.</summary>
[CollectionDefinition(Name)]
public sealed class TownAtWork : ICollectionFixture<Town>
{
    public const string Name = "town at work";
}
