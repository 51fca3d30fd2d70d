namespace Ankang.Workflows.Tests.Examples;

/// <summary>Tests that look at one and the same quiet year.</summary>
[CollectionDefinition(nameof(SharedQuietYear))]
public sealed class SharedQuietYear : ICollectionFixture<QuietYear>;
