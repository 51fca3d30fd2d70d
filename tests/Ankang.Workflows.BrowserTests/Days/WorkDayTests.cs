using System.Text.RegularExpressions;
using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.BrowserTests.Units;
using Ankang.Workflows.Tests.Web;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Days;

/// <summary>A working day of office, unit and supervisor, from signing in to signing out: one walk through what all three see.</summary>
[Needs<Chromium>]
[Trait("Category", "Security")]
public sealed class WorkDayTests : IAsyncLifetime
{
    private const string Unit = "hanbin";
    private static readonly string Reported = Town.Item("14b-county-articles", "2021-02", Unit);
    private static readonly string Instructed = Town.Item("14b-county-articles", "2021-01", Unit);
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 3, 4), signsIn: true, inEarnest: true);
        await _site.FirstPersonAsync("zhangsan", "张三", Town.Password);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Office_Unit_AndSupervisor_DoTheirPart_AndEachActSaysWho()
    {
        // The office comes in and reads what will leave.
        await using Visit office = await Visit.StartAsync(_site.Address, Screen.Desktop);
        await office.OpenAsync("/");
        await office.SignInAsync("zhangsan");
        await office.Page.Locator("section[aria-labelledby=next] .big a").ClickAsync();
        await Assertions.Expect(office.Heading).ToContainTextAsync("3月5日");
        await office.Page.Locator($"a[href$='/dispatch/20210305T09_{Unit}_supervision']").ClickAsync();
        ILocator letter = office.Page.FrameLocator("iframe.letter").Locator("body");
        await Assertions.Expect(letter).ToContainTextAsync("2021年2月");
        await office.KeepPictureAsync("day-letter");

        // Next morning the mails leave.
        await _site.MoveToAsync(new DateOnly(2021, 3, 5));

        // The unit's liaison has no account, and three clicks.
        await using Visit liaison = await Visit.StartAsync(_site.Address, Screen.Phone);
        int clicks = await liaison.ConfirmFromMailAsync(_site.MailOf("20210305T0900", $"{Unit}.supervision"), Reported);
        Assert.Equal(3, clicks);

        // Its supervisor has a mail and a link of his own.
        await using Visit supervisor = await Visit.StartAsync(_site.Address, Screen.Phone);
        await supervisor.Page.SetContentAsync(_site.MailOf("20210305T0900", $"{Unit}_supervisor.supervision"));
        await supervisor.Page.Locator("a[href*='/s/']").First.ClickAsync();
        await Assertions.Expect(supervisor.Heading).ToHaveTextAsync("分管事项");
        await supervisor.Page.GetByLabel("分管领导本人").CheckAsync();
        await supervisor.Page.GetByLabel("阅示意见（可不填）").FillAsync("请于下周一前补齐。");
        await supervisor.Button("登记已阅").ClickAsync();
        await Assertions.Expect(supervisor.Done).ToContainTextAsync("已登记已阅");

        // Yesterday's session has ended; the office comes in again, to where it wanted to go, and sees who did it, and by which way.
        await office.OpenAsync($"/items/{Reported}");
        await office.SignInAsync("zhangsan");
        await office.SeesAsync("已办结，不再发送通知");
        await office.SeesAsync("报送2篇，完成日期2月26日，按期完成、逾期报送。经联络员邮件入口报送");
        await office.KeepPictureAsync("day-item");
        await office.OpenAsync($"/items/{Instructed}");
        await office.SeesAsync("已阅2月5日督办（经邮件入口登记）。阅示意见：请于下周一前补齐。");
        await office.OpenAsync("/security-log?kind=Act");
        ILocator acts = office.Page.Locator("table.grid tbody tr");
        await Assertions.Expect(acts).ToHaveCountAsync(2);
        await Assertions
            .Expect(acts.Filter(new() { HasText = "汉滨区安委会联络员" }))
            .ToContainTextAsync(new Regex("邮件入口.*报送", RegexOptions.Singleline));
        await Assertions
            .Expect(acts.Filter(new() { HasText = "汉滨区安委会分管领导" }))
            .ToContainTextAsync(new Regex("分管领导入口.*登记已阅", RegexOptions.Singleline));
        await office.IsAccessibleAsync();
        await office.KeepPictureAsync("day-log");

        // Out; what was open asks to sign in.
        await office.Button("退出").ClickAsync();
        await office.OpenAsync($"/items/{Reported}");
        await Assertions.Expect(office.Button("登录")).ToBeVisibleAsync();
        office.IsQuiet();
        liaison.IsQuiet();
        supervisor.IsQuiet();
    }
}
