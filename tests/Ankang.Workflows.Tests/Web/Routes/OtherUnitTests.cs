using System.Net;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>Whatever one unit's proof is held against: nothing of another unit is there.</summary>
[Collection(SharedRoutes.Name)]
[Trait(Tier.Name, Tier.City)]
[Trait(SharedRoutes.Category, SharedRoutes.Security)]
public sealed class OtherUnitTests(RoutesSite town)
{
    // No unit of the supervisor's, and not that of the links.
    private const string Other = "hanyin";

    [Fact]
    public async Task EveryItemOfAnotherUnit_IsNotThere_UnderALink_ASupervisorsLink_AndASignIn()
    {
        string[] items = await ItemsAsync(Other);
        Assert.True(items.Length > 5);
        Route[] routes =
        [
            .. town.Routes.Where(r =>
                r.IsGet
                && (
                    r.HasOwnProof && !r.Pattern.StartsWith("/api", StringComparison.Ordinal)
                    || r.Page.StartsWith("/supervisor", StringComparison.Ordinal)
                )
                && (r.Pattern.Contains("{id}", StringComparison.Ordinal) || r.Pattern.Contains("{item}", StringComparison.Ordinal))
            ),
        ];
        Assert.Equal(5, routes.Length);
        foreach (Route route in routes)
        {
            HttpClient client = route.Page.StartsWith("/supervisor", StringComparison.Ordinal) ? town.Supervisor : town.Stranger;
            string never = await SaidAsync(client, Address(route, $"{Site.ListId}_14b-county-articles_2021-01_nowhere"));
            foreach (string item in items)
                Assert.Equal(never, await SaidAsync(client, Address(route, item)));
        }
    }

    [Fact]
    public async Task EveryPostOfALink_AboutAnotherUnitsItem_IsRefused_AndWritesNothing()
    {
        string item = (await ItemsAsync(Other))[0];
        IReadOnlyDictionary<string, string> before = await town.RowsAsync();
        foreach (
            Route route in town.Routes.Where(r =>
                !r.IsGet && (r.Pattern.StartsWith("/u/", StringComparison.Ordinal) || r.Pattern.StartsWith("/s/", StringComparison.Ordinal))
            )
        )
        {
            if (new[] { "/fresh", "/deputy", "/substitute" }.Any(s => route.Pattern.EndsWith(s, StringComparison.Ordinal)))
                continue; // about no item
            using HttpResponseMessage answer = await town.Stranger.PostAsync(
                new Uri(town.AddressOf(route), UriKind.Relative),
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["item"] = item,
                        ["request"] = "other-unit",
                        ["completedOn"] = "2021-03-01",
                        ["count"] = "1",
                        ["until"] = "2021-04-30",
                        ["reason"] = "测试",
                        ["progress"] = "测试",
                        ["explanation"] = "测试",
                        ["by"] = "self",
                        ["decision"] = "agree",
                    }
                )
            );
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity, $"{route}: {answer.StatusCode}");
            Assert.DoesNotContain("汉阴", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(RoutesSite.Differences(before, await town.RowsAsync()));
    }

    [Fact]
    public async Task AnotherUnitBehindTheDotOfALink_IsNotThere()
    {
        string link = $"/u/{town.NameOf("/u", "token")}";
        foreach (string unit in (await town.Site.ListAsync()).Directory.Units.Select(u => u.Id).Where(u => u != "hanbin"))
        {
            using HttpResponseMessage answer = await town.Stranger.GetAsync(new Uri($"{link}.{unit}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private string Address(Route route, string item) => route.With(name => name is "id" or "item" ? item : town.NameOf(route.Page, name));

    private static async Task<string> SaidAsync(HttpClient client, string address)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{address}: {answer.StatusCode}");
        return (await Site.ReadAsync(answer)).QuerySelector("main")!.TextContent;
    }

    private async Task<string[]> ItemsAsync(string unit) =>
        [.. (await town.Site.Parts.Ledgers.OfUnitAsync(Site.ListId, unit, default)).Select(l => l.Item.Key).Select((DueItemKey k) => k.ToString())];
}
