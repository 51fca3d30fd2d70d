namespace Ankang.Workflows.Tests.Web;

/// <summary>A unit's page, and the item of January that a test is about.</summary>
/// <param name="Link">The address of its page.</param>
/// <param name="Item">The item's id.</param>
internal sealed record VisitedUnit(string Id, string Name, string Link, string Item)
{
    public static async Task<VisitedUnit> OfAsync(Site site, string unit, string duty) =>
        new(
            unit,
            (await site.ListAsync()).Directory[unit].NameOn(new DateOnly(2021, 1, 29)).Full,
            $"/u/{await site.TokenAsync(unit)}",
            $"{Site.ListId}_{duty}_2021-01_{unit}"
        );
}
