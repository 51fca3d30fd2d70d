using System.Text.RegularExpressions;
using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;
using MimeKit;

namespace Ankang.Workflows.BrowserTests.Units;

/// <summary>A unit confirms from its mail, without an account, in three clicks: the mail's link, the item's form, its button.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed partial class ThreeClicksTests(Town town)
{
    private const string Unit = "yinghu";
    private const int Most = 3;

    [Fact]
    public async Task Liaison_ConfirmsFromTheMail()
    {
        string item = Town.Item("14b-county-articles", "2021-02", Unit);
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        int clicks = 0;
        await phone.Page.SetContentAsync(MailAtThisSite());

        await ClickAsync(phone.Page.Locator("a[href*='/u/']").First);
        await phone.Page.WaitForURLAsync("**/u/**");
        ILocator card = phone.Card(item);
        ILocator form = card.Locator("form.confirm").First;
        await ClickAsync(card.Locator("summary.primary"));
        // A value that is typed needs no click: the keyboard goes from field to field.
        await phone.TypeDateAsync(form.Field("completedOn"), new(2021, 2, 26));
        await phone.TypeAsync(form.Field("count"), "2");
        await ClickAsync(form.Locator("button.primary"));

        await Assertions.Expect(phone.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        Assert.NotEmpty(await phone.ReceiptAsync("回执号"));
        Assert.True(clicks <= Most, $"{clicks} clicks");
        phone.IsQuiet();

        async Task ClickAsync(ILocator what)
        {
            clicks++;
            await what.ClickAsync();
        }
    }

    // The reminder as a mail program shows it, with the links of this site.
    private string MailAtThisSite()
    {
        string file = Assert.Single(Directory.GetFiles(town.Site.Outbox, "20210301T0900*.eml"), f =>
            f.Contains($".{Unit}.reminder", StringComparison.Ordinal)
        );
        string html = MimeMessage.Load(file).HtmlBody!;
        return Host().Replace(html, town.Address.TrimEnd('/'));
    }

    [GeneratedRegex("https?://[^/\"<> ]+(?=/u/)")]
    private static partial Regex Host();
}
