using Ankang.Workflows.StoreTests;

namespace Ankang.Workflows.AzureFunctions.Tests.Hosting;

/// <summary>One emulator for all tests that need one; each uses names of its own.</summary>
[CollectionDefinition(nameof(OneAzurite))]
public sealed class OneAzurite : ICollectionFixture<AzuriteFixture>;
