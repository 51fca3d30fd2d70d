using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Tests.Attachments;
using Microsoft.Playwright;
using MimeKit;

namespace Ankang.Workflows.BrowserTests.Units;

/// <summary>A liaison reads a mail, follows its link and reports.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class ReportTests(Town town)
{
    [Fact]
    public async Task Liaison_ReportsWithEvidence_FromTheLinkOfAMail_AndTakesItBack()
    {
        string item = Town.Item("14b-county-articles", "2021-02", "baihe");
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(LinkOfMail("20210301T0900", "baihe.reminder"));
        await phone.SeesAsync("请勿填报、上传涉密和内部敏感信息。");
        ILocator form = await phone.OpenFormAsync(item);
        await form.Field("completedOn").FillAsync("2021-03-02");
        await Assertions.Expect(form.Locator(".hint.applies")).ToContainTextAsync("将登记为逾期办结");
        await form.Field("completedOn").FillAsync("2021-02-26");
        await Assertions.Expect(form.Locator(".hint.applies")).ToHaveCountAsync(0);
        await form.Field("count").FillAsync("2");
        await form.Field("reference").FillAsync("安康日报2月26日3版");
        await form.Field("note").FillAsync("宣传安全生产专项整治三年行动。");
        await form.Field("files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "版面照片.png",
                    MimeType = "image/png",
                    Buffer = A.Png,
                }
            );
        await phone.KeepPictureAsync("flow-report-filled");
        await form.SendAsync();

        await Assertions.Expect(phone.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        Assert.Contains("按期完成、逾期报送", await phone.ReceiptAsync("登记结果"), StringComparison.Ordinal);
        Assert.NotEmpty(await phone.ReceiptAsync("回执号"));
        Assert.Equal("版面照片.png", (await phone.ReceiptAsync("附件")).Split(' ', '（')[0].Trim());
        await phone.IsAccessibleAsync();
        await phone.HasNoSidewaysScrollAsync();
        await phone.KeepPictureAsync("flow-receipt");

        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync($"/items/{item}");
        await office.SeesAsync("宣传安全生产专项整治三年行动。");
        await Assertions.Expect(office.Heading).ToContainTextAsync("按期完成、逾期报送");
        IDownload download = await office.Page.RunAndWaitForDownloadAsync(() =>
            office.Page.GetByRole(AriaRole.Link, new() { Name = "版面照片.png" }).ClickAsync()
        );
        Assert.Equal(A.Png, await File.ReadAllBytesAsync(await download.PathAsync()));

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "撤回更正" }).ClickAsync();
        await Assertions.Expect(phone.Done).ToContainTextAsync("报送已撤回，原报送保留在案。");
        await Assertions.Expect(phone.Card(item)).ToBeVisibleAsync();
        phone.IsQuiet();
        office.IsQuiet();
    }

    [Fact]
    public async Task Liaison_ReportsSeveralAtOnce()
    {
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        await phone.OpenAsync(await town.LinkAsync("ziyang"));
        await phone.Page.Locator("details.card > summary:has-text('稿件（')").ClickAsync();
        ILocator form = phone.Page.Locator("details.card[open] form.confirm");
        foreach (string period in new[] { "2021-01", "2021-02" })
            await form.Locator($"input[value='{Town.Item("14b-county-articles", period, "ziyang")}'][type=checkbox]").CheckAsync();
        await form.Field("completedOn").FillAsync("2021-03-04");
        await form.Field("count").FillAsync("2");
        await phone.KeepPictureAsync("flow-report-several");
        await form.SendAsync();
        await Assertions.Expect(phone.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        await Assertions.Expect(phone.Page.Locator("dt:text-is('回执号')")).ToHaveCountAsync(2);
        phone.IsQuiet();
    }

    [Fact]
    public async Task Liaison_ReportsWithTheKeyboardAlone()
    {
        string item = Town.Item("14b-county-articles", "2021-02", "xunyang");
        await using Visit service = await town.StrangerAsync();
        await service.OpenAsync(await town.LinkAsync("xunyang"));
        ILocator card = service.Card(item);
        await service.TabToAsync(card.Locator("summary.primary"));
        await service.Page.Keyboard.PressAsync("Enter");
        ILocator form = card.Locator("form.confirm").First;
        await service.TypeDateAsync(form.Field("completedOn"), new(2021, 2, 25));
        await service.TypeAsync(form.Field("count"), "2");
        await service.TypeAsync(form.Field("reference"), "陕西日报2月25日");
        await service.TabToAsync(form.Locator("button.primary"));
        await service.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(service.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        service.IsQuiet();
    }

    [Fact]
    public async Task Liaison_ReportsWithoutScript()
    {
        string item = Town.Item("14b-county-articles", "2021-02", "pingli");
        await using Visit plain = await Visit.StartWithoutScriptAsync(town.Address, Screen.Phone);
        await plain.OpenAsync(await town.LinkAsync("pingli"));
        ILocator form = await plain.OpenFormAsync(item);
        await form.Field("reference").FillAsync("安康新闻网");
        plain.Expect(422);
        await form.SendAsync();
        await Assertions.Expect(plain.Fault).ToContainTextAsync("请填写");
        form = plain.Card(item).Locator("form.confirm").First;
        await Assertions.Expect(form.Field("reference")).ToHaveValueAsync("安康新闻网");
        await form.Field("completedOn").FillAsync("2021-02-25");
        await form.Field("count").FillAsync("2");
        await form.SendAsync();
        await Assertions.Expect(plain.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        plain.IsQuiet();
    }

    /// <summary>The unit's link as it stands in a mail of the outbox.</summary>
    private string LinkOfMail(string slot, string mail)
    {
        string file = Assert.Single(Directory.GetFiles(town.Site.Outbox, "*.eml"), f =>
            Path.GetFileName(f).StartsWith(slot, StringComparison.Ordinal) && f.Contains($".{mail}", StringComparison.Ordinal)
        );
        string text = MimeMessage.Load(file).TextBody!;
        int at = text.IndexOf("/u/", StringComparison.Ordinal);
        return text[at..text.IndexOf('（', at)];
    }
}
