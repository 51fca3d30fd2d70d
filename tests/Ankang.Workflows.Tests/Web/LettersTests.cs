using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Letters;
using DocumentFormat.OpenXml.Packaging;

namespace Ankang.Workflows.Tests.Web;

/// <summary>On 5 March 2021 nothing was confirmed: January's articles of 汉滨 were reminded, supervised and put up for 约谈.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class LettersTests(MarchSite march) : IClassFixture<MarchSite>
{
    private const string Item = "/items/ankang-2021_14b-county-articles_2021-01_hanbin";
    private readonly Site _site = march.Site;

    [Theory]
    [InlineData("reminder", "关于新闻宣传稿件（2021年1月）的提醒函")]
    [InlineData("supervision", "督办通知单")]
    [InlineData("interview", "约谈通知书")]
    [InlineData("minutes", "约谈纪要")]
    public async Task ItemsLetter_IsShownAndDownloaded_WithTheSameWords(string kind, string title)
    {
        IHtmlDocument page = await _site.PageAsync($"{Item}/letters/{kind}");
        Assert.Equal(title, page.QuerySelector(".paper .title")!.TextContent);
        Assert.Contains("模拟运行，非正式文件", page.QuerySelector(".paper .mark")!.TextContent, StringComparison.Ordinal);
        var link = (IHtmlAnchorElement)page.QuerySelector("a.button.primary")!;
        using HttpResponseMessage answer = await _site.Client.GetAsync(link.PathName + link.Search);
        Assert.Equal((HttpStatusCode.OK, LetterDocx.MediaType), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("汉滨区安委会", answer.Content.Headers.ContentDisposition!.FileNameStar!, StringComparison.Ordinal);
        using var file = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(), false);
        string text = file.MainDocumentPart!.Document!.InnerText;
        foreach (IElement line in page.QuerySelectorAll(".paper > p:not(.issuer):not(.mark), .paper td, .paper th"))
            Assert.Contains(line.TextContent.Trim(), text, StringComparison.Ordinal);
    }

    [Fact] // the mail of 5 February is what the letter of today still says
    public async Task ItemsLetter_SaysWhatItsMailSaid()
    {
        string paper = (await _site.PageAsync($"{Item}/letters/supervision")).QuerySelector(".paper")!.TextContent;
        string[] mails = await SupervisionMailsAsync();
        Assert.Equal(2, mails.Length);
        foreach (string address in mails)
        {
            string mail = (await _site.PageAsync(address)).QuerySelector("pre.text")!.TextContent;
            string demand = mail.Split('\n').Single(l => l.StartsWith("督办要求：", StringComparison.Ordinal));
            string day = demand[(demand.IndexOf('于') + 1)..demand.IndexOf("前办结", StringComparison.Ordinal)];
            Assert.Contains($"于{day}前办结", paper, StringComparison.Ordinal);
        }
        Assert.Contains("截至2月5日9时", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_ShowsWhatGoesWithIt()
    {
        foreach (string mail in await SupervisionMailsAsync())
        {
            IHtmlAnchorElement[] files =
            [
                .. (await _site.PageAsync(mail))
                    .QuerySelectorAll("a.chip")
                    .OfType<IHtmlAnchorElement>()
                    .Where(a => a.PathName.Contains("/attachments/", StringComparison.Ordinal)),
            ];
            Assert.Equal(["办理时限.ics", "督办通知单.docx"], files.Select(f => f.TextContent));
            using HttpResponseMessage answer = await _site.Client.GetAsync(files[1].PathName);
            Assert.Equal((HttpStatusCode.OK, LetterDocx.MediaType), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            await _site.PageAsync($"{mail}/attachments/7", HttpStatusCode.NotFound);
        }
    }

    // 督办 leaves to the liaison and to the supervisor.
    private async Task<string[]> SupervisionMailsAsync() =>
        [
            .. (await _site.PageAsync(Item))
                .QuerySelectorAll(".ledger a")
                .OfType<IHtmlAnchorElement>()
                .Where(a => a.PathName.EndsWith("_supervision", StringComparison.Ordinal))
                .Select(a => a.PathName),
        ];

    [Fact]
    public async Task UnitsLetter_NamesAllItemsAtTheRung()
    {
        IHtmlDocument unit = await _site.PageAsync("/units/hanbin");
        var link = (IHtmlAnchorElement)unit.QuerySelectorAll("a.chip").Single(a => a.TextContent.StartsWith("约谈通知书", StringComparison.Ordinal));
        IHtmlDocument page = await _site.PageAsync(link.PathName);
        int rows = page.QuerySelectorAll(".annex tbody tr").Length;
        Assert.True(rows > 1);
        Assert.Equal($"约谈通知书（{rows}项）", link.TextContent);
        Assert.Contains($"所列{rows}项工作经提醒、督办仍未办结", page.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interview_IsFilledIn_FromTheForm()
    {
        IHtmlDocument page = await _site.PageAsync(
            $"{Item}/letters/interview?on=2021-03-10&at=15:00&place=三楼<b>会议室&hosts=市安委办主任&papers=2021-03-09"
        );
        string paper = page.QuerySelector(".paper")!.TextContent;
        Assert.Contains("一、约谈时间：3月10日15时。", paper, StringComparison.Ordinal);
        Assert.Contains("二、约谈地点：三楼<b>会议室。", paper, StringComparison.Ordinal);
        Assert.Contains("place=", page.QuerySelector("a.button.primary")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on=2021-02-30&at=15:00", "on", "“2021-02-30”不是有效日期，例：2021-04-26。")]
    [InlineData("on=2021-03-06&at=15:00", "on", "2021年3月6日（周六）是非工作日，请另选一天。")]
    [InlineData("on=2021-03-10&at=99", "at", "时间不正确，例：15:00。")]
    [InlineData("on=2021-03-10&at=15:00&papers=2021-03-11", "papers", "材料报送日期不能晚于约谈日期。")]
    public async Task Interview_SaysWhatIsWrong_AndKeepsWhatWasTyped(string query, string field, string message)
    {
        IHtmlDocument page = await _site.PageAsync($"{Item}/letters/interview?{query}&place=三楼", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(message, page.QuerySelector($"#errors a[href='#{field}']")!.TextContent);
        Assert.Equal("三楼", ((IHtmlInputElement)page.QuerySelector("#place")!).Value);
        Assert.Null(page.QuerySelector("a.button.primary"));
    }

    [Theory]
    [InlineData("/items/ankang-2021_14b-county-articles_2021-03_hanbin/letters/reminder")] // not due yet
    [InlineData("/items/ankang-2021_04-city-meeting_once_anweiban/letters/supervision")] // none to itself
    [InlineData("/items/nothing/letters/reminder")]
    [InlineData(Item + "/letters/order")]
    [InlineData("/units/nobody/letters/reminder")]
    public async Task Letter_IsNotThere_WhereNoneIsDue(string address) => await _site.PageAsync(address, HttpStatusCode.NotFound);
}
