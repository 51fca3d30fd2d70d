using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Web;

/// <summary>The list of 2021 and one of 2026 in one host.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SeveralListsTests : IAsyncLifetime
{
    private const string Later = "ankang-2026";
    private static readonly DateOnly LaterStart = new(2026, 1, 19);
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 29), shadow: true);
        await _site.Parts.Register.PublishAsync(TestLists.Of2026(), Seeds.Calendar, LaterStart, shadow: true, rehearsal: false, default);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task DefaultList_IsTheNewestYearInForce()
    {
        Assert.Contains("2021年一览", (await _site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        _site.Clock.Now = new Slot(LaterStart, 9).Moment;
        Assert.Contains("2026年一览", (await _site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2021年一览", (await _site.PageAsync($"/l/{Site.ListId}/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_StaysInTheListThatItsAddressNames()
    {
        string[] addresses =
        [
            "/",
            "/?by=unit",
            "/?by=time",
            "/items",
            "/items?unit=hanbin&page=1",
            "/units",
            "/units/hanbin",
            "/outbox",
            "/dispatch",
        ];
        _site.Clock.Now = new Slot(LaterStart, 9).Moment;
        await _site.Parts.Dispatcher.RunAsync(Later, default);
        Assert.Equal(HttpStatusCode.OK, (await _site.Client.GetAsync(new Uri($"/l/{Later}", UriKind.Relative))).StatusCode);
        await Assert.AllAsync(addresses, async address =>
        {
            IHtmlDocument page = await _site.PageAsync($"/l/{Later}{address}");
            string[] targets =
            [
                .. page.QuerySelectorAll("a[href^='/']").Where(a => a.Closest(".lists") is null).Select(a => a.GetAttribute("href")!),
                .. page.QuerySelectorAll("form[action]").Select(f => f.GetAttribute("action")!),
            ];
            Assert.NotEmpty(targets);
            Assert.All(targets, t => Assert.StartsWith($"/l/{Later}/", t, StringComparison.Ordinal));
            IElement[] others = [.. page.QuerySelectorAll(".lists a")];
            Assert.Equal(["2026年", "2021年"], others.Select(o => o.TextContent));
            Assert.Equal("true", others[0].GetAttribute("aria-current"));
            await _site.PageAsync(others[1].GetAttribute("href")!);
        });
    }

    [Fact]
    public async Task Activation_TouchesOnlyTheListOfItsPage()
    {
        using HttpResponseMessage answer = await _site.SubmitAsync(
            $"/l/{Site.ListId}/checks",
            $"/l/{Site.ListId}/activate",
            ("year", "2021"),
            ("aware", "yes")
        );
        Assert.Equal($"/l/{Site.ListId}/checks", answer.Headers.Location!.ToString());
        Assert.False((await _site.ListAsync()).Head.Shadow);
        Assert.True((await _site.Parts.Lists(Later, default)).Head.Shadow);
    }

    [Theory]
    [InlineData("/l/ankang-2020/")]
    [InlineData("/l/ankang-2020/items")]
    [InlineData("/l/ANKANG-2021/")]
    public async Task UnknownList_IsSaidToBeUnknown(string address)
    {
        IHtmlDocument page = await _site.PageAsync(address, HttpStatusCode.NotFound);
        Assert.Equal("没有这份清单", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Item_IsFoundInItsOwnList_WhicheverIsTheDefault()
    {
        const string item = $"{Site.ListId}_08-members-study_2021-01_jiaotong";
        _site.Clock.Now = new Slot(LaterStart, 9).Moment;
        using HttpResponseMessage answer = await _site.Client.GetAsync(new Uri($"/items/{item}", UriKind.Relative));
        Assert.Equal($"/l/{Site.ListId}/items/{item}", answer.Headers.Location!.ToString());
        IHtmlDocument page = await _site.PageAsync(answer.Headers.Location.ToString());
        Assert.Contains("2021年1月", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnitsLink_OpensItsOwnList_WhicheverIsTheDefault()
    {
        string token = await _site.TokenAsync("jiaotong");
        _site.Clock.Now = new Slot(LaterStart, 9).Moment;
        await _site.Parts.Dispatcher.RunAsync(Later, default);
        string later = _site.Parts.Link(await _site.Parts.Lists(Later, default), Seeds.Directory["jiaotong"]).Split("/u/")[1];
        Assert.Contains("2026年", (await _site.PageAsync($"/u/{later}")).QuerySelector(".portal-head")!.TextContent, StringComparison.Ordinal);
        await _site.PageAsync($"/u/{token}", HttpStatusCode.NotFound); // 2021's own link ended with its list
        _site.Clock.Now = new Slot(new DateOnly(2021, 2, 1), 9).Moment;
        Assert.Contains("2021年", (await _site.PageAsync($"/u/{token}")).QuerySelector(".portal-head")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_AnswersTheListThatIsNamed()
    {
        _site.Clock.Now = new Slot(LaterStart, 9).Moment;
        Assert.Equal(Later, (await ItemsAsync("/api/items")).GetProperty("list").GetString());
        JsonElement earlier = await ItemsAsync($"/api/items?list={Site.ListId}");
        Assert.Equal(Site.ListId, earlier.GetProperty("list").GetString());
        string id = earlier.GetProperty("items")[0].GetProperty("id").GetString()!;
        Assert.StartsWith($"{Site.ListId}_", id, StringComparison.Ordinal);
        Assert.Equal(id, (await ItemsAsync($"/api/items/{id}")).GetProperty("item").GetProperty("id").GetString());
        // Nobody has moved the lists on since the year before, and health says so.
        JsonElement health = await ItemsAsync($"/health?list={Site.ListId}", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(Site.ListId, health.GetProperty("list").GetString());
        await ItemsAsync("/api/items?list=nowhere", HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> ItemsAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Api-Key", Site.Key);
        using HttpResponseMessage answer = await _site.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();
    }
}
