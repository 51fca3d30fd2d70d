using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
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

        city.Clock.Now = Civil.At("2021-04-02 06:00");
        AuditReport report = await city.Parts.Audit.RunAsync(city.Id, default);

        Assert.Equal(mended ? 1 : 0, report.Mended);
        Assert.Equal(mended ? Civil.At("2021-04-08") : Civil.At(said!), (await RowAsync(city)).Row.Next);
    }

    [Fact]
    public async Task Audit_LooksAtEveryOpenItem_EveryNight()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin", "hanyin"], "14b-county-articles", "25a-inspection", "25c-listed-hazards"));
        await city.RunToAsync("2021-09-02 10:00");
        BoardView view = await city.Parts.Board.ReadAsync(city.Id, reread: true, default);
        PeriodPlan[] open = [.. city.List.Plans.Where(p => view.Find(p) is { Row: { HasOpen: true, Next: not null, Pending: 0 } })];
        Assert.True(open.Length > 5);
        foreach (PeriodPlan plan in open)
        {
            (BoardRow row, string etag) = view.Find(plan)!.Value;
            await city.Parts.Board.TryWriteAsync(row with { Next = row.Next!.Value.AddYears(1) }, etag, default);
        }

        city.Clock.Now = Civil.At("2021-09-03 06:00");
        AuditReport report = await city.Parts.Audit.RunAsync(city.Id, default);
        Assert.Equal(open.Length, report.Mended);
        view = await city.Parts.Board.ReadAsync(city.Id, reread: true, default);
        Assert.All(open, plan => Assert.True(view.Find(plan)!.Value.Row.Next < Civil.At("2022-04-01")));
    }

    [Fact]
    public async Task Audit_NamesAPeriod_OfWhichAnItemsRowIsGone_OnMonday()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin", "hanyin"], "14b-county-articles"));
        await city.RunToAsync("2021-04-02 10:00");
        StoreRow row = (await city.Parts.Store.GetAsync(StoreTable.Work, $"{city.Id}|14b-county-articles|2021-03", "I|hanbin", default))!;
        await city.Parts.Store.CommitAsync(
            StoreTable.Work,
            $"{city.Id}|14b-county-articles|2021-03",
            [new StoreChange.Delete(row.Row, row.ETag)],
            default
        );

        city.Clock.Now = Civil.At("2021-04-05 06:00");
        AuditReport report = await city.Parts.Audit.RunAsync(city.Id, default);
        Assert.Contains(report.Problems, p => p.StartsWith($"{city.Id}|14b-county-articles|2021-03: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Audit_TakesFewerThanTenRequestsAList()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", ["hanbin", "hanyin"], "14b-county-articles", "25a-inspection", "25c-listed-hazards"));
        (WatchedStore mine, _) = city.Share();
        await city.RunToAsync("2021-09-02 16:00");
        city.Clock.Now = Civil.At("2021-09-03 06:00");
        int before = mine.Requests;
        await city.Parts.Audit.RunAsync(city.Id, default);
        Assert.InRange(mine.Requests - before, 1, 10);
    }

    private static async Task<(BoardRow Row, string ETag)> RowAsync(City city)
    {
        BoardView view = await city.Parts.Board.ReadAsync(city.Id, reread: true, default);
        PeriodPlan march = city.List.Plans.Single(p => p.Ref.Period == "2021-03");
        return view.Find(march)!.Value;
    }
}
