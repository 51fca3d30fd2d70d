using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Tests.Turns;

/// <summary>Nights after the first, over a store that others write to: what was closed before is not asked for again, and nothing is missed by that.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class OpenItemsTests : IDisposable
{
    private const string Duty = "14b-county-articles";
    private const string Period = "2021-03";

    // The 4th is a Sunday; what is closed stays "open" in the index until the period's next turn.
    private readonly City _city = City.Of(TestLists.Part("2021-03-01", ["hanbin", "hanyin"], Duty));
    private readonly WorkflowParts _other;

    public OpenItemsTests() => (_, _other) = _city.Share();

    public void Dispose() => _city.Dispose();

    [Fact]
    public async Task WhatWasClosed_IsNoDifference_NightAfterNight()
    {
        await CloseAsync("hanbin");
        foreach (string night in new[] { "2021-04-03", "2021-04-04", "2021-04-05", "2021-04-06", "2021-04-07" })
            Assert.Empty((await AuditAsync(night)).Problems);
    }

    [Fact]
    public async Task WhatAnotherHostOpenedAgain_IsHeldAgainstTheIndex_TheNextNight()
    {
        await CloseAsync("hanbin");
        await AuditAsync("2021-04-03");
        _city.Clock.Now = Civil.At("2021-04-03 10:00");
        await _other.OfficeService.TakeBackAsync(_city.Act(Duty, Period, "hanbin"), "数字有误", default);
        await SetNextAsync("2022-01-01");
        Assert.Equal(1, (await AuditAsync("2021-04-04")).Mended);
    }

    [Theory]
    [InlineData("hanyin", "2021-04-04")] // open: the next night
    [InlineData("hanbin", "2021-04-10")] // closed: within a week of the night after which it was lost
    public async Task ARowThatIsGone_IsNamed_InItsTime(string unit, string atTheLatest)
    {
        await CloseAsync("hanbin");
        await AuditAsync("2021-04-03");
        string partition = $"{_city.Id}|{Duty}|{Period}";
        StoreRow row = (await _city.Parts.Store.GetAsync(StoreTable.Work, partition, $"I|{unit}", default))!;
        await _other.Store.CommitAsync(StoreTable.Work, partition, [new StoreChange.Delete(row.Row, row.ETag)], default);
        var found = new List<string>();
        for (DateOnly night = new(2021, 4, 4); night <= Civil.Day(atTheLatest); night = night.AddDays(1))
            found.AddRange((await AuditAsync($"{night:O}")).Problems);
        Assert.Contains(found, p => p.StartsWith($"{partition}: ", StringComparison.Ordinal));
    }

    private async Task CloseAsync(string unit)
    {
        await _city.RunToAsync("2021-04-02 16:00");
        await _city.ConfirmAsync(Duty, Period, unit, "2021-03-29", 2);
        Assert.True((await _city.ItemAsync(Duty, Period, unit)).IsClosed);
    }

    private Task<AuditReport> AuditAsync(string day)
    {
        _city.Clock.Now = Civil.At($"{day} 06:00");
        return _city.Parts.Audit.RunAsync(_city.Id, default);
    }

    private async Task SetNextAsync(string day)
    {
        PeriodPlan plan = _city.List.Plans.Single(p => p.Ref.Period == Period && p.Obligation.Id == Duty);
        (BoardRow row, string etag) = (await _other.Board.ReadAsync(_city.Id, reread: true, default)).Find(plan)!.Value;
        Assert.NotNull(await _other.Board.TryWriteAsync(row with { Next = Civil.At(day) }, etag, default));
    }
}
