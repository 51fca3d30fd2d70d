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

    /// <summary>What a receipt says under a heading such as 回执号.</summary>
    public static Task<string> ReceiptAsync(this Visit visit, string term) => visit.Page.Locator($"dt:text-is('{term}') + dd").First.InnerTextAsync();
}
