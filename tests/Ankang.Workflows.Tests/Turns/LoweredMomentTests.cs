using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Tests.Turns;

/// <summary>A moment that an act lowered wakes the obligation once, and once more when it expires: no turn a minute meanwhile.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class LoweredMomentTests
{
    private static readonly ObligationRef Articles = new("ankang-2021", "14b-county-articles");

    [Fact]
    public async Task Turn_ThatOnlyHonoursIt_AnswersItsExpiry()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], Articles.Obligation));
        await city.RunToAsync("2021-03-02 10:00");
        NextTurn before = (await city.Parts.Turns.AdvanceAsync(Articles, default))!;
        PeriodPlan plan = city.List.Plans.First(p => p.Ref.Period == "2021-03");
        await city.Parts.Periods.LowerAsync(city.List, plan, default);

        Assert.Equal(Civil.At("2021-03-02 10:10"), (await city.Parts.Turns.AdvanceAsync(Articles, default))!.Moment);
        city.Clock.Now = Civil.At("2021-03-02 10:10");
        Assert.Equal(before, await city.Parts.Turns.AdvanceAsync(Articles, default));
    }
}
