using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Office;

/// <summary>The 台账 of a unit and of an item on paper: upright A4, no column cut, the digests whole.</summary>
[Collection(TownAtWork.Name)]
[Needs<Chromium>]
public sealed class LedgerTests(Town town)
{
    private const double PaperWidth = 210;
    private const double Margins = 18 + 12;
    private const double PixelsPerMillimetre = 96 / 25.4;

    [Theory]
    [InlineData("/units/hanbin/ledger", "ledger-unit")]
    [InlineData("/items/ankang-2021_14b-county-articles_2021-01_hanbin/ledger", "ledger-item")]
    public async Task Ledger_FitsItsPaper(string address, string picture)
    {
        await using Visit office = await town.OfficeAsync();
        await office.OpenAsync(address);
        await office.Page.SetViewportSizeAsync((int)((PaperWidth - Margins) * PixelsPerMillimetre), 1000);
        Assert.True(await office.PrintAsync(picture) > 0);
        string[] cut = await office.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.ledger-of table, .ledger-of td, .digest')]
              .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || e.scrollWidth > e.clientWidth + 1)
              .filter(e => getComputedStyle(e).display !== 'inline')
              .map(e => e.outerHTML.slice(0, 120))
            """
        );
        Assert.True(cut.Length == 0, string.Join(Environment.NewLine, cut.Take(5)));
        await Assertions.Expect(office.Page.Locator(".digest").First).ToBeVisibleAsync();
        office.IsQuiet();
    }
}
