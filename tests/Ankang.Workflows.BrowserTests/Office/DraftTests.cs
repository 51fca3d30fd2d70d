using System.Text;
using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>清单: a published list is uploaded, corrected beside its words and published; a running one is changed.</summary>
[Needs<Chromium>]
public sealed class DraftTests(Town town) : IClassFixture<Town>
{
    internal const string List = """
        关于印发《江北区2021年消防安全重点工作任务清单》的通知
        江消安办发〔2021〕2号
        江北区消防安全委员会办公室
        2021年3月1日
        序号	重点任务	责任单位	完成时限
        1	各街道每月25日前报送隐患排查情况。	城关街道、河滨街道	12月底前
        2	适时开展消防演练。	区消防救援大队	12月底前
        """;

    [Fact]
    public async Task List_IsUploaded_Corrected_SeenAhead_AndPublished()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/lists");
        await office
            .Page.Locator("#upload-files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "清单.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(List),
                }
            );
        await office.Button("上传并起草").ClickAsync();
        await office.SeesAsync("没有写明周期");
        await office.SeesAsync("每月25日前");
        await office.IsAccessibleAsync();
        await office.KeepPictureAsync("flow-draft");

        // The reading in doubt is put right: twice a year.
        await office.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^更正\\s*：第2项") }).First.ClickAsync();
        ILocator form = office.Page.Locator("form.duty-form");
        await form.Locator("[name=recurrence]").SelectOptionAsync("halfyearly");
        await form.Locator("[name=perPeriod]").FillAsync("0");
        office.Expect(422);
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Page.Locator("form.duty-form .error").First).ToContainTextAsync("不小于1");
        await Assertions.Expect(office.Page.Locator("form.duty-form [name=recurrence]")).ToHaveValueAsync("halfyearly");
        await office.Page.Locator("form.duty-form [name=perPeriod]").FillAsync("1");
        await office.Page.Locator("form.duty-form button.primary").ClickAsync();
        await office.SeesAsync("没有待核的责任事项");

        await office.OpenAsync($"{new Uri(office.Page.Url).AbsolutePath}?edit=list");
        await office.Page.Locator("[name=phone]").FillAsync("0915-3212345");
        await office.Page.Locator("form:has([name=phone]) button.primary").ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "预览和发布" }).First.ClickAsync();
        await office.SeesAsync("将生成的待办事项");
        await office.IsAccessibleAsync();
        await office.KeepPictureAsync("flow-draft-preview");
        await office.Button("发布").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已发布：《江北区2021年消防安全重点工作任务清单》");
        await office.SeesAsync("试运行");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "《江北区2021年消防安全重点工作任务清单》" }).First.ClickAsync();
        await Assertions.Expect(office.Heading).ToBeVisibleAsync();
        office.IsQuiet();
    }

    [Fact]
    public async Task Upload_ThatIsNoList_SaysSoInPlace()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/lists");
        await office
            .Page.Locator("#upload-files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "随笔.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes("今天天气很好。"),
                }
            );
        office.Expect(422);
        await office.Button("上传并起草").ClickAsync();
        await Assertions.Expect(office.Fault).ToContainTextAsync("没有找到任务");
        await office.IsAccessibleAsync();
    }
}
