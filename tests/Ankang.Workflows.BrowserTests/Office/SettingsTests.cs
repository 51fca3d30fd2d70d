using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>Pauses, contacts, texts.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class SettingsTests(Town town)
{
    [Fact]
    public async Task Pause_IsSaidOnEveryPage_UntilItIsLifted()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/pauses");
        await office.Page.Locator("#pause-scope").SelectOptionAsync("unit:shichang");
        await office.Page.Locator("#pause-last").FillAsync("2021-03-12");
        await office.Page.Locator("#pause-reason").FillAsync("抢险救灾");
        await office.Button("暂停").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("市市场监管局");
        await office.OpenAsync("/units");
        await office.SeesAsync("抢险救灾");
        await office.OpenAsync("/pauses");
        ILocator card = office.Page.Locator("article:has-text('市市场监管局')");
        await card.Locator("summary").ClickAsync();
        await card.Locator("textarea").FillAsync("险情解除");
        await card.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("恢复");
        office.IsQuiet();
    }

    [Fact]
    public async Task Contact_IsEditedInThePage()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/units/linye");
        await office.Page.Locator("summary:text-is('修改联系人')").ClickAsync();
        await office.Page.Locator("[name=liaison-email]").FillAsync("not an address@example.org");
        await office.Page.Locator("[name=liaison-email]").EvaluateAsync("e => e.type = 'text'");
        await office.Page.Locator("[name=liaison-name]").FillAsync("赵联络");
        office.Expect(422);
        await office.Button("保存").ClickAsync();
        await Assertions.Expect(office.Fault).ToContainTextAsync("未作任何更改");
        await Assertions.Expect(office.Page.Locator("[name=liaison-name]")).ToHaveValueAsync("赵联络");
        await office.IsAccessibleAsync();
        await office.Page.Locator("[name=liaison-email]").FillAsync("zhao.linye@example.org");
        await office.Button("保存").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("联系人已保存，从下一封通知起生效。");
        await office.SeesAsync("zhao.linye@example.org");
        office.IsQuiet();
    }

    [Fact]
    public async Task Contacts_AreTakenFromAWorkbook_OnceTheDifferencesWereSeen()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/units/import");
        IDownload download = await office.Page.RunAndWaitForDownloadAsync(() => office.Link("导出联系人").ClickAsync());
        byte[] sheet = Workbook.With(await File.ReadAllBytesAsync(await download.PathAsync()), "tongji", "联络员邮箱", "new.tongji@example.org");
        await office
            .Page.Locator("#sheet-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "联系人.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = sheet,
                }
            );
        await office.Button("上传并查看").ClickAsync();
        await office.SeesAsync("new.tongji@example.org");
        await office.IsAccessibleAsync();
        await office.KeepPictureAsync("flow-import");
        await office.Page.Locator("#import-reason").FillAsync("人员调整");
        await office.Button("全部更改").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已更改1个单位的联系人");

        await office.OpenAsync("/units/import");
        await office
            .Page.Locator("#sheet-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "联系人.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = "name,email"u8.ToArray(),
                }
            );
        office.Expect(422);
        await office.Button("上传并查看").ClickAsync();
        await Assertions.Expect(office.Fault).ToContainTextAsync("不是可以读取的xlsx表格");
        await office.IsAccessibleAsync();
        office.IsQuiet();
    }

    [Fact]
    public async Task Template_IsCheckedAndPreviewed_BeforeItIsSaved()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/templates/acknowledge");
        string standard = await office.Page.Locator("#text").InputValueAsync();
        await office.Page.Locator("#text").FillAsync(standard + "\n{{ nonsense }}");
        office.Expect(422);
        await office.Button("保存").ClickAsync();
        await Assertions.Expect(office.Fault).ToContainTextAsync("nonsense");
        await Assertions.Expect(office.Page.Locator("#text")).ToHaveValueAsync(standard + "\n{{ nonsense }}");
        await office.IsAccessibleAsync();
        await office.Page.Locator("#text").FillAsync(standard + "\n请支持配合。");
        await office.Button("预览并检查").ClickAsync();
        await Assertions.Expect(office.Page.Locator("section.panel").First).ToContainTextAsync("请支持配合。");
        await office.KeepPictureAsync("flow-template-preview");
        await office.Button("保存").ClickAsync();
        await Assertions.Expect(office.Done).ToBeVisibleAsync();
        await office.Button("恢复标准文字").ClickAsync();
        Assert.Equal(standard, await office.Page.Locator("#text").InputValueAsync());
        office.IsQuiet();
    }
}
