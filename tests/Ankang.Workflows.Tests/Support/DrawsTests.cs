using System.Collections.Concurrent;
using CsCheck;

namespace Ankang.Workflows.Tests.Support;

[Trait(Tier.Name, Tier.Fast)]
public sealed class DrawsTests
{
    [Fact]
    public void Holds_LooksAtTheSameCases_EachTime()
    {
        Assert.Equal(Drawn(), Drawn());
        Assert.True(Drawn().Distinct().Count() > 45);
    }

    [Fact]
    public void Holds_NamesTheFirstCaseThatFailsWithItsSeed()
    {
        CsCheckException first = Assert.Throws<CsCheckException>(Broken);
        CsCheckException again = Assert.Throws<CsCheckException>(Broken);
        Assert.Contains("CsCheck_Seed=", first.Message);
        Assert.Equal(first.Message, again.Message);

        static void Broken() => Gen.Int[0, 1_000_000].Holds(n => Assert.True(n < 600_000), cases: 50);
    }

    private static int[] Drawn()
    {
        ConcurrentBag<int> seen = [];
        Gen.Int[0, 1_000_000].Holds(seen.Add, cases: 50);
        return [.. seen.Order()];
    }
}
