using System.Net;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A supervisor sees the scores of his own units, and nobody else's.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SupervisedScoresTests(SupervisedSite site) : IClassFixture<SupervisedSite>
{
    [Fact]
    public async Task Supervisor_SeesTheScoresOfHisOwnUnits_WithTheirItems()
    {
        site.Site.Client = site.Supervisor;
        IHtmlDocument page = await site.Site.PageAsync("/supervisor/scores");
        Assert.Equal(["汉滨区安委会", "市交通运输局"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.DoesNotContain("汉阴县", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        string item = page.QuerySelector("tbody a")!.GetAttribute("href")!;
        Assert.StartsWith("/supervisor/items/", item, StringComparison.Ordinal);
        await site.Site.PageAsync(item);
        foreach (string address in new[] { "/assessment", "/assessment/units/hanyin", "/assessment/policy", "/strikes", "/strikes.xlsx" })
        {
            using HttpResponseMessage answer = await site.Site.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
