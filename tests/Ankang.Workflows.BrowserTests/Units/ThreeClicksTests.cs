using Ankang.Workflows.BrowserTests.Support;

namespace Ankang.Workflows.BrowserTests.Units;

/// <summary>A unit confirms from its mail, without an account, in three clicks: the mail's link, the item's form, its button.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class ThreeClicksTests(Town town)
{
    private const int Most = 3;

    [Fact]
    public async Task Liaison_ConfirmsFromTheMail()
    {
        await using Visit phone = await town.StrangerAsync(Screen.Phone);
        int clicks = await phone.ConfirmFromMailAsync(
            town.Site.MailOf("20210301T0900", "yinghu.reminder"),
            Town.Item("14b-county-articles", "2021-02", "yinghu")
        );
        Assert.True(clicks <= Most, $"{clicks} clicks");
        phone.IsQuiet();
    }
}
