using Ankang.Workflows.BrowserTests.Support;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>约谈: what the leader decided is entered, its letter drafted, the talk recorded.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class InterviewTests(Town town)
{
    [Fact]
    public async Task Interview_GoesFromTheDecision_OverItsLetter_ToTheMinutes()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/interviews");
        ILocator card = office.Page.Locator("#unit-shangwu");
        await card.Locator("summary:text-is('签发')").ClickAsync();
        ILocator form = card.Locator("form[action$='/issue']");
        await form.Locator("[name=at]").FillAsync("2021-03-05T15:00");
        await form.Locator("[name=place]").FillAsync("市应急管理局三楼会议室");
        await form.Locator("[name=by]").FillAsync("市安委办副主任");
        await form.Locator("[name=reason]").FillAsync("经领导研究，两项工作逾期较久");
        await office.KeepPictureAsync("flow-interview-issue");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已签发");

        ILocator decided = office.Page.Locator("#case-shangwu-1");
        await decided.GetByRole(AriaRole.Link, new() { Name = "约谈通知书" }).ClickAsync();
        await Assertions.Expect(office.Page.Locator(".paper")).ToContainTextAsync("市应急管理局三楼会议室");
        await office.Page.Locator("[name=papers]").FillAsync("2021-03-05");
        await office.Button("填入代拟稿").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".paper")).ToContainTextAsync("3月5日前");
        IDownload download = await office.Page.RunAndWaitForDownloadAsync(() => office.Link("下载Word文件").ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
        using (WordprocessingDocument letter = WordprocessingDocument.Open(await download.PathAsync(), isEditable: false))
            Assert.Contains("市应急管理局三楼会议室", letter.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);

        await office.OpenAsync("/interviews");
        await decided.Locator("summary:text-is('登记约谈结果')").ClickAsync();
        await decided.Locator("[name=heldOn]").FillAsync("2021-03-05");
        await decided.Locator("[name=minutes]").FillAsync("要求3月底前补齐，指定专人负责。");
        await decided.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已约谈");
        await decided.GetByRole(AriaRole.Link, new() { Name = "约谈整改报告" }).ClickAsync();
        await Assertions.Expect(office.Heading).ToContainTextAsync("约谈整改报告");
        office.IsQuiet();
    }

    [Theory]
    [InlineData("nongye", "circulate", "改为通报", "约谈改为通报：")]
    [InlineData("weijian", "drop", "不约谈", "研究决定不约谈：")]
    public async Task Decision_AgainstATalk_AsksForItsReason_AndIsOnRecord(string unit, string decision, string word, string line)
    {
        const string Reason = "已当面说明情况，3月10日前补齐";
        string item = Town.Item("08-members-study", "2021-01", unit);
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/interviews");
        ILocator card = office.Page.Locator($"#unit-{unit}");
        await card.Locator($"summary:text-is('{word}')").ClickAsync();
        ILocator form = card.Locator($"form[action$='/{decision}']");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(form.Locator("[name=reason]")).ToBeFocusedAsync(); // the browser asks for what is required
        await form.Locator("[name=reason]").FillAsync(Reason);
        await form.ScrollIntoViewIfNeededAsync();
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync(word);
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await Assertions.Expect(office.Page.Locator($"#case-{unit}-1")).ToContainTextAsync($"张三：{Reason}");
        await office.KeepPictureAsync($"flow-interview-{decision}");
        await office.IsAccessibleAsync();

        // The item goes on as before; its history and the unit's page tell of it.
        await office.OpenAsync($"/items/{item}");
        await Assertions.Expect(office.Heading).ToContainTextAsync("逾期未办结");
        await Assertions.Expect(office.Page.Locator(".ledger li").First).ToContainTextAsync(line + Reason);
        await office.KeepPictureAsync($"flow-interview-{decision}-item");
        await office.OpenAsync($"/units/{unit}");
        await Assertions.Expect(office.Link($"3月5日 {word}").Locator("..")).ToContainTextAsync(Reason);
        await Assertions.Expect(office.Page.Locator($"tr:has(a[href$='{item}'])")).ToContainTextAsync("约谈已有决定，请督促办结");
        await office.KeepPictureAsync($"flow-interview-{decision}-unit");
        office.IsQuiet();

        // What the office said among itself is not for the unit.
        await using Visit liaison = await town.StrangerAsync(Screen.Phone);
        await liaison.OpenAsync($"{await town.LinkAsync(unit)}/items/{item}");
        await liaison.SeesAsync("逾期未办结");
        Assert.DoesNotContain(Reason, await liaison.WordsAsync(), StringComparison.Ordinal);
        liaison.IsQuiet();
    }

    [Fact]
    public async Task Decision_KeepsWhatWasTyped_WhenSomethingIsMissing()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/interviews");
        ILocator card = office.Page.Locator("#unit-wenlv");
        await card.Locator("summary:text-is('暂缓')").ClickAsync();
        ILocator form = card.Locator("form[action$='/postpone']");
        await form.Locator("[name=until]").TypeAnyDateAsync("2021-02-30");
        await form.Locator("[name=reason]").FillAsync("正在整改");
        office.Expect(422);
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(form.Locator(".error")).ToBeVisibleAsync();
        await Assertions.Expect(form.Locator("[name=reason]")).ToHaveValueAsync("正在整改");
        await office.IsAccessibleAsync();
        await form.Locator("[name=until]").FillAsync("2021-03-19");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("暂缓");

        // It stays among those to decide, with who put it off until when.
        await Assertions.Expect(card.Locator(".notice.yellow")).ToContainTextAsync("已暂缓至3月19日");
        await Assertions.Expect(card.Locator(".notice.yellow")).ToContainTextAsync("张三：正在整改");
        await Assertions.Expect(card.Locator("summary:text-is('签发')")).ToBeVisibleAsync();
        await office.OpenAsync("/interviews?sort=unit");
        await card.ScreenshotAsync(new() { Path = Support.Pictures.PathOf("flow-interview-postpone.desktop.png") });
    }
}
