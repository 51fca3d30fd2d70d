using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Web;

/// <summary>The unit's page as somebody meets it who sees no colours, or uses a keyboard or a screen reader.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class PortalLookTests(MarchSite march) : IClassFixture<MarchSite>
{
    [Theory]
    [InlineData("jiaotong")]
    [InlineData("hanbin")]
    [InlineData("hanbin-party")]
    [InlineData("anweiban")]
    public async Task Page_NamesEveryFieldOnce_AndEveryDescriptionIsThere(string unit)
    {
        IHtmlDocument page = await march.Site.PageAsync($"/u/{await march.Site.TokenAsync(unit)}");
        string[] twice = [.. page.QuerySelectorAll("[id]").GroupBy(e => e.Id!).Where(g => g.Count() > 1).Select(g => g.Key)];
        Assert.Empty(twice);
        IElement[] fields = [.. page.QuerySelectorAll("input:not([type=hidden]), textarea, select")];
        Assert.NotEmpty(fields);
        Assert.All(fields, f => Assert.True(f.Closest("label") is not null || page.QuerySelector($"label[for='{f.Id}']") is not null, f.OuterHtml));
        string[] lost =
        [
            .. fields
                .SelectMany(f => (f.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(id => page.GetElementById(id) is null),
        ];
        Assert.Empty(lost);
        Assert.All(page.QuerySelectorAll("form.confirm"), f => Assert.NotNull(f.QuerySelector("button")));
    }

    [Fact]
    public async Task Page_BeginsWithWhatIsLate_AndSaysEachColourInWords()
    {
        IHtmlDocument page = await march.Site.PageAsync($"/u/{await march.Site.TokenAsync("jiaotong")}");
        Assert.Equal("已逾期", page.QuerySelectorAll(".portal h2")[0].FirstChild!.TextContent.Trim());
        IElement late = page.QuerySelector(".card.red")!;
        Assert.Contains("逾期未办结", late.TextContent, StringComparison.Ordinal);
        Assert.Contains("个工作日", late.TextContent, StringComparison.Ordinal);
        Assert.Single(late.QuerySelectorAll(".primary.button"));
        Assert.All(page.QuerySelectorAll(".months li"), m => Assert.NotEmpty(m.QuerySelectorAll("span")[^1].TextContent));
        Assert.Contains("请勿填报、上传涉密和内部敏感信息", page.QuerySelector(".card form.confirm")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItemPage_ShowsTheUnitItsHistory_WithoutWhatTheOfficeConsiders()
    {
        string unit = $"/u/{await march.Site.TokenAsync("jiaotong")}";
        IElement link = (await march.Site.PageAsync(unit)).QuerySelector(".card.red h3 a")!;
        IHtmlDocument page = await march.Site.PageAsync(link.GetAttribute("href")!);
        string ledger = page.QuerySelector(".ledger")!.TextContent;
        Assert.Contains("提醒已发送至", ledger, StringComparison.Ordinal);
        string own = link.GetAttribute("href")!;
        await march.Site.PageAsync(own.Replace("_jiaotong", "_shuili", StringComparison.Ordinal), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task EveryAddressBehindALink_RefusesAWrongOne()
    {
        string wrong = march.Site.Parts.Links.Sign(
            new PersonToken(Site.ListId, RecipientRole.Liaison, new string('0', 32), "", new DateOnly(2022, 3, 31))
        );
        foreach (string path in new[] { "", "/items/x", "/items/x/y" })
            await march.Site.PageAsync($"/u/{wrong}{path}", HttpStatusCode.NotFound);
        foreach (string path in new[] { "", "/extension", "/explanation", "/take-back", "/sign", "/deputy" })
        {
            using HttpResponseMessage answer = await march.Site.PostAsync($"/u/{wrong}{path}", ("item", "x"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
