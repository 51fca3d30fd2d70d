using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class OverviewTests(MarchSite march) : IClassFixture<MarchSite>
{
    private readonly Site _site = march.Site;

    [Fact]
    public async Task Needs_CountTheItemsThatTheyLeadTo()
    {
        IHtmlDocument page = await _site.PageAsync("/");
        IElement need = page.QuerySelector(".counts a[href='/items?need=coordinate']")!;
        IHtmlDocument items = await _site.PageAsync("/items?need=coordinate");
        Assert.Equal(need.QuerySelectorAll("b")[1].TextContent, $"{items.QuerySelectorAll("table.items tbody tr").Length}");

        IElement interviews = page.QuerySelector(".counts a[href='/interviews']")!;
        IHtmlDocument list = await _site.PageAsync("/interviews");
        Assert.Equal(interviews.QuerySelectorAll("b")[0].TextContent, $"{list.QuerySelectorAll("article.card.red").Length}");
        Assert.Equal(interviews.QuerySelectorAll("b")[1].TextContent, $"{list.QuerySelectorAll("article.card.red tbody tr").Length}");
    }

    [Fact]
    public async Task Lights_SayHowManyRowsTheyShow()
    {
        IHtmlDocument page = await _site.PageAsync("/?by=unit");
        IElement red = page.QuerySelectorAll(".lights a").Single(a => a.TextContent.StartsWith('红'));
        IHtmlDocument shown = await _site.PageAsync(red.GetAttribute("href")!);
        int rows = shown.QuerySelectorAll("table.year tbody tr").Length;
        Assert.Equal($"红 {rows}个单位", red.TextContent);
        Assert.All(shown.QuerySelectorAll("table.year td.light .tag"), t => Assert.StartsWith("逾期", t.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Matrix_ShowsTasksAgainstUnits_OfTheGroupThatIsChosen()
    {
        IHtmlDocument page = await _site.PageAsync("/?by=matrix&group=counties");
        Assert.Equal(13, page.QuerySelectorAll("thead .unit").Length);
        var cell = (IHtmlAnchorElement)page.QuerySelector("td.red a[href='/items?task=14&unit=hanbin']")!;
        Assert.Contains("逾期", cell.TextContent, StringComparison.Ordinal);
        Assert.Equal("汉滨区", cell.Title![..cell.Title!.IndexOf('：', StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("/?by=unit&sort=state&dir=desc")]
    [InlineData("/?by=task&sort=m1&dir=desc")]
    public async Task Year_IsSorted_AsTheAddressSays(string address)
    {
        IHtmlDocument page = await _site.PageAsync(address);
        Assert.Single(page.QuerySelectorAll("table.year th[aria-sort]"), t => t.GetAttribute("aria-sort") == "descending");
        int column = address.Contains("m1", StringComparison.Ordinal) ? 2 : 1;
        int[] late = [.. page.QuerySelectorAll("table.year tbody tr").Select(r => Late(r.Children[column].TextContent))];
        Assert.Equal(late.OrderDescending(), late);
        Assert.True(late[0] > 0);
    }

    [Theory]
    [InlineData("汉滨 新闻宣传", "第14项 新闻宣传稿件（2021年1月）")]
    [InlineData("交通运输局", "第8项")]
    public async Task Search_FindsTitlesAndUnits(string words, string found)
    {
        IHtmlDocument page = await _site.PageAsync($"/items?q={Uri.EscapeDataString(words)}");
        Assert.Contains(page.QuerySelectorAll("table.items td.main"), c => c.TextContent.Contains(found, StringComparison.Ordinal));
        Assert.Equal(words, ((IHtmlInputElement)page.QuerySelector("form.filters input[name=q]")!).Value);
    }

    private static int Late(string text) =>
        text.IndexOf("逾期", StringComparison.Ordinal) is >= 0 and var at
            ? int.Parse(new string([.. text[(at + 2)..].TakeWhile(char.IsAsciiDigit)]))
            : 0;
}
