using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Units;

/// <summary>What a liaison does besides reporting.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class RequestTests(Town town)
{
    [Fact]
    public async Task Liaison_AsksForAnExtension_BeforeTheDayIsOver()
    {
        string item = Town.Item("14b-county-articles", "2021-03", "langao");
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("langao"));
        await phone.Card(item).Locator("summary:has-text('申请延期')").ClickAsync();
        ILocator form = phone.Card(item).Locator("form[action$='/extension']");
        await form.Field("reason").FillAsync("抢险救灾任务集中");
        await form.Field("until").FillAsync("2021-04-15");
        await form.SendAsync();
        await Assertions.Expect(phone.Done).ToContainTextAsync("延期申请已提交");
        await Assertions.Expect(phone.Card(item)).ToContainTextAsync("4月15日");
        await phone.IsAccessibleAsync();
        phone.IsQuiet();
    }

    [Fact]
    public async Task Liaison_Explains_WhereItIsTooLateForAnExtension()
    {
        string item = Town.Item("14b-county-articles", "2021-01", "langao");
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("langao"));
        await phone.Card(item).Locator("summary:has-text('情况说明')").ClickAsync();
        ILocator form = phone.Card(item).Locator("form[action$='/explanation']");
        await form.Field("explanation").FillAsync("稿件已报送市级媒体，待刊发。");
        await form.SendAsync();
        await Assertions.Expect(phone.Done).ToContainTextAsync("情况说明已登记");
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{item}");
        await office.SeesAsync("稿件已报送市级媒体，待刊发。");
        phone.IsQuiet();
    }

    [Fact]
    public async Task Liaison_NamesADeputy_WhomTheOfficeSees()
    {
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("ningshan"));
        await phone.Page.Locator("#deputy > summary").ClickAsync();
        ILocator form = phone.Page.Locator("#deputy form");
        await form.Field("name").FillAsync("王副联络员");
        await form.Field("email").FillAsync("不是邮箱");
        phone.Expect(422);
        await form.SendAsync();
        await Assertions.Expect(phone.Fault).ToContainTextAsync("邮箱");
        await Assertions.Expect(form.Field("name")).ToHaveValueAsync("王副联络员");
        await form.Field("email").FillAsync("deputy.ningshan@example.org");
        await form.SendAsync();
        await Assertions.Expect(phone.Done).ToContainTextAsync("待市安委办确认后生效，或由联络员在另发至其邮箱的邮件中确认");
        await phone.Page.Locator("#deputy > summary").ClickAsync();
        ILocator another = phone.Page.Locator("#deputy form.confirm");
        await another.Field("email").FillAsync("second.ningshan@example.org");
        await another.SendAsync();
        await Assertions.Expect(phone.Page.Locator("#deputy > summary")).ToContainTextAsync("second.ningshan@example.org");
        await phone.Page.Locator("#deputy > summary").ClickAsync();
        await phone.IsAccessibleAsync();
        await phone.KeepPictureAsync("flow-deputies");
        await phone.Button("移除 second.ningshan@example.org（待确认）").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("#deputy > summary")).Not.ToContainTextAsync("second.ningshan@example.org");

        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync("/");
        await office.Page.Locator("a[href$='flag=proposed']").ClickAsync();
        await office.Link("宁陕县安委会").ClickAsync();
        await office.SeesAsync("deputy.ningshan@example.org");
        await office.SeesAsync("待确认");
        phone.IsQuiet();
    }

    [Fact]
    public async Task Calendar_IsSubscribedTo_FromThePage()
    {
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("shiquan"));
        string address = (await phone.Link("订阅完成时限日历").GetAttributeAsync("href"))!;
        IAPIResponse calendar = await phone.Page.APIRequest.GetAsync(address);
        Assert.Equal("text/calendar", calendar.Headers["content-type"].Split(';')[0]);
        Assert.Contains("新闻宣传稿件", await calendar.TextAsync(), StringComparison.Ordinal);
    }
}
