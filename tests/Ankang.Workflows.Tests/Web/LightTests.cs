using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class LightTests
{
    [Fact]
    public void Rule_HasBothThresholds() => Assert.Equal(new LightRule(2, 20), new LightOptions { RedItems = 2, RedPercent = 20 }.Rule);

    [Fact]
    public async Task Row_IsYellow_WhileFewerAreOverdueThanTheSettingAllows()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 2, 8), settings: [("Lights:RedItems", "1000")]);
        IHtmlDocument page = await site.PageAsync("/");
        Assert.Empty(page.QuerySelectorAll("table.year .red"));
        Assert.Contains(page.QuerySelectorAll("table.year td.light .tag.yellow"), t => t.TextContent.StartsWith("逾期", StringComparison.Ordinal));
    }
}
