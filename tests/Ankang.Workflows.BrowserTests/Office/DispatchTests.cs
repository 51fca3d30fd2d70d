using System.Text.RegularExpressions;
using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>What is about to leave is read beforehand, and held where it should not.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class DispatchTests(Town town)
{
    [Fact]
    public async Task Mail_IsHeld_BeforeItLeaves()
    {
        string item = Town.Item("13-member-articles", "2021-02", "keji");
        Assert.IsType<ReportRecorded>(
            await town.Site.Parts.Confirmations.ConfirmAsync(
                new ConfirmRequest(
                    Town.Key("13-member-articles", "2021-02", "keji"),
                    "report-keji",
                    new(2021, 2, 25),
                    1,
                    0,
                    null,
                    "单位网站",
                    Actor.Of("本单位联络员")
                ),
                default
            )
        );
        Assert.IsType<Result<ItemAnswer>.Done>(
            await town.Site.Parts.OfficeService.ReturnAsync(
                new ActRequest(Town.Key("13-member-articles", "2021-02", "keji"), "return-keji", Actor.Of("市安委办 张三")),
                "请补充刊发日期",
                default
            )
        );
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/");
        await office.Page.Locator("section[aria-labelledby=next] .big a").ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("退回补正.*市科技局") }).ClickAsync();
        await Assertions.Expect(office.Page.FrameLocator("iframe.letter").Locator("body")).ToContainTextAsync("请补充刊发日期");
        await office.Page.Locator("summary:text-is('暂缓')").ClickAsync();
        ILocator form = office.Page.Locator("form[action$='/hold']");
        await form.Locator("input[type=date]").FillAsync("2021-03-12");
        await form.Locator("textarea").FillAsync("已电话告知");
        await office.KeepPictureAsync("flow-hold");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已暂缓1项。");
        await office.IsAccessibleAsync();
        await office.Page.Locator($"a[href$='{item}#act-release']").ClickAsync();
        await office.ActAsync("release", "请照常发送");
        await Assertions.Expect(office.Done).ToContainTextAsync("请照常发送");
        office.IsQuiet();
    }

    [Fact]
    public async Task Summary_IsHeldAndReleased_OnAPhone()
    {
        await using Visit office = await town.OfficeAsync(Screen.Phone);
        await office.OpenAsync("/dispatch/20210308T09_hanyin~supervisor_summary");
        await office.Page.Locator("summary:text-is('暂缓')").ClickAsync();
        ILocator form = office.Page.Locator("form[action$='/hold']");
        await form.Locator("input[type=date]").FillAsync("2021-03-12");
        await form.Locator("textarea").FillAsync("已当面汇报");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已暂缓：周报（");
        await office.IsAccessibleAsync();
        await office.KeepPictureAsync("flow-hold-summary");
        ILocator card = office.Page.Locator("article.card", new() { HasText = "已当面汇报" });
        await card.Locator("summary").ClickAsync();
        await card.Locator("textarea").FillAsync("请照常发送");
        await card.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已恢复发送：周报（");
        await office.Page.Locator("summary:has-text('邮件暂缓记录')").ClickAsync();
        await office.SeesAsync("请照常发送");
        await office.IsAccessibleAsync();
        office.IsQuiet();
    }

    [Fact]
    public async Task Tables_AreSorted_ByTheirHeads()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/tasks/8");
        ILocator grid = office.Page.Locator("[id='08-members-study']");
        await grid.Locator("thead a[href*='sort=2021-02']").ClickAsync();
        await Assertions.Expect(grid.Locator("th[aria-sort=ascending] a")).ToHaveTextAsync(new Regex("2月 ↑$"));
        await office.IsAccessibleAsync();
        await office.KeepPictureAsync("sorted-task");
        await office.OpenAsync("/units/hanbin");
        await office.Page.Locator("table.items thead a", new() { HasText = "完成时限" }).ClickAsync();
        await Assertions.Expect(office.Page.Locator("table.items th[aria-sort]")).ToHaveCountAsync(1);
        await office.IsAccessibleAsync();
        await office.KeepPictureAsync("sorted-unit");
        await office.OpenAsync("/dispatch");
        await office.Page.Locator("table.mails").First.Locator("thead a", new() { HasText = "收件人" }).ClickAsync();
        await Assertions.Expect(office.Page.Locator("table.mails").First.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("收件人 ↑");
        await office.IsAccessibleAsync();
        await office.KeepPictureAsync("sorted-dispatch");
        office.IsQuiet();
    }
}
