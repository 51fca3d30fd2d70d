using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>Instances of a list that was withdrawn (撤回) on trial end; they do not fail.</summary>
public sealed class WithdrawnListTests
{
    [Fact]
    public async Task Activities_OfAListThatIsNoMore_SayThatNothingIsDue()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: true);
        Assert.Null(await new AdvanceObligation(city.Parts).RunAsync(new("withdrawn-2021", "14b-county-articles"), default));
        Assert.Null(await new PlanSlot(city.Parts).RunAsync(new DispatchTurn("withdrawn-2021"), default));
        Assert.NotNull(await new PlanSlot(city.Parts).RunAsync(new DispatchTurn(city.Id), default));
    }
}
