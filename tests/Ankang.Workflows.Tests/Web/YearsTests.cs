using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

/// <summary>The next year's draft, made of the list in force, and its duties beside this year's.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class YearsTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task NextYear_IsDraftedFromTheList_AndStandsBesideIt()
    {
        string draft = await DraftAsync();
        IHtmlDocument page = await _site.PageAsync($"{draft}/years");
        Assert.Contains("相同85条，改写0条，新增0条，取消0条", Count(page), StringComparison.Ordinal);
        IElement row = page.QuerySelectorAll("table.years tbody tr").First(r => r.TextContent.Contains("新闻宣传稿件", StringComparison.Ordinal));
        Assert.StartsWith("/l/ankang-2021/tasks/14", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("a[href*='/items?obligation=14']"));
        foreach (string address in page.QuerySelectorAll("table.years a").Take(3).Select(a => a.GetAttribute("href")!))
            await _site.PageAsync(address.Split('#')[0]);
    }

    [Fact]
    public async Task ADutyThatWasChanged_IsMarked_AndTheFilterShowsItAlone()
    {
        string draft = await DraftAsync();
        IHtmlDocument before = await _site.PageAsync(draft);
        string version = before.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        using HttpResponseMessage removed = await _site.PostFromPageAsync(
            draft,
            $"{draft}/duties/14b-county-articles/remove",
            ("version", version),
            ("reason", "并入其他")
        );
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        IHtmlDocument page = await _site.PageAsync($"{draft}/years?kind=Dropped");
        IElement row = Assert.Single(page.QuerySelectorAll("table.years tbody tr"));
        Assert.Equal("取消", row.QuerySelector(".tag")!.TextContent);
        Assert.Contains("篇", row.QuerySelector("del")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormSentTwice_MakesOneDraft()
    {
        (string, string)[] fields = [("of", Site.ListId), ("request", "once")];
        using HttpResponseMessage first = await _site.PostFromPageAsync("/lists", "/lists/drafts/next-year", fields);
        using HttpResponseMessage second = await _site.PostFromPageAsync("/lists", "/lists/drafts/next-year", fields);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single(await _site.Parts.ListDrafts.AllAsync(default));
    }

    [Fact]
    public async Task ADraftThatIsGone_IsSaidToBeGone() => await _site.PageAsync("/lists/drafts/d-000000000000/years", HttpStatusCode.NotFound);

    private static string Count(IHtmlDocument page) =>
        page.QuerySelectorAll("p.muted").Single(p => p.TextContent.Contains("本草稿", StringComparison.Ordinal)).TextContent;

    private async Task<string> DraftAsync()
    {
        using HttpResponseMessage answer = await _site.SubmitAsync("/lists", "/lists/drafts/next-year");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
