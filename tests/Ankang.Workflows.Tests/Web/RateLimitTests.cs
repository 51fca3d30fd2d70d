using System.Net;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Who asks too often is told to wait, by a page; others are not held up.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class RateLimitTests
{
    private static readonly DateOnly Day = new(2021, 1, 18);

    [Theory]
    [InlineData("/sign-in", "SignInPerMinute")]
    [InlineData("/welcome/0123", "SignInPerMinute")]
    [InlineData("/u/no-link", "LinksPerMinute")]
    [InlineData("/s/no-link", "LinksPerMinute")]
    [InlineData("/u/no-link/items/x", "LinkPerMinute")]
    public async Task Page_SaysWhenToComeBack_ToWhoAsksTooOften(string address, string setting)
    {
        await using Site site = await Site.StartAsync(Day, shadow: true, signsIn: true, settings: ($"Limits:{setting}", "3"));
        for (int i = 0; i < 3; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await site.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        int seconds = int.Parse(Assert.Single(answer.Headers.GetValues("Retry-After")), null);
        Assert.InRange(seconds, 1, 60);
        string said = (await Site.ReadAsync(answer)).QuerySelector("main")!.TextContent;
        Assert.Contains("请求过于频繁", said, StringComparison.Ordinal);
        Assert.Contains($"请于{seconds}秒后再试", said, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        using HttpResponseMessage other = await site.Client.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Api_SaysSo_ByAProblem()
    {
        await using Site site = await Site.StartAsync(Day, settings: ("Limits:ApiPerMinute", "2"));
        for (int i = 0; i < 2; i++)
            await site.Client.GetAsync(new Uri("/api/lists", UriKind.Relative));
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri("/api/lists", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task OneLink_IsHeldBack_AndAnotherIsNot()
    {
        await using Site site = await Site.StartAsync(Day, settings: ("Limits:LinkPerMinute", "2"));
        string hanbin = await site.TokenAsync("hanbin"),
            hanyin = await site.TokenAsync("hanyin");
        await site.PageAsync($"/u/{hanbin}");
        await site.PageAsync($"/u/{hanbin}");
        await site.PageAsync($"/u/{hanbin}", HttpStatusCode.TooManyRequests);
        await site.PageAsync($"/u/{hanyin}");
    }

    [Fact]
    public async Task Visitors_BehindAProxyOfThisMachine_AreToldApart()
    {
        await using Site site = await Site.StartAsync(Day, shadow: true, signsIn: true, settings: ("Limits:SignInPerMinute", "2"));
        Assert.Equal("200 200 429", await AskAsync("203.0.113.5"));
        Assert.Equal("200 200 429", await AskAsync("198.51.100.7"));
        // What the visitor himself put before the proxy's word counts for nothing.
        Assert.Equal("429 429 429", await AskAsync("192.0.2.99, 203.0.113.5"));

        async Task<string> AskAsync(string forwardedFor)
        {
            var answers = new List<int>();
            for (int i = 0; i < 3; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
                request.Headers.Add("X-Forwarded-For", forwardedFor);
                using HttpResponseMessage answer = await site.Client.SendAsync(request);
                answers.Add((int)answer.StatusCode);
            }

            return string.Join(' ', answers);
        }
    }

    [Fact]
    public void Settings_SayWhatIsWrong()
    {
        Assert.Empty(new RateLimits().Faults());
        Assert.Equal("Limits:LinksPerMinute is 0; write 1 to 100000.", Assert.Single(new RateLimits { LinksPerMinute = 0 }.Faults()));
        Assert.Empty(new ProxyOptions { Known = ["10.0.0.5", "10.1.0.0/16", "2001:db8::/32"] }.Faults());
        Assert.Contains("'nginx'", Assert.Single(new ProxyOptions { Known = ["nginx"] }.Faults()), StringComparison.Ordinal);
    }
}
