using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>What reached nobody is sent again; a link that got into wrong hands opens nothing any more.</summary>
[Collection(TroubledTown.Shared.Name)]
[Needs<Chromium>]
public sealed class DeliveryTests(TroubledTown town)
{
    private const string Looked = "已电话核实，邮箱已恢复";

    [Fact]
    public async Task Unit_IsSentItsNoticesAgain_OnceItsAddressWasLookedInto()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/");
        await office.Page.Locator(".counts a:has-text('退信')").First.ClickAsync();
        await office.Page.Locator($"a[href$='{Town.Item("14b-county-articles", "2021-02", "hanyin")}']").ClickAsync();
        await Assertions.Expect(office.Page.Locator("dd.next")).ToContainTextAsync("通知未能送达任何收件人，请核实邮箱");
        await office.SeesAsync("550 No such mailbox");
        await office.KeepPictureAsync("flow-undelivered-item");
        await office.Page.Locator(".crumbs").GetByRole(AriaRole.Link, new() { Name = "汉阴县" }).ClickAsync();
        ILocator form = office.Page.Locator("form[action$='/resend']");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(form.Locator("textarea")).ToBeFocusedAsync(); // the browser asks for what is required
        await form.Locator("textarea").FillAsync(Looked);
        await office.KeepPictureAsync("flow-resend");
        await office.IsAccessibleAsync();
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已补发，随下一批次发出。");
        await Assertions.Expect(form).ToHaveCountAsync(0);
        await office.KeepPictureAsync("flow-resent");

        await office.OpenAsync("/dispatch");
        await office.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("提醒.*汉阴县") }).First.ClickAsync();
        await Assertions.Expect(office.Page.FrameLocator("iframe.letter").Locator("body")).ToContainTextAsync("新闻宣传稿件");
        office.IsQuiet();
    }

    [Fact]
    public async Task Item_IsSentAgain_FromItsOwnPage()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{Town.Item("14b-county-articles", "2021-02", "pingli")}");
        await office.ActAsync("resend", Looked);
        await Assertions.Expect(office.Done).ToContainTextAsync($"补发提醒：{Looked}");
        await Assertions.Expect(office.Page.Locator("dd.next")).ToContainTextAsync("3月5日 15:00 发提醒");
        await office.KeepPictureAsync("flow-resent-item");
        office.IsQuiet();
    }

    [Fact]
    public async Task Links_AreRevoked_AndTheNextOneOpens()
    {
        string old = await town.LinkAsync("ziyang");
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/units/ziyang");
        await office.Link("作废旧入口").ClickAsync();
        await office.Link("不，返回单位页").ClickAsync();
        await office.Link("作废旧入口").ClickAsync();
        await office.Page.GetByLabel("原因").FillAsync("入口被转发");
        await office.KeepPictureAsync("flow-revoke");
        await office.Button("作废旧入口").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("旧入口已全部作废，下一封邮件附有新的入口。");
        await office.Page.Locator("summary:has-text('联系人修改记录')").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".ledger li").First).ToContainTextAsync("入口被转发");
        await office.KeepPictureAsync("flow-revoked");
        await office.IsAccessibleAsync();

        await using Visit unit = await town.StrangerAsync(Screen.Phone);
        unit.Expect(404);
        await unit.OpenAsync(old);
        await unit.SeesAsync("此入口已停用");
        Assert.DoesNotContain("紫阳", await unit.Page.ContentAsync(), StringComparison.Ordinal);
        await unit.KeepPictureAsync("flow-revoked-link");
        await unit.IsAccessibleAsync();
        await unit.Button("重新发送").ClickAsync();
        await unit.SeesAsync("新入口已发至已登记的本人邮箱");
        Assert.DoesNotContain("紫阳", await unit.Page.ContentAsync(), StringComparison.Ordinal);
        await unit.OpenAsync(await town.LinkAsync("ziyang"));
        await unit.SeesAsync("紫阳县");
        office.IsQuiet();
        unit.IsQuiet();
    }
}
