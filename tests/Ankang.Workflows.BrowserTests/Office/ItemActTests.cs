using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.BrowserTests.Units;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>The office decides on single items.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class ItemActTests(Town town)
{
    [Fact]
    public async Task Review_AcceptsOne_AndReturnsAnother_WhichItsUnitSees()
    {
        string good = await ReportAsync("gongan"),
            poor = await ReportAsync("sifa");
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/");
        await office.Page.Locator(".counts a:has-text('待审核')").ClickAsync();
        await office.Page.Locator($"a[href$='{good}']").ClickAsync();
        await office.ActAsync("accept", "同意。");
        await Assertions.Expect(office.Done).ToContainTextAsync("审核通过");
        await Assertions.Expect(office.Heading).ToContainTextAsync("按期完成、逾期报送");

        await office.OpenAsync($"/items/{poor}");
        await office.ActAsync("return", "刊发媒体不在《清单》所列范围");
        await Assertions.Expect(office.Done).ToContainTextAsync("刊发媒体不在《清单》所列范围");
        await office.KeepPictureAsync("flow-returned");
        await office.IsAccessibleAsync();

        await using Visit unit = await town.StrangerAsync(Screen.Phone);
        await unit.OpenAsync(await town.LinkAsync("sifa"));
        await Assertions.Expect(unit.Card(poor).Locator(".notice.yellow")).ToContainTextAsync("刊发媒体不在《清单》所列范围");
        office.IsQuiet();
        unit.IsQuiet();
    }

    [Fact]
    public async Task Extension_IsGrantedToOne_AndRefusedToAnother()
    {
        string granted = await AskAsync("minzheng"),
            refused = await AskAsync("caizheng");
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/items?need=extension");
        await office.Page.Locator($"a[href$='{granted}']").ClickAsync();
        ILocator form = await office.OpenActAsync("grant");
        await Assertions.Expect(form.Locator("input[type=date]")).ToHaveValueAsync("2021-04-15");
        await form.Locator("input[type=date]").FillAsync("2021-04-10");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("4月10日");
        await office.SeesAsync("3月31日"); // the original date stays on record

        await office.OpenAsync($"/items/{refused}");
        await office.ActAsync("refuse", "时间充裕，请按期完成");
        await Assertions.Expect(office.Done).ToContainTextAsync("时间充裕，请按期完成");
        office.IsQuiet();
    }

    [Fact]
    public async Task Waiver_AsksForItsReason_AndCanBeRevoked()
    {
        string item = Town.Item("08-members-study", "2021-02", "renshe");
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{item}");
        ILocator form = await office.OpenActAsync("waive");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(form.Locator("textarea")).ToBeFocusedAsync(); // the browser asks for what is required
        await form.Locator("textarea").FillAsync("机构改革，职责已划转");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Heading).ToContainTextAsync("已豁免");
        await office.ActAsync("reopen", "职责划转推迟");
        await Assertions.Expect(office.Heading).Not.ToContainTextAsync("已豁免");
        office.IsQuiet();
    }

    [Fact]
    public async Task Waiver_IsDecidedWithTheKeyboardAlone()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{Town.Item("08-members-study", "2021-01", "ziran")}");
        ILocator act = office.Page.Locator("#act-waive");
        await office.TabToAsync(act.Locator("summary"));
        await office.Page.Keyboard.PressAsync("Space");
        await office.TypeAsync(act.Locator("textarea"), "机构改革，职责已划转");
        await office.TabToAsync(act.Locator("button.primary"));
        await office.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(office.Heading).ToContainTextAsync("已豁免");
        office.IsQuiet();
    }

    [Fact]
    public async Task Act_TellsWhoWasFirst_AndKeepsTheReason_WhenTwoAreAtOneItem()
    {
        string item = Town.Item("08-members-study", "2021-02", "shengtai");
        await using Visit first = await town.OfficeAsync();
        await using Visit second = await town.OfficeAsync();
        foreach (Visit visit in new[] { first, second })
            await visit.OpenAsync($"/items/{item}");
        await first.ActAsync("hold", "正在核实情况", "2021-03-20");
        await Assertions.Expect(first.Done).ToContainTextAsync("暂缓发送至2021年3月20日");
        second.Expect(409);
        await second.ActAsync("waive", "我的理由");
        await Assertions.Expect(second.Fault).ToContainTextAsync("该事项刚被更新，您填写的内容已保留，请核对后再提交。");
        await Assertions.Expect(second.Fault).ToContainTextAsync("张三：暂缓发送至2021年3月20日（周六）：正在核实情况");
        await Assertions.Expect(second.Page.Locator("#act-waive textarea")).ToHaveValueAsync("我的理由");
        await second.IsAccessibleAsync();
        await second.KeepPictureAsync("bad-two-at-the-desk");
        await second.Page.Locator("#act-waive button.primary").ClickAsync();
        await Assertions.Expect(second.Heading).ToContainTextAsync("已豁免");
        second.IsQuiet();
    }

    [Theory]
    [InlineData("2021-03-01", "截止日期不能早于今天（3月5日）。")]
    [InlineData("2021-02-30", "请按 2021-03-29 的格式填写日期。")]
    public async Task Hold_IsRefused_BesideItsDate_WhenTheDateCannotBe(string date, string words)
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{Town.Item("08-members-study", "2021-02", "zhujian")}");
        ILocator form = await office.OpenActAsync("hold");
        await form.Locator("input[type=date]").TypeAnyDateAsync(date);
        await form.Locator("textarea").FillAsync("我的理由");
        office.Expect(422);
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(form.Locator(".error")).ToContainTextAsync(words);
        await Assertions.Expect(form.Locator("textarea")).ToHaveValueAsync("我的理由");
        await office.IsAccessibleAsync();
    }

    [Fact]
    public async Task Reader_SeesTheItem_AndCanDoNothing()
    {
        await using Visit reader = await town.ReaderAsync();
        await reader.OpenAsync($"/items/{Town.Item("08-members-study", "2021-02", "zhujian")}");
        await Assertions.Expect(reader.Page.Locator(".acts")).ToHaveCountAsync(0);
        await Assertions.Expect(reader.Page.Locator("form[method=post]:not([action='/sign-out'])")).ToHaveCountAsync(0);
        reader.IsQuiet();
    }

    private async Task<string> ReportAsync(string unit)
    {
        Assert.IsType<ReportRecorded>(
            await town.Site.Parts.Confirmations.ConfirmAsync(
                new ConfirmRequest(
                    Town.Key("13-member-articles", "2021-01", unit),
                    $"report-{unit}",
                    new(2021, 1, 28),
                    1,
                    0,
                    null,
                    "单位网站",
                    Actor.Of("本单位联络员")
                ),
                default
            )
        );
        return Town.Item("13-member-articles", "2021-01", unit);
    }

    private async Task<string> AskAsync(string unit)
    {
        Assert.IsType<Result<ItemAnswer>.Done>(
            await town.Site.Parts.UnitService.AskExtensionAsync(
                new ActRequest(Town.Key("13-member-articles", "2021-03", unit), $"ask-{unit}", Actor.Of("本单位联络员")),
                "任务集中",
                null,
                new(2021, 4, 15),
                default
            )
        );
        return Town.Item("13-member-articles", "2021-03", unit);
    }
}
