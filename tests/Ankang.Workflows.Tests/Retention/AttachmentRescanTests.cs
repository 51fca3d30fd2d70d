using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Tests.Attachments;
using Ankang.Workflows.Tests.Web;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Tests.Retention;

/// <summary>Files that were kept unscanned (未查毒) are looked at again once a scanner answers.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class AttachmentRescanTests : IAsyncLifetime
{
    private const string Item = "ankang-2021_14b-county-articles_2021-02_hanbin";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task CleanFile_IsShownAsScanned_AndLookedAtOnce()
    {
        await SendAsync();
        Assert.Equal("未查毒", await MarkAsync());
        Assert.Empty(await RunAsync(new ScanResult.Missed("away"))); // it waits
        Assert.Null(Assert.Single(await RunAsync(new ScanResult.Clean())).Signature);
        Assert.Equal("已查毒", await MarkAsync());
        Assert.Empty(await RunAsync(new ScanResult.Infected("Never.Asked")));
    }

    [Fact]
    public async Task InfectedFile_IsClosed_AndNamedToTheOffice_UntilItWasDealtWith()
    {
        string digest = await SendAsync();
        Assert.Equal("Test.Virus", Assert.Single(await RunAsync(new ScanResult.Infected("Test.Virus"))).Signature);
        Assert.Equal("含有病毒（Test.Virus），不能下载", await MarkAsync());
        string unit = $"/u/{await _site.TokenAsync("hanbin")}";
        foreach (string address in new[] { $"/attachments/{Item}/{digest}", $"{unit}/items/{Item}/{digest}" })
            Assert.Contains(
                "含有病毒",
                (await _site.PageAsync(address, HttpStatusCode.Forbidden)).QuerySelector("h1")!.TextContent,
                StringComparison.Ordinal
            );
        string said = (await _site.PageAsync("/")).QuerySelector("#mine ~ .notice.red")!.TextContent;
        Assert.Contains("汉滨区报送的“现场照片.png”，查毒发现Test.Virus", said, StringComparison.Ordinal);

        using HttpResponseMessage settled = await _site.SubmitAsync("/", $"/attachments/{Item}/{digest}/settled");
        Assert.Equal(HttpStatusCode.SeeOther, settled.StatusCode);
        Assert.Null((await _site.PageAsync("/")).QuerySelector("#mine ~ .notice.red"));
        await _site.PageAsync($"/attachments/{Item}/{digest}", HttpStatusCode.Forbidden); // it stays closed
    }

    private async Task<string> SendAsync()
    {
        using HttpResponseMessage done = await _site.SendWithFilesAsync(
            $"/u/{await _site.TokenAsync("hanbin")}",
            [("request", "r1"), ("item", Item), ("completedOn", "2021-02-26"), ("count", "1")],
            ("现场照片.png", A.Png)
        );
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        return (await _site.HistoryAsync(Item)).SelectMany(h => h.Attachments ?? []).Single().Digest;
    }

    private async Task<string> MarkAsync()
    {
        IHtmlDocument page = await _site.PageAsync($"/items/{Item}");
        return page.QuerySelector(".files .muted")!.TextContent.Split('，', 2)[1].Trim();
    }

    private Task<IReadOnlyList<LaterScan>> RunAsync(ScanResult says) =>
        new AttachmentRescan(
            _site.Store,
            _site.Parts.SetAside,
            _site.Files,
            (_, _) => Task.FromResult(says),
            _site.Clock,
            LoggerFactory.Create(l => l.AddProvider(_site.Log)).CreateLogger<AttachmentRescan>()
        ).RunAsync(Site.ListId, default);
}
