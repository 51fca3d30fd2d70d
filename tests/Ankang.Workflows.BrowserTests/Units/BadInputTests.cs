using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Attachments;
using Ankang.Workflows.Tests.Web;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Units;

/// <summary>What goes wrong at a unit's page is said in place, and what was typed is kept.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class BadInputTests(Town town)
{
    private const int TooLarge = 21 * 1024 * 1024;

    [Fact]
    public async Task Report_IsRecordedOnce_WhenItsButtonIsPressedTwice_ThePageReloadedAndGoneBackTo()
    {
        string item = Town.Item("03a-county-list", "once", "hanyin");
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("hanyin"));
        ILocator form = await phone.OpenFormAsync(item);
        await form.Field("completedOn").FillAsync("2021-03-01");
        await form.Locator("button.primary").DblClickAsync();
        await Assertions.Expect(phone.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        string number = await phone.ReceiptAsync("回执号");
        await phone.Page.ReloadAsync();
        Assert.Equal(number, await phone.ReceiptAsync("回执号"));

        // Back: either the page of today, or the old form, which is answered with what was recorded.
        await phone.Page.GoBackAsync();
        if (await phone.Card(item).CountAsync() > 0)
        {
            await phone.Card(item).Locator("form.confirm button.primary").First.ClickAsync();
            await phone.SeesAsync(number);
        }

        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{item}");
        await Assertions.Expect(office.Page.Locator(".ledger li:has-text('完成日期3月1日')")).ToHaveCountAsync(1);
        phone.IsQuiet();
    }

    [Fact]
    public async Task Link_TellsNothing_WhenItHasExpired()
    {
        string token = town.Site.Parts.Links.Sign(new PersonToken(Site.ListId, RecipientRole.Liaison, new string('0', 32), "", Town.Day.AddDays(-1)));
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        phone.Expect(404);
        await phone.Page.GotoAsync($"/u/{token}");
        await phone.SeesAsync("入口已过有效期，请使用最近一封邮件中的入口。");
        Assert.DoesNotContain("汉滨", await phone.Page.ContentAsync(), StringComparison.Ordinal);
        phone.IsQuiet();
    }

    [Fact]
    public async Task Report_TellsWhoWasFirst_AndKeepsWhatWasTyped_WhenTwoAreAtOneItem()
    {
        string item = Town.Item("14b-county-articles", "2021-02", "zhenping");
        await using Visit first = await town.StrangerAsync(Screen.Phone);
        await using Visit second = await town.StrangerAsync(Screen.Phone);
        foreach (Visit visit in new[] { first, second })
            await visit.OpenAsync(await town.LinkAsync("zhenping"));
        ILocator one = await first.OpenFormAsync(item),
            other = await second.OpenFormAsync(item);
        foreach (ILocator form in new[] { one, other })
        {
            await form.Field("completedOn").FillAsync("2021-02-26");
            await form.Field("count").FillAsync("1");
        }

        await other.Field("note").FillAsync("第二篇由县融媒体中心刊发。");
        await one.SendAsync();
        await first.SeesAsync("尚差1篇");
        second.Expect(409);
        await other.SendAsync();
        await Assertions.Expect(second.Fault).ToContainTextAsync("该事项刚被更新，您填写的内容已保留，请核对后再报送。");
        await Assertions.Expect(second.Fault).ToContainTextAsync("联络员");
        other = second.Card(item).Locator("form.confirm").First;
        await Assertions.Expect(other.Field("note")).ToHaveValueAsync("第二篇由县融媒体中心刊发。");
        await second.KeepPictureAsync("bad-two-at-one-item");
        await other.SendAsync();
        await Assertions.Expect(second.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        await second.SeesAsync("累计2篇");
        second.IsQuiet();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // then the server says it
    public async Task File_IsRefused_WhenItIsTooLarge(bool hasScript)
    {
        string item = Town.Item("14b-county-articles", "2021-01", "gaoxin");
        await using Visit phone = hasScript
            ? await town.StrangerAsync(Screen.Phone)
            : await Visit.StartWithoutScriptAsync(town.Address, Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("gaoxin"));
        ILocator form = await phone.OpenFormAsync(item);
        await form.Field("note").FillAsync("附件为版面扫描件。");
        using var folder = new TempFolder();
        string scan = folder["扫描件.pdf"];
        using (FileStream file = File.Create(scan))
        {
            file.Write("%PDF-1.7"u8);
            file.SetLength(TooLarge);
        }

        await form.Field("files").SetInputFilesAsync(scan);
        if (!hasScript)
        {
            phone.Expect(422);
            await form.SendAsync();
        }

        await Assertions.Expect(form.Locator(".error:has-text('文件超过20MB，请压缩后重试。')")).ToBeVisibleAsync();
        await Assertions.Expect(form.Field("note")).ToHaveValueAsync("附件为版面扫描件。");
        phone.IsQuiet();
    }

    [Theory]
    [InlineData("现场照片.png", "文件内容与扩展名不符。")]
    [InlineData("程序.exe", "仅支持PDF、图片和Office文件。")]
    public async Task File_IsRefused_WhenItIsAProgram(string name, string words)
    {
        string item = Town.Item("14b-county-articles", "2021-01", "yinghu");
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("yinghu"));
        ILocator form = await phone.OpenFormAsync(item);
        await form.Field("completedOn").FillAsync("2021-01-26");
        await form.Field("count").FillAsync("2");
        await form.Field("files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "image/png",
                    Buffer = A.Program,
                }
            );
        phone.Expect(422);
        await form.SendAsync();
        await Assertions.Expect(phone.Fault).ToContainTextAsync(words);
        await Assertions.Expect(form.Field("completedOn")).ToHaveValueAsync("2021-01-26");
        await phone.IsAccessibleAsync();
        phone.IsQuiet();
    }

    [Fact]
    public async Task Note_IsShownAsItWasTyped_WhenItHoldsAScript()
    {
        const string Note = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">\"'&";
        string item = Town.Item("14b-county-articles", "2021-01", "hengkou");
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("hengkou"));
        ILocator form = await phone.OpenFormAsync(item);
        await form.Field("completedOn").FillAsync("2021-01-26");
        await form.Field("count").FillAsync("2");
        await form.Field("note").FillAsync(Note);
        await form.SendAsync();
        await Assertions.Expect(phone.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{item}");
        await office.SeesAsync(Note);
        await Assertions.Expect(office.Page).Not.ToHaveTitleAsync("x");
        await Assertions.Expect(office.Page.Locator("main img")).ToHaveCountAsync(0);
        phone.IsQuiet();
        office.IsQuiet();
    }

    [Theory]
    [InlineData("2021-03-06", "日期不能晚于今天（3月5日）。")]
    [InlineData("2021-02-30", "2021-03-29")] // says how a date is written
    [InlineData("2020-12-31", "日期早于本期")]
    public async Task Date_IsRefused_BesideItsField_WhenItCannotBe(string date, string words)
    {
        string item = Town.Item("14b-county-articles", "2021-01", "yinghu");
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("yinghu"));
        ILocator form = await phone.OpenFormAsync(item);
        await form.Field("completedOn").TypeAnyDateAsync(date);
        await form.Field("count").FillAsync("2");
        await form.Field("note").FillAsync("两篇均已刊发。");
        phone.Expect(422);
        await form.SendAsync();
        await Assertions.Expect(form.Locator("[id$=completedOn-error]")).ToContainTextAsync(words);
        await Assertions.Expect(form.Field("completedOn")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(form.Field("note")).ToHaveValueAsync("两篇均已刊发。");
        await Assertions.Expect(phone.Page.Locator("#errors")).ToBeFocusedAsync();
        await phone.KeepPictureAsync("bad-date");
    }
}
