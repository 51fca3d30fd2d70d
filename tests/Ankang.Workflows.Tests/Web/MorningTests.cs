using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Web;

/// <summary>One morning across lists: the cards of the start page gather every list that is in force.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class MorningTests : IAsyncLifetime
{
    private const string Town = "xiaoqu-2021";
    private const string Trial = "ankang-2026";
    private static readonly DateOnly Day = new(2021, 3, 5);
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(Day, inEarnest: true);
        await _site.Parts.Register.PublishAsync(Township.Of(2021).Folder, Seeds.Calendar, new(2021, 1, 4), shadow: false, rehearsal: false, default);
        foreach (string duty in new[] { "01-inspection", "02-plan", "03-articles", "04-meeting" })
            await _site.Parts.Turns.AdvanceAsync(new(Town, duty), default);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Cards_GatherEveryListInForce_AndNameIt()
    {
        IHtmlDocument page = await _site.PageAsync("/");
        IElement next = page.QuerySelector("[aria-labelledby=next]")!,
            late = page.QuerySelector("[aria-labelledby=late]")!;
        Assert.Equal(["安市安委办发〔2021〕3号", "小区安委办发〔2021〕1号"], next.QuerySelectorAll(".of-list a").Select(a => a.TextContent).Order());
        Assert.Contains($"/l/{Town}/dispatch", next.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("/dispatch", next.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains($"/l/{Town}/items?state=late", late.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("/items?state=late", late.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        await Assert.AllAsync(late.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!), async a => await _site.PageAsync(a));
    }

    [Fact]
    public async Task Laggards_AreCountedAsTheListOfItemsCountsThem_TheWorstFirst()
    {
        IElement late = (await _site.PageAsync("/l/ankang-2021/")).QuerySelector("[aria-labelledby=late]")!;
        string[] numbers = [.. late.QuerySelector(".big")!.QuerySelectorAll("b").Select(b => b.TextContent)];
        IHtmlDocument items = await _site.PageAsync("/l/ankang-2021/items?state=late");
        Assert.Contains($"{numbers[0]}项", items.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        IElement[] bars = [.. late.QuerySelector("table.bars")!.QuerySelectorAll("tbody tr")];
        Assert.Equal(10, bars.Length);
        int[] counts = [.. bars.Select(b => int.Parse(b.QuerySelector("td.num")!.TextContent.Split('项')[0]))];
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Contains("比上周增加", late.TextContent, StringComparison.Ordinal);
        int byRung = late.QuerySelector(".muted")!
            .TextContent.Split('。')[0]
            .Split('、')
            .Sum(w => int.Parse(new string([.. w.Where(char.IsAsciiDigit)])));
        Assert.Equal(int.Parse(numbers[0]), byRung);
    }

    [Fact]
    public async Task AListOnTrial_NeverTakesTheStartPage_HoweverNewItsYear()
    {
        await _site.Parts.Register.PublishAsync(TestLists.Of2026(), Seeds.Calendar, new(2021, 3, 1), shadow: true, rehearsal: false, default);
        IHtmlDocument page = await _site.PageAsync("/");
        Assert.Contains("2021年一览", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain($"/l/{Trial}/", page.QuerySelectorAll(".mornings a").Select(a => a.GetAttribute("href")!));
        Assert.Contains("2026年", page.QuerySelector(".lists")!.TextContent, StringComparison.Ordinal);
        IHtmlDocument trial = await _site.PageAsync($"/l/{Trial}/");
        Assert.Contains($"/l/{Town}/items?state=late", trial.QuerySelectorAll("[aria-labelledby=late] a").Select(a => a.GetAttribute("href")));
    }
}
