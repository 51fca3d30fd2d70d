using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>The office's forms: each opens in place under its name.</summary>
internal static class OfficeForms
{
    /// <summary>Opens what can be done to the item of the page.</summary>
    public static async Task<ILocator> OpenActAsync(this Visit visit, string act)
    {
        ILocator form = visit.Page.Locator($"#act-{act}");
        await form.Locator("summary").ClickAsync();
        return form;
    }

    /// <summary>Does it, with its reason.</summary>
    public static async Task ActAsync(this Visit visit, string act, string reason, string? until = null)
    {
        ILocator form = await visit.OpenActAsync(act);
        if (until is not null)
            await form.Locator("input[type=date]").FillAsync(until);
        await form.Locator("textarea").FillAsync(reason);
        await form.Locator("button.primary").ClickAsync();
    }
}
