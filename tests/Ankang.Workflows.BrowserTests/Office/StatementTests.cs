using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Tests.Web;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>报表: looked at, generated, taken away.</summary>
[Needs<Chromium>]
public sealed class StatementTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Table_IsLookedAt_Generated_AndTakenAwayAsADocument()
    {
        await using Visit office = await Visit.StartAsync(_site.Address, Screen.Desktop);
        await office.OpenAsync("/");
        await office.Link("报表").ClickAsync();
        await office.Page.GetByLabel("截至日期").FillAsync("2021-02-28");
        await office.Button("预览").ClickAsync();
        await office.SeesAsync("截至2021年2月28日");
        await Assertions.Expect(office.Page.Locator("img.year-picture")).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await office.Page.Locator("img.year-picture").EvaluateAsync<int>("i => i.naturalWidth") > 500);
        await office.KeepPictureAsync("flow-report");
        await office.IsAccessibleAsync();
        await office.Button("生成截至2月28日的报表").ClickAsync();
        await office.SeesAsync("生成，按当时情况留存");
        IDownload file = await office.Page.RunAndWaitForDownloadAsync(() => office.Link("下载文档").ClickAsync());
        Assert.Equal("完成进展-截至20210228.docx", file.SuggestedFilename);
        await office.IsAccessibleAsync();
        await office.OpenAsync("/reports");
        await office.Page.Locator("summary").ClickAsync();
        await office.Link("截至2021年2月28日").ClickAsync();
        await office.SeesAsync("生成，按当时情况留存");
        office.IsQuiet();
    }
}
