namespace Ankang.Workflows.Tests.Web;

/// <summary>The list on Friday 29 January 2021 at 09:00. Its tests share it: each takes a unit that no other touches.</summary>
public sealed class JanuarySite : IAsyncLifetime
{
    private Queue<string> _members = new();
    private Queue<string> _counties = new();

    internal Site Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await Site.StartAsync(new DateOnly(2021, 1, 29));
        _members = await OfAsync("08-members-study");
        _counties = await OfAsync("14b-county-articles");
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    /// <summary>A member of the committee, with its study of January.</summary>
    internal Task<VisitedUnit> MemberAsync() => VisitedUnit.OfAsync(Site, _members.Dequeue(), "08-members-study");

    /// <summary>A county, with its articles of January: two are asked for.</summary>
    internal Task<VisitedUnit> CountyAsync() => VisitedUnit.OfAsync(Site, _counties.Dequeue(), "14b-county-articles");

    private async Task<Queue<string>> OfAsync(string duty)
    {
        Workflows.Rules.Lists.ListInForce list = await Site.ListAsync();
        return new(list.Directory.Expand(list.Catalogue[duty].AskedOf).Select(u => u.Id));
    }
}
