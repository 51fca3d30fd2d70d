using System.Text;
using Ankang.Workflows.BrowserTests.Office;
using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.BrowserTests.Units;
using Ankang.Workflows.Tests.Catalogue;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Guide;

/// <summary>Makes the pictures of docs/guide.md, from the pages as they are today.</summary>
/// <remarks>Into the folder that ANKANG_GUIDE names, from the root of the repository; without it beside the other screenshots.</remarks>
[Trait("Category", "Guide")]
[Needs<Chromium>]
public sealed class GuideTests(DutifulTown town) : IClassFixture<DutifulTown>
{
    private const int MostBytes = 150 * 1024;
    private static readonly Screen Desk = new("guide", 1024, 640);
    private static readonly Screen Phone = new("guide-phone", 390, 760);

    private static string Folder =>
        Environment.GetEnvironmentVariable("ANKANG_GUIDE") is { Length: > 0 } named
            ? Directory.CreateDirectory(Path.Combine(Path.GetFullPath(Seeds.Path("..")), named)).FullName
            : Directory.CreateDirectory(Support.Pictures.PathOf("guide")).FullName;

    [Fact]
    public async Task Office_AtItsDesk()
    {
        await using Visit office = await town.OfficeAsync(Desk);
        await office.OpenAsync("/");
        await TakeAsync(office, "office-overview");

        await office.Page.Locator("section[aria-labelledby=next] .big a").ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("退回补正.*市司法局") }).ClickAsync();
        await office.Page.Locator("summary:text-is('暂缓')").ClickAsync();
        await TakeAsync(office, "office-dispatch");

        await office.OpenAsync($"/items/{Town.Item("13-member-articles", "2021-03", "gongan")}");
        await office.OpenActAsync("return");
        await TakeAsync(office, "office-review");

        await office.OpenAsync($"/items/{Town.Item("13-member-articles", "2021-03", "jiaotong")}");
        await office.OpenActAsync("grant");
        await TakeAsync(office, "office-extension");

        await office.OpenAsync("/interviews");
        ILocator card = office.Page.Locator("article.card.red").First;
        await card.Locator("summary:text-is('签发')").ClickAsync();
        await card.Locator("[name=at]").First.FillAsync("2021-03-10T15:00");
        await card.Locator("[name=place]").First.FillAsync("市应急管理局三楼会议室");
        await card.Locator("[name=by]").First.FillAsync("市安委办副主任");
        await TakeAsync(office, "office-interview");
        await card.GetByRole(AriaRole.Link, new() { Name = "约谈通知书" }).ClickAsync();
        await TakeAsync(office, "office-letter");

        await office.OpenAsync("/units/hanbin");
        await office.Page.Locator("summary:text-is('修改联系人')").ClickAsync();
        await TakeAsync(office, "office-contacts");

        await office.OpenAsync("/items?state=late");
        await TakeAsync(office, "office-items");
        await office.OpenAsync("/pauses");
        await TakeAsync(office, "office-pause");

        await office.OpenAsync("/assessment");
        await TakeAsync(office, "office-assessment");
        await office.OpenAsync("/checks");
        await TakeAsync(office, "office-checks");
        await office.OpenAsync("/reports");
        await TakeAsync(office, "office-reports");
        await office.OpenAsync("/bulletins");
        await office.Page.Locator("main .actions button").First.ClickAsync();
        await office.Page.Locator("summary:text-is('登记印发')").ClickAsync();
        await TakeAsync(office, "office-bulletin");

        await office.OpenAsync("/lists");
        await office
            .Page.Locator("#upload-files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "清单.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(DraftTests.List),
                }
            );
        await office.Button("上传并起草").ClickAsync();
        await office.Page.Locator("#review").EvaluateAsync("e => e.scrollIntoView()");
        await TakeAsync(office, "office-draft");
    }

    [Fact]
    public async Task Unit_OnItsPhone()
    {
        string item = Town.Item("14b-county-articles", "2021-03", "hanbin");
        await using Visit phone = await town.StrangerAsync(Phone);
        await phone.OpenAsync(await town.LinkAsync("hanbin"));
        await TakeAsync(phone, "unit-page");
        ILocator form = await phone.OpenFormAsync(item);
        await form.Field("completedOn").FillAsync("2021-03-04");
        await form.Field("count").FillAsync("2");
        await form.Field("reference").FillAsync("安康日报3月4日2版");
        await form.Field("note").FillAsync("宣传安全生产专项整治三年行动。");
        await TakeAsync(phone, "unit-report", form);
        await phone.Page.EvaluateAsync("scrollTo(0, 0)");
        await form.SendAsync();
        // While the page changes no picture can be taken.
        await phone.SeesAsync("回执号");
        await TakeAsync(phone, "unit-receipt");
        await phone.OpenAsync(await town.LinkAsync("hanyin"));
        ILocator other = phone.Card(Town.Item("14b-county-articles", "2021-03", "hanyin"));
        await other.Locator("summary:has-text('申请延期')").ClickAsync();
        await TakeAsync(phone, "unit-extension", other);
    }

    [Fact]
    public async Task Supervisor_OnHisPage()
    {
        await using Visit supervisor = await town.SupervisorAsync(Desk);
        await supervisor.OpenAsync("/supervisor");
        await TakeAsync(supervisor, "supervisor-page");
    }

    // What the screen shows, or what a part of the page shows.
    private static async Task TakeAsync(Visit visit, string name, ILocator? part = null)
    {
        string path = Path.Combine(Folder, $"{name}.png");
        byte[] picture = part is null
            ? await visit.Page.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled })
            : await part.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(picture.Length, 1, MostBytes);
        visit.IsQuiet();
    }
}
