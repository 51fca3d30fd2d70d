using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Web;

/// <summary>来信 and reports that fit no mail, before the office until somebody has looked at them.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class IncomingTests : IAsyncLifetime
{
    private const string Item = $"{Site.ListId}_08-members-study_2021-01_jiaotong";
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 29), inEarnest: true);
        var table = new IncomingTable(_site.Store, _site.Parts.SetAside);
        DateTimeOffset at = _site.Clock.GetUtcNow();
        Assert.True(DueItemKey.TryParse(Item, out DueItemKey key));
        await table.AddAsync(
            new IncomingMail("answer", IncomingKind.Reply, at, "jiaotong.liaison@example.org", "已完成，明天报送")
            {
                List = Site.ListId,
                Mail = "20210122T09|jiaotong|courtesy",
                Items = [key],
            },
            default
        );
        await table.AddAsync(new IncomingMail("report", IncomingKind.Report, at, "a@example.net", "550 5.1.1 User unknown"), default);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task AnAnswer_StandsBeforeTheOffice_AndAtTheItem_UntilItIsRead()
    {
        string mine = (await _site.PageAsync("/")).QuerySelector("[aria-labelledby=mine]")!.TextContent;
        Assert.Contains("来信待阅", mine, StringComparison.Ordinal);
        Assert.Contains("退信待核", mine, StringComparison.Ordinal);
        IHtmlDocument item = await _site.PageAsync($"/items/{Item}");
        Assert.Contains("已完成，明天报送", item.QuerySelector(".notice.yellow")!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage read = await _site.SubmitAsync($"/items/{Item}", "/incoming/answer/read");
        Assert.Equal((HttpStatusCode.SeeOther, $"/items/{Item}"), (read.StatusCode, read.Headers.Location!.ToString()));
        item = await _site.PageAsync($"/items/{Item}");
        Assert.Null(item.QuerySelector(".notice.yellow"));
        Assert.Contains("的回复已阅", item.QuerySelector(".ledger li")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "来信待阅",
            (await _site.PageAsync("/")).QuerySelector("[aria-labelledby=mine]")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task MailsThatCameBackForOurText_StandOnTop_WithTheButton()
    {
        IReadOnlyList<(MailRecord Mail, string ETag)> slot = await _site.Parts.Mails.ReadAsync(Site.ListId, "20210129T09", default);
        MailRecord[] some = [.. slot.Select(m => m.Mail).Where(m => m is { State: MailState.Accepted, Notices.Count: > 0 }).Take(3)];
        Assert.Equal(3, some.Length);
        foreach (MailRecord mail in some)
            await _site.Parts.Deliveries.ReportAsync(
                Site.ListId,
                mail.Address,
                mail.To[0].Email,
                DeliveryStatus.Bounced,
                "554 DT:SPM 126 mx9",
                default
            );
        string top = (await _site.PageAsync("/")).QuerySelector("[aria-labelledby=mine] .notice.red")!.TextContent;
        Assert.Contains("本单位邮件被判为垃圾邮件（554），3封发出后被退回。请联系邮件服务商", top, StringComparison.Ordinal);
        Assert.Contains("立即重试", top, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReportThatFitsNoMail_IsALineOfItsOwn_AndKeepsWhoReadIt()
    {
        IHtmlDocument page = await _site.PageAsync("/incoming");
        Assert.Contains(
            "发往 a@example.net 的邮件被退回，不能确定是哪一封",
            page.QuerySelector("#mail-report")!.TextContent,
            StringComparison.Ordinal
        );
        for (int i = 0; i < 2; i++)
        {
            using HttpResponseMessage read = await _site.PostFromPageAsync("/incoming", "/incoming/report/read");
            Assert.Equal((HttpStatusCode.SeeOther, "/incoming?done=1"), (read.StatusCode, read.Headers.Location!.ToString()));
        }

        page = await _site.PageAsync("/incoming");
        Assert.Null(page.QuerySelector("#mail-report"));
        Assert.Contains("a@example.net：550 5.1.1 User unknown", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已阅（", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
    }
}
