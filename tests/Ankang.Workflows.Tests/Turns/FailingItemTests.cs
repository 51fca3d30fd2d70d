using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Tests.Turns;

/// <summary>An item whose step keeps failing is named, and stops no other unit's.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class FailingItemTests
{
    private const string Articles = "14b-county-articles";

    [Fact]
    public async Task Ladder_ClimbsForTheOthers_WhenOneItemsUnitIsNotInTheDirectoryAnyMore()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin", "hanyin", "shiquan"], Articles));
        await city.RunToAsync("2021-03-20");
        ListInForce whole = city.List;
        city.List = Without(whole, "hanyin");
        await city.RunToAsync("2021-04-10");

        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08", city.Told("hanbin", "新闻宣传稿件（2021年3月）"));
        Assert.Equal("到期提醒 03-24, 提醒 04-01, 督办 04-08", city.Told("shiquan", "新闻宣传稿件（2021年3月）"));
        string problem = (await RowAsync(city)).Problem!;
        Assert.StartsWith("ankang-2021_14b-county-articles_2021-03_hanyin: ", problem, StringComparison.Ordinal);
        AuditReport audit = (await city.Parts.Audit.LastAsync(city.Id, default))!;
        Assert.Contains(audit.Problems, p => p.Contains("_hanyin: ", StringComparison.Ordinal));

        // Mended, it climbs from where it is, a rung at a time.
        city.List = whole;
        await city.RunToAsync("2021-04-13 09:00");
        Assert.Equal("提醒 04-12", city.Told("hanyin", "新闻宣传稿件（2021年3月）"));
        Assert.Null((await RowAsync(city)).Problem);
    }

    private static async Task<BoardRow> RowAsync(City city) =>
        (await city.Parts.Board.ReadAsync(city.Id, reread: true, default)).Rows.Single(r => r.Period.Period == "2021-03");

    private static ListInForce Without(ListInForce list, string unit)
    {
        IEnumerable<UnitGroup> groups = list.Directory.Groups.Select(g => g with { Members = [.. g.Members.Where(m => m != unit)] });
        // Nor is it asked of any more; its item is what is left of it.
        YearCatalogue all = list.Catalogue;
        var catalogue = new YearCatalogue(
            all.List,
            [.. all.Obligations.Select(o => o with { AskedOf = [.. o.AskedOf.Where(u => u != unit)] })],
            all.Policy,
            all.Office,
            all.Version
        );
        return new ListInForce(
            list.Head,
            catalogue,
            new UnitDirectory([.. list.Directory.Units.Where(u => u.Id != unit)], [.. groups]),
            list.Calendar
        );
    }
}
