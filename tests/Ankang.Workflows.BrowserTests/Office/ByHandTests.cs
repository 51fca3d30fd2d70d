using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.BrowserTests.Units;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>What the office does of its own accord: a rung before its time, a confirmation taken back.</summary>
[Collection(TroubledTown.Shared.Name)]
[Needs<Chromium>]
public sealed class ByHandTests(TroubledTown town)
{
    [Fact]
    public async Task Rung_IsOpenedWithItsReason_AndLeavesWithTheNextSlot()
    {
        string item = Town.Item("14b-county-articles", "2021-03", "langao");
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{item}");
        ILocator form = await office.OpenActAsync("rung");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(form.Locator("textarea")).ToBeFocusedAsync(); // the browser asks for what is required
        await form.Locator("textarea").FillAsync("宣传工作不扎实");
        await office.KeepPictureAsync("flow-rung");
        await form.Locator("button.primary").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("经研究启动提醒：宣传工作不扎实");
        await Assertions.Expect(office.Page.Locator("dd.next")).ToContainTextAsync("3月5日 15:00 发提醒");
        await Assertions.Expect(office.Page.Locator("#act-rung")).ToHaveCountAsync(0); // it is under way
        await office.KeepPictureAsync("flow-rung-opened");
        await office.IsAccessibleAsync();

        await office.OpenAsync("/dispatch");
        await office.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("提醒.*岚皋县") }).First.ClickAsync();
        ILocator mail = office.Page.FrameLocator("iframe.letter").Locator("body");
        await Assertions.Expect(mail).ToContainTextAsync("经研究启动提醒：宣传工作不扎实");
        await office.KeepPictureAsync("flow-rung-mail");
        office.IsQuiet();
    }

    [Fact]
    public async Task Confirmation_IsTakenBack_AndItsUnitIsAskedAgain()
    {
        string item = Town.Item("08-members-study", "2021-02", "keji");
        Assert.IsType<ReportRecorded>(
            await town.Site.Parts.Confirmations.ConfirmAsync(
                new ConfirmRequest(
                    Town.Key("08-members-study", "2021-02", "keji"),
                    "report-keji",
                    new(2021, 2, 25),
                    1,
                    0,
                    null,
                    "专题学习会",
                    Actor.Of("本单位联络员")
                ),
                default
            )
        );
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{item}");
        await Assertions.Expect(office.Heading).ToContainTextAsync("按期完成、逾期报送");
        await office.ActAsync("take-back", "经核实为1月的学习，误报为2月");
        await Assertions.Expect(office.Done).ToContainTextAsync("经核实为1月的学习，误报为2月");
        await Assertions.Expect(office.Heading).ToContainTextAsync("逾期未办结");
        await Assertions.Expect(office.Page.Locator("tr.muted")).ToContainTextAsync("否，3月5日起不计，保留在案");
        await office.KeepPictureAsync("flow-taken-back");
        await office.IsAccessibleAsync();

        await using Visit unit = await town.StrangerAsync(Screen.Phone);
        await unit.OpenAsync(await town.LinkAsync("keji"));
        await Assertions.Expect(unit.Card(item)).ToContainTextAsync("尚未收到报送");
        await unit.KeepPictureAsync("flow-taken-back-unit");
        await unit.OpenAsync($"{await town.LinkAsync("keji")}/items/{item}");
        await unit.SeesAsync("经核实为1月的学习，误报为2月");
        office.IsQuiet();
        unit.IsQuiet();
    }
}
