using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class IdentityProviderTests : IAsyncLifetime
{
    private FakeIdentityProvider _provider = null!;
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _provider = await FakeIdentityProvider.StartAsync();
        var options = new SignInOptions
        {
            OpenIdConnect = new OpenIdConnectSettings { Authority = _provider.Address, ClientId = "ankang" },
        };
        Assert.Empty(options.Faults());
        _site = await Site.StartAsync(new DateOnly(2021, 1, 17), shadow: true, signsIn: true, options: options);
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Person_ComesInByTheProvider_AsTheOfficeEnteredHim()
    {
        string link = (await _site.People.FirstLinkAsync(always: null, default))!;
        Assert.Empty((await _site.PageAsync(link)).QuerySelectorAll("input[type=password]"));
        using HttpResponseMessage known = await _site.PostFromPageAsync(link, link, ("name", "张三"), ("account", "zhangsan@example.org"));
        Assert.Equal("/sign-in", known.Headers.Location!.ToString());

        _provider.User = "ZhangSan@example.org";
        using HttpResponseMessage back = await ComeAsync("/items?task=8");
        Assert.Equal("/items?task=8", back.Headers.Location!.ToString());
        IHtmlDocument page = await _site.PageAsync("/people");
        Assert.Contains("张三", page.QuerySelector(".signed-in")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("统一身份认证", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage added = await _site.PostFromPageAsync(
            "/people",
            "/people",
            ("account", "lisi@example.org"),
            ("name", "李四"),
            ("role", "Reader")
        );
        Assert.Empty((await Site.ReadAsync(added)).QuerySelectorAll("input.link")); // nobody needs one
    }

    [Fact]
    public async Task Stranger_StaysOut_WhomTheProviderKnowsAndTheOfficeDoesNot()
    {
        _provider.User = "stranger@example.org";
        using HttpResponseMessage answer = await ComeAsync("/");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("stranger@example.org", (await Site.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await _site.PageAsync("/", HttpStatusCode.Found);
    }

    [Fact]
    public async Task Person_IsWhoTheProvidersSubjectSays_WhateverHisNameIs()
    {
        await FirstAsync("zhangsan@example.org", "张三");
        (_provider.User, _provider.Subject) = ("zhangsan@example.org", "a");
        Assert.Equal("/", (await ComeAsync("/")).Headers.Location!.ToString());

        // Another who got his name.
        _site.Client = _site.NewClient();
        _provider.Subject = "b";
        using HttpResponseMessage other = await ComeAsync("/");
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        string said = (await Site.ReadAsync(other)).QuerySelector("main")!.TextContent;
        Assert.Contains("账号已由另一身份使用", said, StringComparison.Ordinal);
        Assert.Contains("zhangsan@example.org", said, StringComparison.Ordinal);
        await _site.PageAsync("/", HttpStatusCode.Found);
        Assert.Contains(_site.Log.Lines, l => l.Contains("bound to another subject", StringComparison.Ordinal));

        // He himself under another name; and the office lets the new identity in.
        (_provider.User, _provider.Subject) = ("zhang3@example.org", "a");
        await ComeAsync("/");
        Assert.Contains("张三", (await _site.PageAsync("/people")).QuerySelector(".signed-in")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage released = await _site.SubmitAsync("/people/zhangsan@example.org", "/people/zhangsan%40example.org/release");
        Assert.Equal(HttpStatusCode.SeeOther, released.StatusCode);
        await _site.PageAsync("/people", HttpStatusCode.Found); // his sessions have ended
        (_provider.User, _provider.Subject) = ("zhangsan@example.org", "b");
        await ComeAsync("/");
        Assert.Contains("张三", (await _site.PageAsync("/people")).QuerySelector(".signed-in")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_IsRefused_WithoutTheVisitThatBeganIt()
    {
        IHtmlDocument page = await _site.PageAsync("/sign-in/callback?code=a-code&state=forged", HttpStatusCode.BadRequest);
        Assert.Contains("登录未完成", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_AreNotTaken_WhereAProviderSignsPeopleIn()
    {
        IHtmlDocument page = await _site.PageAsync("/sign-in");
        Assert.Empty(page.QuerySelectorAll("input[type=password]"));
        using HttpResponseMessage answer = await _site.PostAsync("/sign-in", ("account", "zhangsan"), ("password", "x"));
        Assert.NotEqual(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public void Settings_SayWhatIsMissing()
    {
        var settings = new SignInOptions
        {
            OpenIdConnect = new OpenIdConnectSettings { Authority = "http://login.example.org", AccountClaim = " " },
        };
        Assert.Equal(["Authority", "ClientId", "AccountClaim"], settings.Faults().Select(f => f.Split(':')[2].Split(' ')[0]));
    }

    private async Task FirstAsync(string account, string name)
    {
        string link = (await _site.People.FirstLinkAsync(always: null, default))!;
        using HttpResponseMessage known = await _site.PostFromPageAsync(link, link, ("name", name), ("account", account));
        Assert.Equal(HttpStatusCode.SeeOther, known.StatusCode);
    }

    /// <summary>From the sign-in page to the provider and back, as a browser goes.</summary>
    private async Task<HttpResponseMessage> ComeAsync(string address)
    {
        IHtmlDocument signIn = await _site.PageAsync($"/sign-in?return={Uri.EscapeDataString(address)}");
        using HttpResponseMessage away = await _site.Client.GetAsync(
            new Uri(signIn.QuerySelector("a.button")!.GetAttribute("href")!, UriKind.Relative)
        );
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using HttpResponseMessage sent = await elsewhere.GetAsync(away.Headers.Location);
        return await _site.Client.GetAsync(sent.Headers.Location);
    }
}
