using Ankang.Workflows.BrowserTests.Support;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>A view is found, bookmarked and taken away.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class SearchTests(Town town)
{
    [Fact]
    public async Task View_StandsInTheAddress_AndIsTakenAway()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/");
        await office.Page.GetByRole(AriaRole.Searchbox, new() { Name = "搜索事项、任务、单位" }).FillAsync("稿件");
        await office.Button("搜索").ClickAsync();
        await Assertions.Expect(office.Heading).ToHaveTextAsync("搜索“稿件”");
        await office.Page.WaitForLoadStateAsync(); // the script listens
        await office.Page.Locator("select[name=unit]").SelectOptionAsync("baihe");
        await office.Page.WaitForURLAsync("**/items?*unit=baihe*");
        await office.Page.Locator("select[name=month]").SelectOptionAsync("1");
        await office.Page.WaitForURLAsync("**/items?*month=1*");
        Assert.Contains("q=", office.Page.Url, StringComparison.Ordinal);
        string seen = await office.WordsAsync();

        await using Visit colleague = await town.OfficeAsync();
        await colleague.OpenAsync(office.Page.Url);
        Assert.Equal(seen, await colleague.WordsAsync());

        IDownload download = await office.Page.RunAndWaitForDownloadAsync(() => office.Link("导出").ClickAsync());
        using SpreadsheetDocument book = SpreadsheetDocument.Open(await download.PathAsync(), isEditable: false);
        Assert.Contains("新闻宣传稿件", book.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerText, StringComparison.Ordinal);
        office.IsQuiet();
    }

    [Fact]
    public async Task Light_IsClickedDownToItsItems()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/?by=matrix");
        await office.Page.Locator(".matrix td.red a").First.ClickAsync();
        await office.Page.WaitForURLAsync("**/items?*task=*unit=*");
        await office.Page.Locator("td.main a").First.ClickAsync();
        await office.SeesAsync("台账");
        office.IsQuiet();
    }
}
