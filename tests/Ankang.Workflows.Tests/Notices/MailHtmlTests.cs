using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public class MailHtmlTests
{
    [Fact]
    public void Render_EncodesEverything()
    {
        string html = MailHtml.Render("<script>alert('x')</script> & \"甲\"\n| <b> | &amp; |\n报送入口：https://example.org/?a=1&b=2（<i>）");
        IHtmlDocument page = Parse(html);
        Assert.Empty(page.QuerySelectorAll("script, b, i"));
        Assert.Contains("<script>alert('x')</script> & \"甲\"", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://example.org/?a=1&b=2", page.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Render_ShowsTheLinkAsAButtonAndAsText()
    {
        IHtmlDocument page = Parse(MailHtml.Render(A.Tail("2021年4月1日")));
        IElement link = Assert.Single(page.QuerySelectorAll("a"));
        Assert.Equal(("报送入口", "https://example.org/c/TOKEN"), (link.TextContent, link.GetAttribute("href")!));
        Assert.Contains(
            "报送入口：https://example.org/c/TOKEN（有效期至2022年3月31日，仅限本人使用，请勿转发）",
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("报送入口：javascript:alert(1)（有效期至）")]
    [InlineData("请看 https://evil.example/")] // only our own lines become links
    public void Render_MakesNoLink_OfAnythingElse(string text) => Assert.Empty(Parse(MailHtml.Render(text)).QuerySelectorAll("a"));

    [Fact]
    public void Render_MakesATable_OfLinesWithBars()
    {
        IHtmlDocument page = Parse(MailHtml.Render("前\n| 单位 | 事项 |\n| 汉滨区安委会 | 第14项 |\n后"));
        Assert.Equal(["单位", "事项"], page.QuerySelectorAll("th").Select(c => c.TextContent));
        Assert.Equal(["汉滨区安委会", "第14项"], page.QuerySelectorAll("table:not([role]) td").Select(c => c.TextContent));
    }

    [Fact]
    public void Render_SaysWhatTheTextSays_AndFetchesNothing()
    {
        ComposedNotice notice = A.Composer().ToUnit(NoticeKind.Courtesy, A.To("2021-03-24"), [A.ProgressNote(), A.Articles()]);
        IHtmlDocument page = Parse(MailHtml.Render(notice.Text));
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(notice.Text.Split('\n'), page.QuerySelectorAll("p").Select(p => p.TextContent));
        Assert.Empty(page.QuerySelectorAll("img, link, script, style, iframe, [src], [background]"));
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
