using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Attachments;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class PortalAttachmentTests(JanuarySite january) : IClassFixture<JanuarySite>
{
    private readonly Site _site = january.Site;

    [Fact]
    public async Task Report_KeepsItsFiles_AndTheHistoryNamesThem()
    {
        VisitedUnit unit = await january.MemberAsync();
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(
            unit.Link,
            Report(unit),
            ("现场照片.png", A.Png),
            ("会议通知.docx", A.Docx)
        );
        IHtmlDocument receipt = await Site.ReadAsync(answer);
        Assert.Equal("报送成功，感谢支持。", receipt.QuerySelector("h1")!.TextContent);
        Assert.Equal(["现场照片.png", "会议通知.docx"], receipt.QuerySelectorAll(".files a").Select(a => a.TextContent));

        HistoryEntry line = (await _site.HistoryAsync(unit.Item))[^1];
        string digest = Convert.ToHexStringLower(SHA256.HashData(A.Png));
        Assert.Equal(new Attachment(digest, "现场照片.png", A.Png.Length), line.Attachments![0]);
        Assert.Contains($"附件：现场照片.png（1KB，SHA-256 {digest[..16]}…）、会议通知.docx（", line.Text, StringComparison.Ordinal);
        Assert.Contains($"ankang-2021/{unit.Id}/{digest}", _site.Files.Stored);
    }

    [Fact]
    public async Task Download_IsSavedAndNeverShown_ForTheUnitAndTheOfficeAlone()
    {
        VisitedUnit unit = await january.MemberAsync();
        await _site.SendWithFilesAsync(unit.Link, Report(unit), ("现场照片.png", A.Png));
        string digest = Convert.ToHexStringLower(SHA256.HashData(A.Png));
        IHtmlDocument page = await _site.PageAsync($"{unit.Link}/items/{unit.Item}");
        string link = Assert.Single(page.QuerySelectorAll(".ledger .files a")).GetAttribute("href")!;
        foreach (string address in new[] { link, $"/attachments/{unit.Item}/{digest}" })
        {
            using HttpResponseMessage file = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal(A.Png, await file.Content.ReadAsByteArrayAsync());
            Assert.Equal(
                ("attachment", "现场照片.png"),
                (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileNameStar)
            );
            Assert.Equal("image/png", file.Content.Headers.ContentType!.MediaType);
            Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(file.Headers.GetValues("Content-Security-Policy")));
            Assert.True(file.Headers.CacheControl!.NoStore);
        }

        VisitedUnit other = await january.MemberAsync();
        foreach (
            string address in new[]
            {
                link.Replace(unit.Link, other.Link, StringComparison.Ordinal),
                $"{other.Link}/items/{other.Item}/{digest}",
                $"{unit.Link}/items/{unit.Item}/{new string('0', 64)}",
                $"{unit.Link}/items/{unit.Item}/..%2F..%2Flock",
            }
        )
            await _site.PageAsync(address, HttpStatusCode.NotFound);
        _site.IsFar = true;
        await _site.PageAsync($"/attachments/{unit.Item}/{digest}", HttpStatusCode.Forbidden);
        _site.IsFar = false;
    }

    // By name: a test runner writes out the data of a theory byte by byte.
    private static readonly Dictionary<string, Func<byte[]>> Refused = new()
    {
        ["程序.jpg"] = () => A.Program,
        ["页面.html"] = () => A.Html,
        ["通知.docx"] = () => A.Macros,
        ["空.pdf"] = () => [],
        ["录像.pdf"] = () => [.. A.Pdf, .. new byte[35 << 20]], // more than the server itself would read
    };

    [Theory]
    [InlineData("程序.jpg", "文件内容与扩展名不符。")]
    [InlineData("页面.html", "仅支持PDF、图片和Office文件。")]
    [InlineData("通知.docx", "文件含有宏，请另存为不含宏的文件后重试。")]
    [InlineData("空.pdf", "文件是空的，请重新选择。")]
    [InlineData("录像.pdf", "文件超过20MB，请压缩后重试。")]
    public async Task File_IsRefused_WithWhatWasTypedKept(string name, string error)
    {
        byte[] content = Refused[name]();
        VisitedUnit unit = await january.MemberAsync();
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(unit.Link, Report(unit), (name, content));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        IElement card = page.GetElementById(unit.Item)!;
        Assert.Equal([$"{name}：{error}"], card.QuerySelectorAll(".error").Select(e => e.TextContent));
        Assert.Equal("写了很久的说明", card.QuerySelector("textarea")!.TextContent);
        string field = page.QuerySelector("#errors a")!.GetAttribute("href")!;
        Assert.Equal("files", ((IHtmlInputElement)page.QuerySelector($"[id='{field[1..]}']")!).Name);
        Assert.DoesNotContain(_site.Files.Stored, f => f.Contains($"/{unit.Id}/", StringComparison.Ordinal));
        Assert.Equal(0, (await _site.ItemAsync(unit.Item)).Count);
    }

    [Fact]
    public async Task InfectedFile_IsRefused_AndNothingOfItIsKept()
    {
        VisitedUnit unit = await january.MemberAsync();
        _site.Scanned = new ScanResult.Infected("Ankang.Test");
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(unit.Link, Report(unit), ("现场照片.png", A.Png));
        _site.Scanned = new ScanResult.Missed(null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            ["现场照片.png：文件含有病毒（Ankang.Test），没有保存。请查杀病毒，换用干净的文件，并告知市安委办。"],
            (await Site.ReadAsync(answer)).GetElementById(unit.Item)!.QuerySelectorAll(".error").Select(e => e.TextContent)
        );
        Assert.DoesNotContain(_site.Files.Stored, f => f.Contains($"/{unit.Id}/", StringComparison.Ordinal));
        Assert.Contains(_site.Log.Lines, l => l.Contains($"A file from {unit.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_IsMarked_WhenTheScannerDidNotAnswer_AndNotWhenItDid()
    {
        VisitedUnit missed = await january.MemberAsync();
        _site.Scanned = new ScanResult.Missed("clamd does not answer");
        using HttpResponseMessage kept = await _site.SendWithFilesAsync(missed.Link, Report(missed), ("现场照片.png", A.Png));
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Contains("未查毒", (await Site.ReadAsync(kept)).QuerySelector(".files")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("未查毒", (await _site.PageAsync($"/items/{missed.Item}")).QuerySelector(".files")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(_site.Log.Lines, l => l.Contains("clamd does not answer", StringComparison.Ordinal));

        VisitedUnit scanned = await january.MemberAsync();
        _site.Scanned = new ScanResult.Clean();
        await _site.SendWithFilesAsync(scanned.Link, Report(scanned), ("现场照片.png", A.Png));
        _site.Scanned = new ScanResult.Missed(null);
        string files = (await _site.PageAsync($"/items/{scanned.Item}")).QuerySelector(".files")!.TextContent;
        Assert.Contains("已查毒", files, StringComparison.Ordinal);
        Assert.DoesNotContain("未查毒", files, StringComparison.Ordinal);
        Assert.True((await _site.HistoryAsync(scanned.Item))[^1].Attachments![0].IsScanned);
    }

    [Fact]
    public async Task KeptFile_IsScannedAgain()
    {
        VisitedUnit unit = await january.MemberAsync();
        await _site.SendWithFilesAsync(unit.Link, Report(unit), ("现场照片.png", A.Png), ("程序.jpg", A.Program));
        string digest = Convert.ToHexStringLower(SHA256.HashData(A.Png));
        _site.Scanned = new ScanResult.Infected("Ankang.Test");
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(unit.Link, [.. Report(unit), ("kept", $"{digest}|现场照片.png")]);
        _site.Scanned = new ScanResult.Missed(null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task GoodFiles_NeedNotBeChosenAgain_AfterAnother_WasRefused()
    {
        VisitedUnit unit = await january.MemberAsync();
        using HttpResponseMessage wrong = await _site.SendWithFilesAsync(unit.Link, Report(unit), ("现场照片.png", A.Png), ("程序.jpg", A.Program));
        IElement form = PortalFixture.Form(await Site.ReadAsync(wrong), unit.Item, "");
        Assert.Contains("已上传：现场照片.png", form.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage right = await _site.SendWithFilesAsync(unit.Link, PortalFixture.Filled(form));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal("现场照片.png", Assert.Single((await _site.HistoryAsync(unit.Item))[^1].Attachments!).Name);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000|现场.png")] // nothing is stored there
    [InlineData("../../store.db|现场.png")]
    [InlineData("|")]
    public async Task KeptFile_IsNotTakenOnItsWord(string kept)
    {
        VisitedUnit unit = await january.MemberAsync();
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(unit.Link, [.. Report(unit), ("kept", kept)]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null((await _site.HistoryAsync(unit.Item))[^1].Attachments);
    }

    [Fact]
    public async Task KeptFile_CannotBecomeAnotherKind()
    {
        VisitedUnit unit = await january.MemberAsync();
        await _site.SendWithFilesAsync(unit.Link, Report(unit), ("现场照片.png", A.Png), ("程序.jpg", A.Program));
        string digest = Convert.ToHexStringLower(SHA256.HashData(A.Png));
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(unit.Link, [.. Report(unit), ("kept", $"{digest}|页面.html")]);
        Assert.Null((await _site.HistoryAsync(unit.Item))[^1].Attachments);
    }

    [Fact]
    public async Task Files_AreRefused_WhenThereAreTooMany()
    {
        VisitedUnit unit = await january.MemberAsync();
        (string, byte[])[] six = [.. Enumerable.Range(1, 6).Select(i => ($"照片{i}.png", (byte[])[.. A.Png, (byte)i]))];
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(unit.Link, Report(unit), six);
        Assert.Equal(
            ["照片6.png：一次最多上传5个文件。"],
            (await Site.ReadAsync(answer)).GetElementById(unit.Item)!.QuerySelectorAll(".error").Select(e => e.TextContent)
        );
    }

    [Fact]
    public async Task StandingBodies_AreAskedForNoFile_AndNoneIsStored()
    {
        string party = $"/u/{await _site.TokenAsync("hanbin-party")}";
        IHtmlDocument page = await _site.PageAsync(party);
        IElement[] cards = [.. page.QuerySelectorAll(".card[id^='ankang-2021_']")];
        Assert.NotEmpty(cards);
        // A yearly quota is counted by itself and has no form.
        IElement[] bodies =
        [
            .. cards
                .Where(c => c.QuerySelector("form.confirm") is not null)
                .Where(c => c.Id!.Contains("_09-", StringComparison.Ordinal) || c.Id.Contains("_17", StringComparison.Ordinal)),
        ];
        Assert.True(bodies.Length >= 3);
        Assert.All(bodies, c => Assert.Empty(c.QuerySelectorAll("input[type=file]")));
        Assert.All(bodies, c => Assert.Contains("请勿上传会议纪要", c.TextContent, StringComparison.Ordinal));
        string session = bodies.First(c => c.Id!.Contains("_17c-", StringComparison.Ordinal)).Id!;

        using HttpResponseMessage answer = await _site.SendWithFilesAsync(
            party,
            [("request", "r"), ("item", session), ("completedOn", "2021-01-27"), ("count", "1")],
            ("纪要.pdf", A.Pdf)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("请勿上传会议纪要", (await Site.ReadAsync(answer)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(_site.Files.Stored, f => f.Contains("/hanbin-party/", StringComparison.Ordinal));
        Assert.Equal(0, (await _site.ItemAsync(session)).Count);
    }

    [Fact]
    public async Task Report_IsNotRecorded_WhenItsFilesCannotBeStored()
    {
        VisitedUnit unit = await january.MemberAsync();
        _site.Files.IsAway = true;
        using HttpResponseMessage answer = await _site.SendWithFilesAsync(unit.Link, Report(unit), ("现场照片.png", A.Png));
        _site.Files.IsAway = false;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("写了很久的说明", (await Site.ReadAsync(answer)).QuerySelector("textarea[name=note]")!.TextContent);
        Assert.Equal(0, (await _site.ItemAsync(unit.Item)).Count);
    }

    private static (string Name, string Value)[] Report(VisitedUnit unit) =>
        [("request", "r1"), ("item", unit.Item), ("completedOn", "2021-01-27"), ("count", "1"), ("note", "写了很久的说明")];
}
