using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Supervisors;

/// <summary>A supervisor has read a 督办, and says what he thinks of it.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class AcknowledgeTests(Town town)
{
    [Fact]
    public async Task Supervisor_AcknowledgesWithAnInstruction_WhichUnitAndOfficeSee()
    {
        string item = Town.Item("14b-county-articles", "2021-02", "hanbin");
        await using Visit supervisor = await town.SupervisorAsync(Screen.Phone);
        await supervisor.OpenAsync("/supervisor");
        ILocator boxes = supervisor.Page.Locator("section.panel input[name=item]");
        for (int i = await boxes.CountAsync() - 1; i >= 0; i--)
            await boxes.Nth(i).UncheckAsync();
        await supervisor.Page.Locator($"input[name=item][value='{item}']").CheckAsync();
        await supervisor.Page.GetByLabel("阅示意见（可不填）").FillAsync("请抓紧补齐，下周一报我。");
        await supervisor.KeepPictureAsync("flow-acknowledge");
        await supervisor.Button("登记已阅").ClickAsync();
        await Assertions.Expect(supervisor.Done).ToContainTextAsync("已登记已阅1项");
        await supervisor.IsAccessibleAsync();

        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{item}");
        await office.SeesAsync("请抓紧补齐，下周一报我。");
        await using Visit unit = await town.StrangerAsync(Screen.Phone);
        await unit.OpenAsync($"{await town.LinkAsync("hanbin")}/items/{item}");
        await unit.SeesAsync("请抓紧补齐，下周一报我。");
        supervisor.IsQuiet();
    }

    [Fact]
    public async Task Supervisor_AcknowledgesByTheLinkOfTheMail_WithoutSigningIn()
    {
        await using Visit supervisor = await town.StrangerAsync(Screen.Phone);
        await supervisor.OpenAsync(await town.SupervisorLinkAsync("shuili"));
        await supervisor.Page.GetByLabel("受分管领导委托，代为登记").CheckAsync();
        await supervisor.KeepPictureAsync("flow-acknowledge-by-link");
        await supervisor.IsAccessibleAsync();
        supervisor.Expect(422);
        await supervisor.Button("登记已阅").ClickAsync();
        await Assertions.Expect(supervisor.Fault).ToContainTextAsync("请填写代为登记人的姓名。");
        await supervisor.IsAccessibleAsync();
        await supervisor.Page.GetByLabel("代为登记人姓名（本人登记的不填）").FillAsync("赵六");
        await supervisor.Button("登记已阅").ClickAsync();
        await Assertions.Expect(supervisor.Done).ToContainTextAsync("已登记已阅");
        await supervisor.SeesAsync("没有待登记已阅的督办。");
        supervisor.IsQuiet();
    }
}
