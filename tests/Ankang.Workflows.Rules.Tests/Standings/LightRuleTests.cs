using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Rules.Tests.Standings;

public sealed class LightRuleTests
{
    [Theory]
    [InlineData(0, 10, 1, 0, false)]
    [InlineData(1, 10, 1, 0, true)]
    [InlineData(2, 10, 3, 0, false)]
    [InlineData(3, 10, 3, 0, true)]
    [InlineData(1, 10, 1, 20, false)] // a tenth
    [InlineData(2, 10, 1, 20, true)] // a fifth
    [InlineData(3, 10, 1, 20, true)]
    public void IsRed_FromSoManyAndSoManyPerCentOn(int late, int total, int items, int percent, bool expected) =>
        Assert.Equal(expected, new LightRule(items, percent).IsRed(late, total));
}
