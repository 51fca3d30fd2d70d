using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Web;

/// <summary>历年对比: the lists of a host side by side.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class YearsComparedTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task OneList_SaysThatThereIsNothingBesideIt()
    {
        IHtmlDocument page = await _site.PageAsync("/years");
        Assert.Contains("目前只有2021年清单", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#years-picture svg[role=img] title"));
        Assert.NotNull((await _site.PageAsync("/charts")).QuerySelector("a[href='/years']"));
    }

    [Fact]
    public async Task TwoLists_StandSideBySide_EachNumberLeadingToItsItems()
    {
        _site.Clock.Now = Civil.At("2026-03-05 10:00");
        await _site.Parts.Register.PublishAsync(TestLists.Of2026(), Seeds.Calendar, new(2026, 1, 18), shadow: false, rehearsal: true, default);
        IHtmlDocument page = await _site.PageAsync("/l/ankang-2021/years");
        Assert.Equal(["2021年", "2026年"], page.QuerySelectorAll("table.compared th[scope=colgroup]").Select(h => h.TextContent));
        IElement row = page.QuerySelectorAll("table.compared tbody tr")
            .First(r => r.QuerySelector("th")!.TextContent.StartsWith("汉滨区安", StringComparison.Ordinal));
        Assert.Equal("/l/ankang-2021/items?unit=hanbin", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("截至2022年3月31日", page.QuerySelector("p.muted")!.TextContent, StringComparison.Ordinal);

        IHtmlDocument same = await _site.PageAsync("/l/ankang-2021/years?by=duty&same=1");
        Assert.Contains("2021年截至2021年3月5日；2026年截至2026年3月5日", same.QuerySelector("p.muted")!.TextContent, StringComparison.Ordinal);
        string duty = same.QuerySelector("table.compared tbody a")!.GetAttribute("href")!;
        Assert.StartsWith("/l/ankang-2021/items?obligation=", duty, StringComparison.Ordinal);
        await _site.PageAsync(duty);
    }

    [Fact]
    public async Task Table_IsTakenAway()
    {
        using HttpResponseMessage answer = await _site.Client.GetAsync(new Uri("/years.xlsx?by=unit", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var book = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.NotNull(book.GetEntry("xl/worksheets/sheet1.xml"));
    }
}
