namespace Ankang.Workflows.Tests.Web;

/// <summary>The list on 5 March 2021, nothing confirmed: January's items have climbed to 约谈. Only read by its tests.</summary>
public sealed class MarchSite : IAsyncLifetime
{
    internal Site Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
