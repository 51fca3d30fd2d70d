using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>人员: who may sign in, and as what; each looks after his own password.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class PeopleTests(Town town)
{
    private const string NewPassword = "hanjiang-qiaotou-3";

    [Fact]
    public async Task Person_IsAdded_LetInAnew_GivenAnotherRole_AndRemoved()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/people");
        await office.Page.Locator("summary:text-is('添加人员')").ClickAsync();
        await office.Page.GetByLabel("姓名 *").FillAsync("陈分管");
        await office.Page.GetByLabel("账号 *").FillAsync("chenfenguan");
        await office.Page.Locator("input[value=Supervisor]").CheckAsync();
        office.Expect(422);
        await office.Button("添加").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".error:has-text('请选择分管的单位。')")).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.GetByLabel("姓名 *")).ToHaveValueAsync("陈分管");
        await office.KeepPictureAsync("flow-person-faulty");
        await office.IsAccessibleAsync();
        await office.Page.Locator("input[name=unit][value=shiquan]").CheckAsync();
        await office.Button("添加").ClickAsync();
        string first = await LinkAsync(office);
        await office.KeepPictureAsync("flow-person-added");
        await office.IsAccessibleAsync();

        // The link got lost: a new one is made, and the old one opens nothing.
        await office.Link("陈分管").ClickAsync();
        await office.Button("重发登录链接").ClickAsync();
        string second = await LinkAsync(office);
        await office.KeepPictureAsync("flow-person-link");
        await using Visit person = await town.StrangerAsync(Screen.Phone);
        person.Expect(404);
        await person.OpenAsync(first);
        await person.SeesAsync("登录链接只能使用一次");
        await person.OpenAsync(second);
        await SetPasswordAsync(person, Town.Password);
        await Assertions.Expect(person.Heading).ToHaveTextAsync("分管事项");
        await person.SeesAsync("石泉县");

        // Another role ends what he has open, and holds from his next sign-in.
        await office.OpenAsync("/people/chenfenguan");
        await office.Page.Locator("input[value=Reader]").CheckAsync();
        await office.Button("保存").ClickAsync();
        ILocator row = office.Page.Locator("tr:has-text('chenfenguan')");
        await Assertions.Expect(office.Done).ToContainTextAsync("已登记：陈分管，角色：分管领导（石泉县） → 只读");
        await Assertions.Expect(row).ToContainTextAsync("只读");
        await office.Page.Locator("summary:has-text('更改记录')").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".changes li").First).ToContainTextAsync("角色：分管领导（石泉县） → 只读");
        await office.KeepPictureAsync("flow-person-changes");
        await person.OpenAsync("/");
        await Assertions.Expect(person.Heading).ToHaveTextAsync("登录");
        await SignInAsync(person, "chenfenguan", Town.Password);
        await Assertions.Expect(person.Link("总览")).ToBeVisibleAsync();
        person.Expect(403);
        await person.OpenAsync("/people");
        await person.SeesAsync("没有权限");

        // Removed: what he has open leads to the door, which does not know him any more.
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await office.Page.Locator("summary:text-is('移除该人员')").ClickAsync();
        await office.KeepPictureAsync("flow-person-remove");
        await office.Button("移除陈分管").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已登记：陈分管，移除，原角色：只读");
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await person.OpenAsync("/items");
        await Assertions.Expect(person.Heading).ToHaveTextAsync("登录");
        await SignInAsync(person, "chenfenguan", Town.Password, 422);
        await Assertions.Expect(person.Fault).ToContainTextAsync("账号或密码不正确");
        office.IsQuiet();
    }

    [Fact]
    public async Task LastOfTheOffice_IsToldWhyHeStays()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/people/zhangsan");
        await office.Page.Locator("summary:text-is('移除该人员')").ClickAsync();
        office.Expect(422);
        await office.Button("移除张三").ClickAsync();
        await Assertions.Expect(office.Fault).ToContainTextAsync("这是最后一位市安委办人员");
        await office.IsAccessibleAsync();
        await office.OpenAsync("/");
        await Assertions.Expect(office.Page.Locator(".signed-in")).ToContainTextAsync("张三");
        office.IsQuiet();
    }

    [Fact]
    public async Task Password_IsChangedByItsOwner_AndTheOldOneOpensNothing()
    {
        await using Visit here = await town.StrangerAsync();
        await here.OpenAsync(await town.NewPersonLinkAsync());
        string account = await here.Page.Locator("article b").First.InnerTextAsync();
        await SetPasswordAsync(here, Town.Password);
        await using Visit elsewhere = await town.StrangerAsync(Screen.Phone);
        await elsewhere.OpenAsync("/sign-in");
        await SignInAsync(elsewhere, account, Town.Password);
        await Assertions.Expect(elsewhere.Page.Locator(".signed-in")).ToBeVisibleAsync();

        await here.Link("修改密码").ClickAsync();
        here.Expect(422);
        await ChangeAsync(here, "wrong-password", NewPassword, NewPassword);
        await SaysAsync(here, "old", "现在的密码不正确");
        await here.KeepPictureAsync("flow-password-wrong");
        await here.IsAccessibleAsync();
        await ChangeAsync(here, Town.Password, "short", "short");
        await SaysAsync(here, "password", "密码须为10至128个字符。");
        await ChangeAsync(here, Town.Password, NewPassword, "hanjiang-qiaotou-4");
        await SaysAsync(here, "again", "两次输入的密码不一致。");
        await here.KeepPictureAsync("flow-password-differs");

        await ChangeAsync(here, Town.Password, NewPassword, NewPassword);
        await Assertions.Expect(here.Done).ToContainTextAsync("密码已修改");
        await here.KeepPictureAsync("flow-password-done");
        await here.OpenAsync("/items");
        await Assertions.Expect(here.Page.Locator(".signed-in")).ToBeVisibleAsync();

        // His other browser is out; the new password lets it in, the old one does not.
        await elsewhere.OpenAsync("/items");
        await SignInAsync(elsewhere, account, Town.Password, 422);
        await Assertions.Expect(elsewhere.Fault).ToContainTextAsync("账号或密码不正确");
        await SignInAsync(elsewhere, account, NewPassword);
        await elsewhere.Page.WaitForURLAsync("**/items");
        here.IsQuiet();
        elsewhere.IsQuiet();
    }

    private static async Task<string> LinkAsync(Visit office) =>
        new Uri(await office.Page.GetByLabel("一次性登录链接").InputValueAsync()).AbsolutePath;

    private static async Task SetPasswordAsync(Visit visit, string password)
    {
        await visit.Page.GetByLabel("密码 *", new() { Exact = true }).FillAsync(password);
        await visit.Page.GetByLabel("再次输入密码 *").FillAsync(password);
        await visit.Button("设置密码并登录").ClickAsync();
    }

    private static async Task SignInAsync(Visit visit, string account, string password, int expected = 200)
    {
        visit.Expect(expected);
        await visit.Page.GetByLabel("账号").FillAsync(account);
        await visit.Page.GetByLabel("密码").FillAsync(password);
        await visit.Button("登录").ClickAsync();
    }

    private static async Task ChangeAsync(Visit visit, string old, string password, string again)
    {
        await visit.Page.GetByLabel("现在的密码 *").FillAsync(old);
        await visit.Page.GetByLabel("新密码 *", new() { Exact = true }).FillAsync(password);
        await visit.Page.GetByLabel("再次输入新密码 *").FillAsync(again);
        await visit.Button("修改密码").ClickAsync();
    }

    private static async Task SaysAsync(Visit visit, string field, string words)
    {
        await Assertions.Expect(visit.Fault).ToContainTextAsync("密码未修改");
        await Assertions.Expect(visit.Page.Locator($"#{field}-error")).ToContainTextAsync(words);
        await Assertions.Expect(visit.Page.Locator($"#{field}")).ToHaveAttributeAsync("aria-invalid", "true");
    }
}
