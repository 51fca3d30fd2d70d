using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Tests.Web;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>启用前检查: from the trial on the start page through the test mail to 正式启用.</summary>
[Needs<Chromium>]
public sealed class GoingLiveTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 2, 1), shadow: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task List_GoesLive_AfterItsChecks_TheTestMail_AndTheYear()
    {
        await using Visit office = await Visit.StartAsync(_site.Address, Screen.Desktop);
        await office.OpenAsync("/");
        await office.Link("启用前检查").ClickAsync();
        await Assertions.Expect(office.Heading).ToHaveTextAsync("启用前检查");
        await Assertions.Expect(Line(office, "节假日安排")).ToContainTextAsync("通过");
        await Assertions.Expect(Line(office, "公开地址")).ToContainTextAsync("未通过");
        await office.KeepPictureAsync("flow-checks");
        await office.IsAccessibleAsync();

        await office.Page.GetByLabel("发往您的邮箱 *").FillAsync("wangli@city.gov.cn");
        await office.Button("发送测试邮件").ClickAsync();
        string mail = Directory
            .GetFiles(_site.Outbox)
            .Select(f => MimeKit.MimeMessage.Load(f))
            .Single(m => m.Subject!.Contains("发信检查", StringComparison.Ordinal))
            .TextBody!;
        int at = mail.IndexOf('：') + 1;
        await office.Page.GetByLabel("邮件中的六位验证码 *").FillAsync(mail[at..(at + 6)]);
        await office.Button("确认收到").ClickAsync();
        await Assertions.Expect(Line(office, "测试邮件")).ToContainTextAsync("确认收到");

        await office.Page.GetByLabel("请输入清单年度 *").FillAsync("2022");
        office.Expect(422);
        await office.Button("正式启用").ClickAsync();
        await Assertions.Expect(office.Fault).ToContainTextAsync("请输入清单年度2021");
        await Assertions.Expect(office.Page.GetByLabel("请输入清单年度 *")).ToHaveValueAsync("2022");
        office.Expect(200);
        await office.Page.GetByLabel("请输入清单年度 *").FillAsync("2021");
        await office.Page.GetByLabel("仍要启用").CheckAsync();
        await office.Button("正式启用").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("正式启用《2021年");
        await Assertions.Expect(office.Done).ToContainTextAsync("接下来：");
        await office.KeepPictureAsync("flow-live");
        await office.OpenAsync("/");
        await Assertions.Expect(office.Page.Locator(".shadow")).ToHaveCountAsync(0);
        office.IsQuiet();
    }

    [Fact]
    public async Task Checks_FitAPhone()
    {
        await using Visit office = await Visit.StartAsync(_site.Address, Screen.Phone);
        await office.OpenAsync("/checks");
        await office.HasNoSidewaysScrollAsync();
        await office.KeepPictureAsync("flow-checks-phone");
        office.IsQuiet();
    }

    private static ILocator Line(Visit visit, string name) =>
        visit.Page.Locator("table.checks tr", new() { Has = visit.Page.GetByRole(AriaRole.Rowheader, new() { Name = name }) });
}
