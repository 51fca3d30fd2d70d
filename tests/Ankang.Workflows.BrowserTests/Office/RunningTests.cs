using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Tests.Web;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>运行: stopped, started and exported where the host has orchestrations; nowhere to be found where it has none.</summary>
[Collection(TroubledTown.Shared.Name)]
[Needs<Chromium>]
public sealed class RunningTests(TroubledTown town)
{
    [Fact]
    public async Task Orchestrations_AreStoppedAndStarted_AndTheTablesExported()
    {
        town.Site.Runtime = new FakeRuntime(town.Site.Clock.Now);
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/");
        await office.Link("运行").ClickAsync();
        await office.Page.Locator("summary:text-is('停止全部流程')").ClickAsync();
        await office.KeepPictureAsync("flow-running");
        await office.Button("停止").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已停止2个责任事项的流程。");
        await Assertions.Expect(office.Page.Locator(".notice.yellow")).ToContainTextAsync("张三");
        await office.KeepPictureAsync("flow-running-stopped");
        await office.IsAccessibleAsync();
        await office.Button("启动").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已启动3个责任事项的流程。");
        await Assertions.Expect(office.Page.Locator(".notice.yellow")).ToHaveCountAsync(0);
        await office.Button("立即导出").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已导出：");
        await office.Button("立即导出").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("今天的导出已经有了，未重复写入。");
        office.IsQuiet();
    }

    [Fact]
    public async Task Page_IsNotThere_WhereTheHostRunsByItself()
    {
        town.Site.Runtime = null;
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/");
        await Assertions.Expect(office.Link("人员")).ToBeVisibleAsync();
        await Assertions.Expect(office.Link("运行")).ToHaveCountAsync(0);
        office.Expect(404);
        await office.OpenAsync("/running");
        await office.SeesAsync("没有这个页面");
        office.IsQuiet();
    }
}
