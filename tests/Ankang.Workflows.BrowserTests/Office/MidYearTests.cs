using System.Text;
using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Catalogue;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>What changes while a list runs: its duties, and the holidays that its days are counted by.</summary>
[Collection(TroubledTown.Shared.Name)]
[Needs<Chromium>]
public sealed class MidYearTests(TroubledTown town)
{
    [Fact]
    public async Task Duty_IsChanged_AfterItsDifferencesWereSeen_AndWhatIsClosedStays()
    {
        const string Duty = "14b-county-articles";
        string closed = Town.Item(Duty, "2021-01", "ningshan"),
            open = Town.Item(Duty, "2021-03", "ningshan");
        Assert.IsType<ReportRecorded>(
            await town.Site.Parts.Confirmations.ConfirmAsync(
                new ConfirmRequest(
                    Town.Key(Duty, "2021-01", "ningshan"),
                    "report-ningshan",
                    new(2021, 1, 29),
                    2,
                    0,
                    null,
                    "安康日报",
                    Actor.Of("本单位联络员")
                ),
                default
            )
        );
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/lists");
        await office.Button("由现行目录起草调整").ClickAsync();
        await office.Page.Locator($"#duty-{Duty}").GetByRole(AriaRole.Link, new() { NameRegex = new("^更正") }).ClickAsync();
        ILocator form = office.Page.Locator("form.duty-form");
        await form.Locator("[name=perPeriod]").FillAsync("3");
        await form.Locator("[name=perYear]").FillAsync("36");
        await form.Locator("[name=demand]").FillAsync("刊发{period}新闻宣传稿件不少于3篇");
        await office.KeepPictureAsync("flow-change-duty");
        await form.Locator("button.primary").ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "预览和发布" }).First.ClickAsync();
        ILocator duties = office.Page.Locator("[aria-label=更改的责任事项]"),
            items = office.Page.Locator("[aria-label=受影响的待办事项]");
        await Assertions.Expect(duties.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(duties).ToContainTextAsync("2 → 3");
        await Assertions.Expect(items.Locator($"a[href$='{open}']")).ToBeVisibleAsync();
        await Assertions.Expect(items.Locator($"a[href$='{closed}']")).ToHaveCountAsync(0);
        await office.SeesAsync("已办结的事项不受影响");
        await office.KeepPictureAsync("flow-change-preview");
        await office.IsAccessibleAsync();

        await office.Button("应用调整").ClickAsync();
        await Assertions.Expect(office.Page.Locator("#publish [name=note]")).ToBeFocusedAsync(); // the browser asks for what is required
        await office.Page.Locator("#publish [name=note]").FillAsync("根据安市安委办发〔2021〕9号文件调整");
        await office.Button("应用调整").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已应用调整");
        await office.KeepPictureAsync("flow-changed");
        await office.OpenAsync($"/items/{open}");
        await office.SeesAsync("要求不少于3篇");
        await Assertions.Expect(office.Page.Locator(".ledger li").First).ToContainTextAsync("根据安市安委办发〔2021〕9号文件调整");
        await office.KeepPictureAsync("flow-changed-item");
        await office.OpenAsync($"/items/{closed}");
        await Assertions.Expect(office.Heading).ToContainTextAsync("按期完成、逾期报送");
        await office.SeesAsync("要求不少于2篇");
        Assert.DoesNotContain("9号文件", await office.WordsAsync(), StringComparison.Ordinal);
        office.IsQuiet();
    }

    [Fact]
    public async Task Holidays_AreLookedAt_WithTheDaysThatMove_ThenPutInForce()
    {
        string year = (await File.ReadAllTextAsync(Path.Combine(Seeds.Path("holidays"), "2021.csv"))).ReplaceLineEndings("\n").TrimEnd('\n');
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/lists");
        await office.Link("节假日安排").ClickAsync();
        office.Expect(422);
        await UploadAsync(office, "2021年放假.csv", "date,name,kind\n2021-13-01,元旦,holiday\n2021-10-01,国庆节,休息");
        await Assertions.Expect(office.Fault).ToContainTextAsync("2021年放假.csv，第2行：“2021-13-01”不是日期");
        await Assertions.Expect(office.Fault).ToContainTextAsync("第3行");
        await office.KeepPictureAsync("flow-holidays-faulty");
        await office.IsAccessibleAsync();

        // A Wednesday is taken off, on which the 到期提醒 of March would have left.
        await UploadAsync(office, "2021年放假.csv", $"{year}\n2021-03-24,临时放假,holiday\n");
        await office.SeesAsync("替换已有的2021年安排");
        await office.KeepPictureAsync("flow-holidays-preview");
        await office.Page.Locator("summary:has-text('2021年3月24日 → 2021年3月23日')").ClickAsync();
        await office.SeesAsync("市公安局 专题学习（2021年3月）");
        await office.IsAccessibleAsync();
        await office.Button("生效").ClickAsync();
        await Assertions.Expect(office.Page.Locator("[name=note]")).ToBeFocusedAsync(); // the browser asks for what is required
        await office.Page.Locator("[name=note]").FillAsync("国务院办公厅关于2021年部分节假日安排的补充通知");
        await office.Button("生效").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("2021年的节假日安排已生效");
        await office.OpenAsync($"/items/{Town.Item("08-members-study", "2021-03", "gongan")}");
        await Assertions.Expect(office.Page.Locator("dd.next")).ToContainTextAsync("3月23日 09:00 发到期提醒");

        // A year that was not there yet; its notice as such a notice might be.
        await office.OpenAsync("/lists/calendar");
        await UploadAsync(
            office,
            "2027年放假.csv",
            string.Join('\n', year.Split('\n').Where(l => !l.EndsWith("workday", StringComparison.Ordinal)))
                .Replace("2021-", "2027-", StringComparison.Ordinal)
        );
        await office.SeesAsync("新增2027年安排，没有事项的下一步改期。");
        await office.KeepPictureAsync("flow-holidays-next-year");
        await office.Page.Locator("[name=note]").FillAsync("国务院办公厅关于2027年部分节假日安排的通知");
        await office.Button("生效").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("2027年的节假日安排已生效");
        await office.SeesAsync("2026年、2027年。");
        office.IsQuiet();
    }

    [Fact]
    public async Task Contacts_OfADraft_AreTakenFromAWorkbook_AllOrNone()
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
                    Buffer = Encoding.UTF8.GetBytes(DraftTests.List),
                }
            );
        await office.Button("上传并起草").ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "单位和名册" }).First.ClickAsync();
        await office.Page.Locator("#contacts summary").ClickAsync();
        IDownload download = await office.Page.RunAndWaitForDownloadAsync(() => office.Link("导出联系人").ClickAsync());
        byte[] sheet = await File.ReadAllBytesAsync(await download.PathAsync());
        office.Expect(422);
        await FillInAsync(office, Workbook.With(sheet, "城关街道", "联络员邮箱", "不是邮箱"));
        await Assertions.Expect(office.Fault).ToContainTextAsync("“不是邮箱”不是邮箱地址");
        await Assertions.Expect(office.Page.Locator("#contacts .error").First).ToContainTextAsync("（联络员邮箱）");
        await office.KeepPictureAsync("flow-draft-contacts-faulty");
        await office.IsAccessibleAsync();
        await FillInAsync(office, "姓名,邮箱"u8.ToArray());
        await Assertions.Expect(office.Fault).ToContainTextAsync("不是可以读取的xlsx表格");

        await FillInAsync(office, Workbook.With(sheet, "城关街道", "联络员邮箱", "chengguan@example.org"));
        await Assertions.Expect(office.Done).ToContainTextAsync("导入联系人，更改1个单位");
        await Assertions.Expect(office.Page.Locator("[aria-label=单位] tr:has-text('城关街道')").First).ToContainTextAsync("chengguan@example.org");
        await office.KeepPictureAsync("flow-draft-contacts");
        office.IsQuiet();
    }

    private static async Task UploadAsync(Visit office, string name, string text)
    {
        await office
            .Page.Locator("#holidays-files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(text),
                }
            );
        await office.Button("上传并查看").ClickAsync();
        await office.Page.WaitForLoadStateAsync();
    }

    private static async Task FillInAsync(Visit office, byte[] sheet)
    {
        await office
            .Page.Locator("#contacts-files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "联系人.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = sheet,
                }
            );
        await office.Page.Locator("#contacts button").ClickAsync();
    }
}
