using AngleSharp.Html.Dom;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class LightTests
{
    [Theory]
    [InlineData(0, 10, 1, 0, false)]
    [InlineData(1, 10, 1, 0, true)]
    [InlineData(2, 10, 3, 0, false)]
    [InlineData(1, 10, 1, 20, false)]
    [InlineData(2, 10, 1, 20, true)]
    public void IsRed_FollowsTheThresholds(int late, int total, int items, int percent, bool expected) =>
        Assert.Equal(expected, new LightOptions { RedItems = items, RedPercent = percent }.Rule.IsRed(late, total));

    [Fact]
    public async Task Row_IsYellow_WhileFewerAreOverdueThanTheSettingAllows()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 2, 8), settings: [("Lights:RedItems", "1000")]);
        IHtmlDocument page = await site.PageAsync("/");
        Assert.Empty(page.QuerySelectorAll("table.year .red"));
        Assert.Contains(page.QuerySelectorAll("table.year td.light .tag.yellow"), t => t.TextContent.StartsWith("逾期", StringComparison.Ordinal));
    }
}
