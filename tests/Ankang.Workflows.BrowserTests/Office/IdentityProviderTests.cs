using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Tests.Web;
using Ankang.Workflows.Web.Hosting;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>统一身份认证: the provider says who it is, the office's list of people whether he may come in.</summary>
[Needs<Chromium>]
public sealed class IdentityProviderTests : IAsyncLifetime
{
    private FakeIdentityProvider _provider = null!;
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _provider = await FakeIdentityProvider.StartAsync();
        _provider.AsksFirst = true;
        var options = new SignInOptions
        {
            OpenIdConnect = new OpenIdConnectSettings { Authority = _provider.Address, ClientId = "ankang" },
        };
        _site = await Site.StartAsync(new DateOnly(2021, 1, 18), signsIn: true, options: options, inEarnest: true);
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Person_GoesToTheProviderAndBack_AndAStrangerIsToldWhyNot()
    {
        await using Visit office = await Visit.StartAsync(_site.Address, Screen.Desktop);
        await office.OpenAsync((await _site.People.FirstLinkAsync(always: null, default))!);
        await Assertions.Expect(office.Page.Locator("input[type=password]")).ToHaveCountAsync(0);
        await office.Page.GetByLabel("姓名 *").FillAsync("张三");
        await office.Page.GetByLabel("账号 *").FillAsync("zhangsan@example.org");
        await office.KeepPictureAsync("flow-provider-first");
        await office.Button("登记并前往登录页").ClickAsync();
        await office.KeepPictureAsync("flow-provider-sign-in");
        await office.IsAccessibleAsync();

        // What was asked for at first is what one comes back to.
        await office.OpenAsync("/items?task=8");
        _provider.User = "ZhangSan@example.org";
        await ThroughTheProviderAsync(office);
        await office.Page.WaitForURLAsync("**/items?task=8");
        await Assertions.Expect(office.Page.Locator(".signed-in")).ToContainTextAsync("张三");
        await Assertions.Expect(office.Link("修改密码")).ToHaveCountAsync(0);

        // Somebody added comes in as what he was entered as.
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "人员" }).ClickAsync();
        await office.Page.Locator("summary:text-is('添加人员')").ClickAsync();
        await office.Page.GetByLabel("姓名 *").FillAsync("李分管");
        await office.Page.GetByLabel("账号 *").FillAsync("lifenguan@example.org");
        await office.Page.Locator("input[value=Supervisor]").CheckAsync();
        await office.Page.Locator("input[name=unit][value=hanbin]").CheckAsync();
        await office.Button("添加").ClickAsync();
        await Assertions.Expect(office.Page.Locator("tr:has-text('lifenguan@example.org')")).ToContainTextAsync("统一身份认证");
        await office.KeepPictureAsync("flow-provider-people");
        await using Visit supervisor = await Visit.StartAsync(_site.Address, Screen.Phone);
        await supervisor.OpenAsync("/");
        _provider.User = "lifenguan@example.org";
        await ThroughTheProviderAsync(supervisor);
        await Assertions.Expect(supervisor.Heading).ToHaveTextAsync("分管事项");

        // Known to the provider alone: refused, with the account that the office has to enter.
        await using Visit stranger = await Visit.StartAsync(_site.Address, Screen.Desktop);
        await stranger.OpenAsync("/");
        _provider.User = "stranger@example.org";
        stranger.Expect(403);
        await ThroughTheProviderAsync(stranger);
        await Assertions.Expect(stranger.Heading).ToHaveTextAsync("账号尚未登记");
        await stranger.SeesAsync(
            "您的账号（stranger@example.org）不在本系统人员名单中。请与市安委办联系，登记后再登录；有其他账号的，请换用后再登录。"
        );
        await stranger.KeepPictureAsync("flow-provider-stranger");
        await stranger.IsAccessibleAsync();
        await stranger.Link("前往登录页").ClickAsync();
        await Assertions.Expect(stranger.Heading).ToHaveTextAsync("登录");
        await stranger.OpenAsync("/items");
        await Assertions.Expect(stranger.Heading).ToHaveTextAsync("登录");

        // Out: nothing opens any more without going there again.
        await office.Button("退出").ClickAsync();
        await Assertions.Expect(office.Heading).ToHaveTextAsync("登录");
        await office.KeepPictureAsync("flow-provider-out");
        await office.OpenAsync("/people");
        await Assertions.Expect(office.Heading).ToHaveTextAsync("登录");
        office.IsQuiet();
        supervisor.IsQuiet();
        stranger.IsQuiet();
    }

    [Fact]
    public async Task Person_WhoTurnsBackAtTheProvider_IsShownTheWayToTheSignIn()
    {
        await using Visit visit = await Visit.StartAsync(_site.Address, Screen.Desktop);
        await visit.OpenAsync("/sign-in");
        await visit.Link("统一身份认证登录").ClickAsync();
        visit.Expect(400);
        await visit.Link("取消").ClickAsync();
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("登录未完成");
        await visit.KeepPictureAsync("flow-provider-cancelled");
        await visit.IsAccessibleAsync();
        await visit.Link("前往登录页").ClickAsync();
        await Assertions.Expect(visit.Link("统一身份认证登录")).ToBeVisibleAsync();
        visit.IsQuiet();
    }

    private async Task ThroughTheProviderAsync(Visit visit)
    {
        await visit.Link("统一身份认证登录").ClickAsync();
        await visit.Page.WaitForURLAsync($"{_provider.Address}/authorize**");
        await visit.Link("同意").ClickAsync();
    }
}
