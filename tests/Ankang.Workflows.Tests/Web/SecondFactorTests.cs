using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Web.Hosting;
using OtpNet;

namespace Ankang.Workflows.Tests.Web;

/// <summary>两步验证: the code of an app after the password, where the settings ask for it.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class SecondFactorTests : IAsyncLifetime
{
    private const string Password = "jiantou-shanlu-7";
    private const string Address = "/sign-in/code";
    private Site _site = null!;
    private Totp _app = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 17), shadow: true, signsIn: true, options: new SignInOptions { SecondFactor = true });
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
        IHtmlDocument page = await _site.PageAsync(Address);
        Assert.NotNull(page.QuerySelector(".qr svg"));
        _app = new Totp(Base32Encoding.ToBytes(page.QuerySelector(".hint .mono")!.TextContent.Replace(" ", "", StringComparison.Ordinal)));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task FirstSignIn_SetsTheAppUp_AndOpensNothingBefore()
    {
        await _site.PageAsync("/", HttpStatusCode.Found);
        using HttpResponseMessage wrong = await CodeAsync("000000");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("验证码不正确", (await Site.ReadAsync(wrong)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        await _site.PageAsync("/", HttpStatusCode.Found);
        using HttpResponseMessage right = await CodeAsync(Code());
        Assert.Equal("/", right.Headers.Location!.ToString());
        Assert.Contains("设置两步验证", (await _site.PageAsync("/people")).QuerySelector(".changes")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextSignIn_AsksForACode_ThatOpensOnce_AndComesBack()
    {
        await CodeAsync(Code());
        _site.Clock.Now += TimeSpan.FromMinutes(2);
        string code = Code();
        _site.Client = _site.NewClient();
        using HttpResponseMessage signedIn = await _site.SignInAsync("zhangsan", Password, "/sign-in?return=%2Fitems");
        Assert.Equal(Address, signedIn.Headers.Location!.ToString());
        IHtmlDocument page = await _site.PageAsync(Address);
        Assert.Null(page.QuerySelector(".qr")); // the secret is shown once
        Assert.Equal("/items", (await CodeAsync(code)).Headers.Location!.ToString());
        await _site.PageAsync("/items");

        // Whoever looked over the shoulder.
        _site.Client = _site.NewClient();
        await _site.SignInAsync("zhangsan", Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CodeAsync(code)).StatusCode);
        _site.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal(HttpStatusCode.SeeOther, (await CodeAsync(Code())).StatusCode);
    }

    [Fact]
    public async Task Codes_AreGuessedFiveTimes()
    {
        for (int i = 0; i < 5; i++)
            await CodeAsync("000000");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CodeAsync(Code())).StatusCode);
        _site.Client = _site.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _site.SignInAsync("zhangsan", Password)).StatusCode);
    }

    [Fact]
    public async Task HalfASignIn_EndsAfterTenMinutes_AndWithoutAPasswordThereIsNone()
    {
        _site.Clock.Now += TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1);
        await _site.PageAsync(Address, HttpStatusCode.SeeOther);
        _site.Client = _site.NewClient();
        await _site.PageAsync(Address, HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Office_LetsALostTelephoneBeReplaced_AndTheOldCodesEnd()
    {
        await CodeAsync(Code());
        using HttpResponseMessage reset = await _site.SubmitAsync("/people/zhangsan", "/people/zhangsan/second-factor");
        Assert.Equal(HttpStatusCode.SeeOther, reset.StatusCode);
        await _site.PageAsync("/", HttpStatusCode.Found); // his sessions have ended
        _site.Clock.Now += TimeSpan.FromMinutes(2);
        await _site.SignInAsync("zhangsan", Password);
        Assert.NotNull((await _site.PageAsync(Address)).QuerySelector(".qr svg"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CodeAsync(Code())).StatusCode);
    }

    [Fact]
    public void Setting_GoesWithPasswords() =>
        Assert.Contains(
            "SignIn:SecondFactor goes with passwords",
            Assert.Single(
                new SignInOptions
                {
                    SecondFactor = true,
                    OpenIdConnect = new OpenIdConnectSettings { Authority = "https://login.example.org", ClientId = "ankang" },
                }.Faults()
            ),
            StringComparison.Ordinal
        );

    private string Code() => _app.ComputeTotp(_site.Clock.Now.UtcDateTime);

    private Task<HttpResponseMessage> CodeAsync(string code) => _site.SubmitAsync(Address, Address, ("code", code));
}
