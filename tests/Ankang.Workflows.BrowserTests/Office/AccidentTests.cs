using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>事故: recorded once, with what it opens; a talk is proposed with its reason.</summary>
public sealed class AccidentTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Accident_IsRecorded_AndAnInterviewProposed()
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/accidents");
        await office.Page.Locator("#accident-unit").SelectOptionAsync("hanbin");
        await office.Page.Locator("#accident-occurredAt").FillAsync("2021-03-04T16:20");
        await office.Page.Locator("#accident-receivedAt").FillAsync("2021-03-04T16:40");
        await office.Page.Locator("#accident-place").FillAsync("汉滨区某镇某公司");
        await office.Page.Locator("#accident-facts").FillAsync("车间起火，明火已扑灭，无人员伤亡。");
        await office.Page.Locator("[name=talk]").CheckAsync();
        office.Expect(422);
        await office.Button("登记").ClickAsync();
        await Assertions.Expect(office.Fault).ToContainTextAsync("尚未登记");
        await Assertions.Expect(office.Page.Locator("#accident-facts")).ToHaveValueAsync("车间起火，明火已扑灭，无人员伤亡。");
        await office.IsAccessibleAsync();

        await office.Page.Locator("#accident-talkReason").FillAsync("同类事故再次发生");
        await office.Button("登记").ClickAsync();
        await Assertions.Expect(office.Done).ToContainTextAsync("已登记");
        await office.SeesAsync("汉滨区某镇某公司");
        await office.KeepPictureAsync("flow-accident");
        await office.Link("约谈研究清单").ClickAsync();
        await office.SeesAsync("事故书面说明");
        office.IsQuiet();
    }
}
