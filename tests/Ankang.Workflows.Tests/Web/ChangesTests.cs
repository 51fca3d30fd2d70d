using AngleSharp.Html.Dom;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Web;

/// <summary>已调整n次 opens the changes, each with who, when, why, and the old and new words.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ChangesTests
{
    [Fact]
    public async Task Changes_SayWhoChangedWhat_InOldAndNewWords()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 5), inEarnest: true);
        await ChangeAsync(site, "perPeriod: 2\n", "perPeriod: 3\n", "加强宣传");
        await ChangeAsync(site, "phone: 0915-0000000", "phone: 0915-3211234", "电话更正");

        IHtmlDocument lists = await site.PageAsync("/lists");
        string address = lists.QuerySelectorAll("a").Single(a => a.TextContent == "已调整2次").GetAttribute("href")!;
        IHtmlDocument page = await site.PageAsync(address);
        Assert.Equal(["第2次调整", "第1次调整"], page.QuerySelectorAll("section.panel h2").Select(h => h.FirstChild!.TextContent.Trim()));
        string second = page.QuerySelector("#change-2")!.TextContent;
        Assert.Contains("王丽 3月5日 09:00", second, StringComparison.Ordinal);
        Assert.Contains("原因：电话更正", second, StringComparison.Ordinal);
        Assert.Contains("0915-0000000", page.QuerySelector("#change-2 del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0915-3211234", page.QuerySelector("#change-2 ins")!.TextContent, StringComparison.Ordinal);
        string first = page.QuerySelector("#change-1")!.TextContent;
        Assert.Contains("每期要求：2 → 3", first, StringComparison.Ordinal);

        string item = $"/items/{Site.ListId}_14b-county-articles_2021-03_hanbin";
        Assert.Contains("王丽", (await site.PageAsync(item)).QuerySelector(".ledger")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_OfAListThatIsNotThere_AreNotFound()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18));
        await site.PageAsync("/lists/changes/ankang-2019", System.Net.HttpStatusCode.NotFound);
        Assert.Contains("发布以来没有调整", (await site.PageAsync($"/lists/changes/{Site.ListId}")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(Site site, string from, string to, string note)
    {
        var folder = await site.Parts.Register.FolderAsync(Site.ListId, (await site.ListAsync()).Head.CatalogueVersion, default);
        Assert.Contains(from, folder.CatalogueText, StringComparison.Ordinal);
        await site.Parts.Publisher.ApplyAsync(
            new ListSubmission(
                folder.CatalogueText.Replace(from, to, StringComparison.Ordinal),
                folder.PublishedText,
                Seeds.Of2021.UnitsText,
                Township.Holidays
            )
            {
                Note = note,
            },
            null,
            new Actor(ActorKind.Office, "wangli", "王丽"),
            default
        );
    }
}
