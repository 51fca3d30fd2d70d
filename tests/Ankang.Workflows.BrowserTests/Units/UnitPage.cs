using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Units;

/// <summary>A unit's page as its liaison uses it.</summary>
internal static class UnitPage
{
    public static ILocator Card(this Visit visit, string item) => visit.Page.Locator($"article[id='{item}']");

    /// <summary>Opens the form of 报送 in its card.</summary>
    public static async Task<ILocator> OpenFormAsync(this Visit visit, string item)
    {
        ILocator card = visit.Card(item);
        await card.Locator("summary.primary").ClickAsync();
        return card.Locator("form.confirm").First;
    }

    public static ILocator Field(this ILocator form, string name) => form.Locator($"[name={name}]");

    public static Task SendAsync(this ILocator form) => form.Locator("button.primary").ClickAsync();

    /// <summary>Reports two of an item that asks for some, from a mail as its program shows it to the receipt.</summary>
    /// <returns>How many clicks it took.</returns>
    public static async Task<int> ConfirmFromMailAsync(this Visit visit, string mail, string item)
    {
        int clicks = 0;
        await visit.Page.SetContentAsync(mail);
        await ClickAsync(visit.Page.Locator("a[href*='/u/']").First);
        await visit.Page.WaitForURLAsync("**/u/**");
        ILocator card = visit.Card(item);
        ILocator form = card.Locator("form.confirm").First;
        await ClickAsync(card.Locator("summary.primary"));
        // A value that is typed needs no click: the keyboard goes from field to field.
        await visit.TypeDateAsync(form.Field("completedOn"), new(2021, 2, 26));
        await visit.TypeAsync(form.Field("count"), "2");
        await ClickAsync(form.Locator("button.primary"));

        await Assertions.Expect(visit.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        Assert.NotEmpty(await visit.ReceiptAsync("回执号"));
        return clicks;

        async Task ClickAsync(ILocator what)
        {
            clicks++;
            await what.ClickAsync();
        }
    }

    /// <summary>What a receipt says under a heading such as 回执号.</summary>
    public static Task<string> ReceiptAsync(this Visit visit, string term) => visit.Page.Locator($"dt:text-is('{term}') + dd").First.InnerTextAsync();
}
