using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Tests.Web;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>How people come in, from the first start of a host on.</summary>
[Needs<Chromium>]
public sealed class SignInTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 1, 18), signsIn: true, inEarnest: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task FirstPerson_ComesInByTheLink_AndLetsOthersIn()
    {
        await using Visit office = await Visit.StartAsync(_site.Address, Screen.Desktop);
        await office.OpenAsync((await _site.People.FirstLinkAsync(always: null, default))!);
        await office.Page.GetByLabel("姓名 *").FillAsync("张三");
        await office.Page.GetByLabel("账号 *").FillAsync("zhangsan");
        await office.Page.GetByLabel("密码 *", new() { Exact = true }).FillAsync("12345678");
        await office.Page.GetByLabel("再次输入密码 *").FillAsync("12345678");
        office.Expect(422);
        await office.Button("登记并登录").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".error")).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.GetByLabel("姓名 *")).ToHaveValueAsync("张三");
        await office.IsAccessibleAsync();
        await office.Page.GetByLabel("密码 *", new() { Exact = true }).FillAsync(Town.Password);
        await office.Page.GetByLabel("再次输入密码 *").FillAsync(Town.Password);
        await office.Button("登记并登录").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".signed-in")).ToContainTextAsync("张三");

        // A supervisor is added, sets his password by his link, and comes to his own page.
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "人员" }).ClickAsync();
        await office.Page.Locator("summary:text-is('添加人员')").ClickAsync();
        await office.Page.GetByLabel("姓名 *").FillAsync("李分管");
        await office.Page.GetByLabel("账号 *").FillAsync("lifenguan");
        await office.Page.Locator("input[value=Supervisor]").CheckAsync();
        await office.Page.Locator("input[name=unit][value=hanbin]").CheckAsync();
        await office.Button("添加").ClickAsync();
        string link = await office.Page.GetByLabel("一次性登录链接").InputValueAsync();
        await office.IsAccessibleAsync();
        await using Visit supervisor = await Visit.StartAsync(_site.Address, Screen.Phone);
        await supervisor.OpenAsync(new Uri(link).AbsolutePath);
        await supervisor.Page.GetByLabel("密码 *", new() { Exact = true }).FillAsync(Town.Password);
        await supervisor.Page.GetByLabel("再次输入密码 *").FillAsync(Town.Password);
        await supervisor.Button("设置密码并登录").ClickAsync();
        await Assertions.Expect(supervisor.Heading).ToHaveTextAsync("分管事项");

        // Out, and in again; a wrong password keeps the account.
        await office.Button("退出").ClickAsync();
        await office.OpenAsync("/items?state=late");
        await office.Page.GetByLabel("账号").FillAsync("zhangsan");
        await office.Page.GetByLabel("密码").FillAsync("wrong-password");
        await office.Button("登录").ClickAsync();
        await Assertions.Expect(office.Fault).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.GetByLabel("账号")).ToHaveValueAsync("zhangsan");
        await office.IsAccessibleAsync();
        await office.Page.GetByLabel("密码").FillAsync(Town.Password);
        await office.Button("登录").ClickAsync();
        await office.Page.WaitForURLAsync("**/items?state=late");
        office.IsQuiet();
        supervisor.IsQuiet();

        await SignsInWithTheKeyboardAsync();
    }

    private async Task SignsInWithTheKeyboardAsync()
    {
        await using Visit office = await Visit.StartAsync(_site.Address, Screen.Desktop);
        await office.OpenAsync("/sign-in");
        await office.TypeAsync(office.Page.GetByLabel("账号"), "zhangsan");
        await office.TypeAsync(office.Page.GetByLabel("密码"), Town.Password);
        await office.TabToAsync(office.Button("登录"));
        await office.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(office.Page.Locator(".signed-in")).ToContainTextAsync("张三");
        await office.TabToAsync(office.Link("跳到正文"));
        await office.Page.Keyboard.PressAsync("Enter");
        await office.TabToAsync(office.Page.Locator("main a").First);
        office.IsQuiet();
    }
}
