using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class AccessTests
{
    [Fact]
    public async Task OfficePage_TellsNothing_WhenAskedFromTheNetwork()
    {
        string[] addresses = ["/", "/items", "/units/hanbin", "/outbox", "/dispatch", "/rehearsal/restart"];
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18));
        site.IsFar = true;
        await Assert.AllAsync(addresses, async address =>
        {
            IHtmlDocument page = await site.PageAsync(address, HttpStatusCode.Forbidden);
            Assert.Contains("仅供市安委办在本机使用", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("汉滨", page.Body.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("nav, form"));
        });
    }

    [Fact]
    public async Task Move_IsRefused_WithoutThePagesGuard()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18));
        using HttpResponseMessage answer = await site.PostAsync("/rehearsal", ("move", "week"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(site.Moves.Moves);
    }

    [Fact]
    public async Task Activation_EndsTheShadow_FromThePage()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18), shadow: true);
        IHtmlDocument before = await site.PageAsync("/");
        Assert.Contains("试运行", before.QuerySelector(".shadow")!.TextContent, StringComparison.Ordinal);
        Assert.Null(before.QuerySelector(".rehearsal"));
        using HttpResponseMessage answer = await site.SubmitAsync("/checks", "/activate", ("year", "2021"), ("aware", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.False((await site.ListAsync()).Head.Shadow);
        Assert.Null((await site.PageAsync("/")).QuerySelector(".shadow"));
        ListAct line = Assert.Single(await site.Parts.ListActs.ReadAsync(Site.ListId, default));
        Assert.Equal((ActorKind.Office, ActorChannel.Page), (line.Who.Kind, line.Who.Channel));
        Assert.StartsWith("正式启用，启用时未通过：", line.Text, StringComparison.Ordinal);
        string record = (await site.PageAsync($"/lists/changes/{Site.ListId}")).QuerySelector("#acts")!.TextContent;
        Assert.Contains($"{line.Text}（登录）", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARetry_LeavesALineInTheListsRecord()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18));
        for (int press = 0; press < 2; press++) // pressed twice, it was done twice
        {
            using HttpResponseMessage answer = await site.PostFromPageAsync("/units/hanbin", "/outbox/retry");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        Assert.Equal(
            [("立即重试发送", "市安委办"), ("立即重试发送", "市安委办")],
            (await site.Parts.ListActs.ReadAsync(Site.ListId, default)).Select(a => (a.Text, a.Who.Name))
        );
    }

    [Fact]
    public async Task Page_SaysThatNoListIsThereYet_BeforeTheFirstIsPublished()
    {
        await using Site site = await Site.EmptyAsync();
        IHtmlDocument page = await site.PageAsync("/", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("清单尚未发布", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await site.PageAsync("/no-such-page", HttpStatusCode.NotFound);
        using HttpResponseMessage health = await site.Client.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Page_SaysSoInOneLine_WhenStorageIsAway()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18));
        site.Store.IsAway = true;
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri("/outbox", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("存储暂时无法访问", (await Site.ReadAsync(answer)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}
