using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Tests.Web;

/// <summary>图表 of a supervisor: the pictures of his own units, signed in or behind his link, and nothing of others.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SupervisedChartsTests(SupervisedSite site) : IClassFixture<SupervisedSite>
{
    [Fact]
    public async Task SignedIn_HeSeesThePicturesOfHisUnits_EachWithItsTable_AndLinksToHisItemsAlone()
    {
        site.Site.Client = site.Supervisor;
        Assert.Contains((await site.Site.PageAsync("/supervisor")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/supervisor/charts");
        IHtmlDocument page = await site.Site.PageAsync("/supervisor/charts");
        OwnUnitsAlone(page, "/supervisor");
        Assert.Equal(2, page.QuerySelectorAll("#heat-picture tbody tr").Length);
        string item = page.QuerySelector("figure tbody a")!.GetAttribute("href")!;
        await site.Site.PageAsync(item);
        foreach (string address in new[] { "/charts", "/charts?unit=hanyin", "/screen", "/leader", "/supervisor/leader" })
        {
            using HttpResponseMessage answer = await site.Site.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task BehindTheLink_TheyAreTheSame_AndAForeignOrDamagedLinkOpensNothing()
    {
        ListInForce list = await site.Site.ListAsync();
        string home = new Uri(site.Site.Parts.LinkAddresses.SupervisorOf(list, LinkHolder.SupervisorOf(list.Directory["hanbin"]))).AbsolutePath;
        site.Site.Client = site.Site.NewClient();
        IHtmlDocument page = await site.Site.PageAsync($"{home}/charts");
        OwnUnitsAlone(page, home);
        await site.Site.PageAsync($"{home}x/charts", HttpStatusCode.NotFound);
    }

    private static void OwnUnitsAlone(IHtmlDocument page, string home)
    {
        IElement main = page.QuerySelector("main")!;
        Assert.NotEmpty(main.QuerySelectorAll("figure.picture svg[role=img] title"));
        Assert.All(main.QuerySelectorAll("figure.picture"), f => Assert.NotNull(f.QuerySelector("table tbody tr")));
        Assert.Contains("汉滨区", main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("汉阴县", main.InnerHtml, StringComparison.Ordinal);
        Assert.All(main.QuerySelectorAll("figure a"), a => Assert.StartsWith($"{home}/items/", a.GetAttribute("href"), StringComparison.Ordinal));
    }
}
