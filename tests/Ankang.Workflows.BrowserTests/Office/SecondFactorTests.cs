using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Tests.Web;
using Ankang.Workflows.Web.Hosting;
using Microsoft.Playwright;
using OtpNet;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>两步验证 in the browser: set up at the first sign-in, asked for at the next, set up anew for a lost telephone.</summary>
[Needs<Chromium>]
public sealed class SecondFactorTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() =>
        _site = await Site.StartAsync(new DateOnly(2021, 1, 18), signsIn: true, inEarnest: true, options: new SignInOptions { SecondFactor = true });

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Codes_AreSetUp_AskedFor_Refused_AndReplaced()
    {
        await using Visit office = await Visit.StartAsync(_site.Address, Screen.Desktop);
        await office.OpenAsync((await _site.People.FirstLinkAsync(always: null, default))!);
        await office.Page.GetByLabel("姓名 *").FillAsync("张三");
        await office.Page.GetByLabel("账号 *").FillAsync("zhangsan");
        await office.Page.GetByLabel("密码 *", new() { Exact = true }).FillAsync(Town.Password);
        await office.Page.GetByLabel("再次输入密码 *").FillAsync(Town.Password);
        await office.Button("登记并登录").ClickAsync();

        // Set up: the picture for the telephone, the key for whoever types it, and nothing open before a right code.
        await Assertions.Expect(office.Heading).ToHaveTextAsync("两步验证");
        await Assertions.Expect(office.Page.Locator(".qr svg")).ToBeVisibleAsync();
        await office.IsAccessibleAsync();
        await office.KeepPictureAsync("flow-second-factor");
        Totp app = await AppAsync(office);
        office.Expect(422);
        await CodeAsync(office, "000000", "设置并登录");
        await Assertions.Expect(office.Fault).ToContainTextAsync("验证码不正确");
        app = await AppAsync(office);
        await CodeAsync(office, Now(app), "设置并登录");
        await Assertions.Expect(office.Page.Locator(".signed-in")).ToContainTextAsync("张三");

        // Out, and in again with the code of a later half minute; one that was used opens nothing.
        await office.Button("退出").ClickAsync();
        await SignInAsync(office);
        await Assertions.Expect(office.Page.Locator(".qr")).ToHaveCountAsync(0);
        await CodeAsync(office, Now(app), "登录");
        await Assertions.Expect(office.Fault).ToContainTextAsync("验证码不正确或已使用过");
        _site.Clock.Now += TimeSpan.FromMinutes(1);
        await CodeAsync(office, Now(app), "登录");
        await Assertions.Expect(office.Page.Locator(".signed-in")).ToContainTextAsync("张三");

        // A lost telephone: reset on 人员, and the next sign-in sets another up.
        await office.OpenAsync("/people/zhangsan");
        await office.Page.Locator("form[action$='/second-factor'] button").ClickAsync();
        _site.Clock.Now += TimeSpan.FromMinutes(1);
        await SignInAsync(office);
        await Assertions.Expect(office.Page.Locator(".qr svg")).ToBeVisibleAsync();
        string old = Now(app);
        app = await AppAsync(office);
        await CodeAsync(office, old, "设置并登录");
        await Assertions.Expect(office.Fault).ToContainTextAsync("验证码不正确");
        app = await AppAsync(office);
        await CodeAsync(office, Now(app), "设置并登录");
        await Assertions.Expect(office.Page.Locator(".signed-in")).ToContainTextAsync("张三");
        office.IsQuiet();
    }

    private static async Task SignInAsync(Visit office)
    {
        await office.OpenAsync("/sign-in");
        await office.Page.GetByLabel("账号").FillAsync("zhangsan");
        await office.Page.GetByLabel("密码").FillAsync(Town.Password);
        await office.Button("登录").ClickAsync();
        await Assertions.Expect(office.Heading).ToHaveTextAsync("两步验证");
    }

    private static async Task CodeAsync(Visit office, string code, string button)
    {
        await office.Page.GetByLabel("验证码").FillAsync(code);
        await office.Button(button).ClickAsync();
    }

    // As somebody types the key into an app who cannot scan.
    private static async Task<Totp> AppAsync(Visit office)
    {
        string key = await office.Page.Locator(".hint .mono").InnerTextAsync();
        return new Totp(Base32Encoding.ToBytes(key.Replace(" ", "", StringComparison.Ordinal)));
    }

    private string Now(Totp app) => app.ComputeTotp(_site.Clock.Now.UtcDateTime);
}
