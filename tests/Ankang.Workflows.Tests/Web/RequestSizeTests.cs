using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Tests.Attachments;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A host that holds requests in memory takes 25 MB at once, says so before and after, and keeps nothing of what is larger.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class RequestSizeTests : IAsyncLifetime
{
    private Site _site = null!;
    private VisitedUnit _unit = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 29), settings: [("Attachments:RequestMegabytes", "25")]);
        _unit = await VisitedUnit.OfAsync(_site, "jiaotong", "08-members-study");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Report_Of25MegabytesInTwoFiles_IsTaken()
    {
        IHtmlDocument page = await _site.PageAsync(_unit.Link);
        IElement field = page.QuerySelector("input[type=file]")!;
        Assert.Equal($"{25 << 20}", field.GetAttribute("data-most-total"));
        Assert.Equal("文件合计超过25MB，请减少文件，或压缩后重试。", field.GetAttribute("data-too-much"));
        Assert.Contains("每个不超过20MB，最多5个，合计不超过25MB。", page.Body!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage answer = await _site.SendWithFilesAsync(_unit.Link, Fields, ("一.pdf", Pdf(20 << 20)), ("二.pdf", Pdf(5 << 20)));
        Assert.Equal("报送成功，感谢支持。", (await Site.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
        Assert.Equal(2, _site.Files.Stored.Count);
    }

    [Fact]
    public async Task Report_Of26Megabytes_IsRefusedWithAPageThatSaysWhatToDo_AndNothingIsKept()
    {
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(_unit.Link, Fields, ("一.pdf", Pdf(20 << 20)), ("二.pdf", Pdf(6 << 20)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await AssertRefusedAsync(answer);
    }

    [Fact]
    public async Task Request_ThatSaysNoLength_IsStoppedWhileItIsRead()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pdf(19 << 20)), "files", "一.pdf" } };
        form.Add(new ByteArrayContent(Pdf(10 << 20)), "files", "二.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_unit.Link, UriKind.Relative)) { Content = form };
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage answer = await _site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await AssertRefusedAsync(answer);
    }

    [Fact] // what an endpoint asks for itself is not raised to what the host takes
    public async Task Api_KeepsItsOwnLimit()
    {
        using var content = new StringContent($"{{\"note\":\"{new string('a', 2 << 20)}\"}}", new MediaTypeHeaderValue("application/json"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/confirmations", UriKind.Relative)) { Content = content };
        request.Headers.Add("X-Api-Key", Site.Key);
        request.Headers.Add("Idempotency-Key", "k1");
        using HttpResponseMessage answer = await _site.Client.SendAsync(request);
        Assert.Contains("At most 1 MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_IsNoLessThanOneFile() =>
        Assert.Equal(
            "Attachments:RequestMegabytes is 5; write 20 (MaxMegabytes) to 100.",
            Assert.Single(new AttachmentOptions { RequestMegabytes = 5 }.Faults())
        );

    private (string, string)[] Fields => [("request", "r1"), ("item", _unit.Item), ("completedOn", "2021-01-27"), ("count", "1"), ("note", "已开展")];

    private async Task AssertRefusedAsync(HttpResponseMessage answer)
    {
        string words = (await Site.ReadAsync(answer)).Body!.TextContent;
        Assert.Contains("提交的内容过大", words, StringComparison.Ordinal);
        Assert.Contains("一次最多提交25MB，未作任何更改。", words, StringComparison.Ordinal);
        Assert.Contains("请返回上一页，换用较小的文件", words, StringComparison.Ordinal);
        Assert.Empty(_site.Files.Stored);
        Assert.Equal(0, (await _site.ItemAsync(_unit.Item)).Count);
    }

    private static byte[] Pdf(int bytes) => [.. A.Pdf, .. new byte[bytes - A.Pdf.Length]];
}
