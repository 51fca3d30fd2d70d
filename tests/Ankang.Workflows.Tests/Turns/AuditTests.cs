using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Tests.Turns;

/// <summary>The nightly audit against an index that says something else than Work.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class AuditTests
{
    [Theory]
    [InlineData("2022-01-01", true)] // too late: a rung would be missed
    [InlineData(null, true)] // never
    [InlineData("2021-04-07", false)] // too early is allowed: whoever looks finds nothing to do
    public async Task Audit_MendsAMoment_ThatIsTooLate(string? said, bool mended)
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], "14b-county-articles"));
        await city.RunToAsync("2021-04-01 10:00");
        (BoardRow row, string etag) = await RowAsync(city);
        Assert.Equal(Civil.At("2021-04-08"), row.Next);
        await city.Parts.Board.TryWriteAsync(row with { Next = said is null ? null : Civil.At(said) }, etag, default);

        // Some periods a night: within four nights it is the turn of each.
        var reports = new List<AuditReport>();
        for (int day = 2; day <= 5; day++)
        {
            city.Clock.Now = Civil.At($"2021-04-0{day} 06:00");
            reports.Add(await city.Parts.Audit.RunAsync(city.Id, default));
        }

        Assert.Equal(mended ? 1 : 0, reports.Sum(r => r.Mended));
        Assert.Equal(mended ? Civil.At("2021-04-08") : Civil.At(said!), (await RowAsync(city)).Row.Next);
    }

    private static async Task<(BoardRow Row, string ETag)> RowAsync(City city)
    {
        BoardView view = await city.Parts.Board.ReadAsync(city.Id, reread: true, default);
        PeriodPlan march = city.List.Plans.Single(p => p.Ref.Period == "2021-03");
        return view.Find(march)!.Value;
    }
}
