using System.Net;
using System.Net.Http.Json;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Security;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Histories and the security log say by which way somebody acted, who may have several.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class ChannelTests : IAsyncLifetime
{
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";
    private const string Articles = "ankang-2021_13-member-articles_2021-01_jiaotong";
    private const string Password = "jiantou-shanlu-7";
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 29), signsIn: true);
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task APage_AndALink_AreTold()
    {
        using HttpResponseMessage held = await _site.SubmitAsync(
            $"/items/{Study}",
            $"/items/{Study}/acts/hold",
            ("until", "2021-02-05"),
            ("reason", "等候答复")
        );
        Assert.Equal(ActorChannel.Page, await LastAsync(Study));
        using HttpResponseMessage signed = await _site.PostAsync($"/u/{await _site.TokenAsync("jiaotong")}/sign", ("request", "r1"), ("item", Study));
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
        Assert.Equal(ActorChannel.MailLink, await LastAsync(Study));
        string[] ledger =
        [
            .. (await _site.PageAsync($"/items/{Study}/ledger")).QuerySelectorAll("tbody tr td:nth-child(4)").Select(c => c.TextContent),
        ];
        Assert.Equal(["登录", "邮件入口"], ledger[^2..]);
        // Of one moment, so in no order.
        Assert.Equal(["登录", "邮件入口"], (await ActsAsync()).Take(2).Select(e => e.Channel).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false, ActorChannel.Api, "接口")]
    [InlineData(true, ActorChannel.CommandLine, "命令行")]
    public async Task AProgram_AndACommand_AreToldApart(bool isCommand, ActorChannel channel, string word)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/confirmations")
        {
            Content = JsonContent.Create(
                new
                {
                    item = Articles,
                    completedOn = "2021-01-27",
                    count = 1,
                    note = "安康日报",
                }
            ),
        };
        request.Headers.Add("X-Api-Key", Site.Key);
        request.Headers.Add("Idempotency-Key", "c1");
        if (isCommand)
            request.Headers.Add("X-Ankang-Command", "1");
        using HttpResponseMessage done = await _site.Client.SendAsync(request);
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        Assert.Equal(channel, await LastAsync(Articles));
        Assert.Contains(await ActsAsync(), e => e.Channel == word);
    }

    private async Task<ActorChannel?> LastAsync(string item) => (await _site.HistoryAsync(item))[^1].Who.Channel;

    private async Task<IReadOnlyList<SecurityEntry>> ActsAsync() =>
        [.. (await _site.SecurityLog.ReadAsync(SecurityTable.MonthOf(_site.Clock.Now), default)).Where(e => e.Kind == SecurityKind.Act)];
}
