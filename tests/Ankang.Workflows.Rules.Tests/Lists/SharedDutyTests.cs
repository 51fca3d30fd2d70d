using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Lists;

public sealed class SharedDutyTests
{
    [Fact]
    public void EachOfTwoLists_NamesTheOther()
    {
        SharedDuty here = new("01-inspection", "county-2021", "04-check", Actor.Of("市安委办"), Civil.At("2021-02-01 10:00"));
        SharedDuty there = here.SeenFrom("town-2021");
        Assert.Equal(("04-check", "town-2021", "01-inspection"), (there.Obligation, there.OtherList, there.OtherObligation));
        Assert.Equal(here, there.SeenFrom("county-2021"));
    }
}
