using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Sessions;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Whoever guesses passwords locks himself out, and nobody else.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class AttemptTests : IAsyncLifetime
{
    private Site _site = null!;
    private SignInAttempts _attempts = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.EmptyAsync();
        _attempts = new SignInAttempts(_site.Parts.Store, _site.Parts.SetAside, _site.Clock);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Guessing_LocksTheAccountForThatAddress_AndForNoOther()
    {
        for (int i = 0; i < SignInAttempts.Most; i++)
            Assert.True(await _attempts.CountAsync("zhangsan", "203.0.113.5", default));
        Assert.False(await _attempts.CountAsync("zhangsan", "203.0.113.5", default));
        Assert.True(await _attempts.CountAsync("zhangsan", "198.51.100.7", default));
        Assert.True(await _attempts.CountAsync("lisi", "203.0.113.5", default));
    }

    [Fact]
    public async Task Lock_Ends_AlsoWhereSomebodyGoesOnTrying()
    {
        for (int i = 0; i <= SignInAttempts.Most; i++)
            await _attempts.CountAsync("zhangsan", "203.0.113.5", default);
        _site.Clock.Now += SignInAttempts.Lock - TimeSpan.FromSeconds(1);
        Assert.False(await _attempts.CountAsync("zhangsan", "203.0.113.5", default));
        _site.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.True(await _attempts.CountAsync("zhangsan", "203.0.113.5", default));
    }

    [Fact]
    public async Task Rows_DoNotGrow_WithAddressesThatWentAway()
    {
        for (int i = 0; i < 20; i++)
            await _attempts.CountAsync("", $"203.0.113.{i}", default);
        _site.Clock.Now += SignInAttempts.Lock;
        await _attempts.CountAsync("", "198.51.100.7", default);
        Assert.Single(await _site.Parts.Store.ReadAsync(StoreTable.Control, SignInAttempts.Partition, null, null, default));
    }
}
