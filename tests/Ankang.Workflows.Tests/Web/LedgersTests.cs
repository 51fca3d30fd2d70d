using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Web;

/// <summary>台账 to be printed: with digests that vouch for it, and an edit made outside the product is named on it.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class LedgersTests
{
    private static readonly DueItemKey Item = new("ankang-2021", "14b-county-articles", "2021-01", "hanbin");

    [Fact]
    public async Task Ledger_OfAnItem_HasEachLineWithActor_Channel_AndDigest_AndOfAUnitAllOfThem()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 5));
        IReadOnlyList<HistoryEntry> history = await site.Parts.Work.HistoryAsync(Item, default);
        DueItem item = (await site.Parts.Ledgers.OfItemAsync(Item, default))!.Item;

        IHtmlDocument page = await site.PageAsync($"/items/{Item}/ledger");
        Assert.Equal(history.Select(h => h.Text), page.QuerySelectorAll("tbody td:nth-child(5)").Select(t => t.TextContent));
        Assert.All(page.QuerySelectorAll("tbody td:nth-child(4)"), t => Assert.Equal("系统", t.TextContent));
        Assert.Equal(item.HistoryHead, page.QuerySelector(".ledger-of .digest")!.TextContent);
        Assert.Equal(item.HistoryHead, page.QuerySelector("tbody tr:last-child td:last-child")!.GetAttribute("title"));
        Assert.Contains("都与写入时一致", page.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);

        IHtmlDocument unit = await site.PageAsync("/units/hanbin/ledger");
        Assert.True(unit.QuerySelectorAll(".ledger-of").Length > 3);
        Assert.Contains(item.HistoryHead!, unit.QuerySelectorAll(".ledger-of .digest").Select(d => d.TextContent));
        string digest = unit.QuerySelector("p > .digest")!.TextContent;
        Assert.Equal(digest, (await site.PageAsync("/units/hanbin/ledger")).QuerySelector("p > .digest")!.TextContent);
        await site.PageAsync("/units/nowhere/ledger", HttpStatusCode.NotFound);
        await site.PageAsync("/items/ankang-2021_14b-county-articles_2021-01_nowhere/ledger", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("text", "未提醒", "台账第2条：与下一条的校验值一致，内容被改动")]
    [InlineData("whoId", "zhangsan", "台账第2条：与下一条的校验值一致，内容被改动")]
    [InlineData(null, null, "台账第2条：应有此条，记录缺失")]
    public async Task OfflineEdit_IsFoundAndNamed(string? column, string? value, string said)
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 3, 5));
        string before = (await site.PageAsync("/units/hanbin/ledger")).QuerySelector("p > .digest")!.TextContent;
        string row = ItemRows.HistoryRow("hanbin", 2);
        StoreRow line = (await site.Store.GetAsync(StoreTable.Work, Item.Partition, row, default))!;
        StoreChange change = column is null
            ? new StoreChange.Delete(row, line.ETag)
            : new StoreChange.Replace(row, line.ETag, new Dictionary<string, object>(line.Columns) { [column] = value! });
        await site.Store.CommitAsync(StoreTable.Work, Item.Partition, [change], default);

        foreach (string address in new[] { $"/items/{Item}/ledger", "/units/hanbin/ledger" })
        {
            IHtmlDocument page = await site.PageAsync(address);
            Assert.Contains(said, page.QuerySelector(".notice.red")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("14", page.QuerySelector(".notice.red li")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before, (await site.PageAsync("/units/hanbin/ledger")).QuerySelector("p > .digest")!.TextContent);
    }
}
