using System.Net;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>A form is taken from our own pages only, and from the person whose page it was.</summary>
[Collection(SharedRoutes.Name)]
[Trait(Tier.Name, Tier.City)]
[Trait(SharedRoutes.Category, SharedRoutes.Security)]
public sealed class RouteGuardTests(RoutesSite town)
{
    /// <summary>What posts and is guarded by what stands in its address, or by a key: no other site knows it.</summary>
    private static readonly string[] OwnProof =
    [
        "/api/accidents",
        "/api/accidents/{number:int}/acknowledgement",
        "/api/calendar",
        "/api/confirmations",
        "/api/lists",
        "/c/{token}",
        "/d/{token}",
        "/s/{token}",
        "/s/{token}/bulletins/{number:int}/sign",
        "/s/{token}/fresh",
        "/s/{token}/letters/{number:int}/sign",
        "/s/{token}/sign-off",
        "/u/{token}",
        "/u/{token}/assessment",
        "/u/{token}/deputy",
        "/u/{token}/explanation",
        "/u/{token}/extension",
        "/u/{token}/filings",
        "/u/{token}/fresh",
        "/u/{token}/sign",
        "/u/{token}/substitute",
        "/u/{token}/take-back",
    ];

    private const string StaleCookie =
        "CfDJ8NrAkSldwD9CpLRyOtm6FiJB1Jr_F3FQJQDvhlHoLNJJrLA6zaMUmhjMsisu2D2tFkAiYgyWQawJk9vNm36sYP1esHOtamBEPvSk1_x--Sg8Ey2a";

    private IEnumerable<Route> Guarded => town.Routes.Where(r => !r.IsGet && !r.HasOwnProof);

    [Fact]
    public void WhatIsGuardedByItsAddressOrAKey_IsWrittenDown() =>
        Assert.Equal(OwnProof, town.Routes.Where(r => !r.IsGet && r.HasOwnProof).Select(r => r.Pattern).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("none")]
    [InlineData("foreign")] // of somebody else who is signed in
    [InlineData("anonymous")] // of the page before the sign-in
    [InlineData("nonsense")]
    public async Task NoPost_IsTaken_AndNothingIsWritten_WithoutTheOwnGuard(string kind)
    {
        string? guard = kind switch
        {
            "foreign" => await GuardAsync(town.Reader, "/"),
            "anonymous" => await GuardAsync(town.Stranger, "/sign-in"),
            "nonsense" => "CfDJ8AAAA",
            _ => null,
        };
        IReadOnlyDictionary<string, string> before = await town.RowsAsync();
        Assert.True(Guarded.Count() > 100);
        foreach (Route route in Guarded)
        {
            var fields = new Dictionary<string, string> { ["reason"] = "测试", ["request"] = $"guard-{kind}" };
            if (guard is not null)
                fields["form-token"] = guard;
            using HttpResponseMessage answer = await PostAsync(
                route.Page.StartsWith("/supervisor", StringComparison.Ordinal) ? town.Supervisor : town.Office,
                town.AddressOf(route),
                fields
            );
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{route}: {answer.StatusCode}");
            Assert.Contains("页面已过期", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(RoutesSite.Differences(before, await town.RowsAsync()));
        Assert.DoesNotContain(town.Site.Log.Lines, l => l.Contains("   at ", StringComparison.Ordinal)); // no stack for what anybody can send
    }

    [Theory] // a cookie of a host that has other keys now
    [InlineData("GET", "/sign-in", HttpStatusCode.OK)]
    [InlineData("POST", "/sign-in", HttpStatusCode.BadRequest)]
    public async Task StaleCookie_IsOneQuietLine_AndThePageSaysToTryAgain(string method, string address, HttpStatusCode expected)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(town.Site.Address) };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Headers.Add("Cookie", $"ankang-form={StaleCookie}");
        if (method == "POST")
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("form-token", "CfDJ8AAAA")]);
        int before = town.Site.Log.Lines.Count;
        using HttpResponseMessage answer = await client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        string[] said =
        [
            .. town
                .Site.Log.Lines.Skip(before)
                .Where(l => l.Contains("form", StringComparison.OrdinalIgnoreCase) || l.Contains("   at ", StringComparison.Ordinal)),
        ];
        Assert.Equal(method == "POST" ? ["A form of /sign-in was refused: its page, or the cookie beside it, is not of this session. "] : [], said);
    }

    [Fact]
    public async Task NobodySignedIn_PostsNothing_AndNothingIsWritten()
    {
        IReadOnlyDictionary<string, string> before = await town.RowsAsync();
        string guard = await GuardAsync(town.Stranger, "/sign-in");
        foreach (
            Route route in Guarded.Where(r =>
                !r.Page.StartsWith("/sign-", StringComparison.Ordinal) && !r.Page.StartsWith("/welcome", StringComparison.Ordinal)
            )
        )
        {
            using HttpResponseMessage answer = await PostAsync(
                town.Stranger,
                town.AddressOf(route),
                new Dictionary<string, string> { ["reason"] = "测试", ["form-token"] = guard }
            );
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{route}: {answer.StatusCode}");
        }

        Assert.Empty(RoutesSite.Differences(before, await town.RowsAsync()));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, Dictionary<string, string> fields) =>
        client.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields));

    private static async Task<string> GuardAsync(HttpClient client, string page)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(page, UriKind.Relative));
        return ((IHtmlInputElement)(await Site.ReadAsync(answer)).QuerySelector("input[name=form-token]")!).Value;
    }
}
