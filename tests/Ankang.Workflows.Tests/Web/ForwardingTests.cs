using System.Net;

namespace Ankang.Workflows.Tests.Web;

/// <summary>What a proxy before the host changes: who is trusted, and what is for TLS alone.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class ForwardingTests
{
    private const string Password = "jiantou-shanlu-7";
    private static readonly DateOnly Day = new(2021, 1, 18);

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "http")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Anything", "1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Rehearsal_TrustsNoRequest_ThatWasHandedOn(string header, string value)
    {
        await using Site site = await Site.StartAsync(Day);
        await site.PageAsync("/items");
        site.Client.DefaultRequestHeaders.Add(header, value);
        await site.PageAsync("/items", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task BehindTls_EveryCookieIsForTlsAlone_AndTheBrowserIsToldToStay()
    {
        await using Site site = await Site.StartAsync(Day, shadow: true, signsIn: true);
        await site.FirstPersonAsync("zhangsan", "张三", Password);
        site.Client = site.NewClient();
        using HttpResponseMessage plain = await site.Client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        site.Client = site.NewClient();
        site.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using HttpResponseMessage page = await site.Client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
        Assert.Contains("; secure", Assert.Single(page.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        using HttpResponseMessage signedIn = await SignInAsync(site, page);
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        string cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"), c => c.StartsWith("ankang-office=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        using HttpResponseMessage missing = await site.Client.GetAsync(new Uri("/u/no-link", UriKind.Relative));
        Assert.True(missing.Headers.Contains("Strict-Transport-Security"));
    }

    // The proxy speaks TLS to the browser, which sends the form's cookie back; this client speaks to the host itself, and would not.
    private static async Task<HttpResponseMessage> SignInAsync(Site site, HttpResponseMessage page)
    {
        string guard = (await Site.ReadAsync(page)).QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
        request.Headers.Add("Cookie", Assert.Single(page.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        request.Content = new FormUrlEncodedContent([new("account", "zhangsan"), new("password", Password), new("form-token", guard)]);
        return await site.Client.SendAsync(request);
    }
}
