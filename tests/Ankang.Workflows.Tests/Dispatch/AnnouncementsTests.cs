using System.Net;
using System.Text.Json;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Tests.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>The second channel beside a dispatch: a real robot, a list on the real clock, two districts that confirm nothing.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class AnnouncementsTests : IAsyncLifetime
{
    private TestRobot _robot = null!;

    public async Task InitializeAsync() => _robot = await TestRobot.StartAsync();

    public async Task DisposeAsync() => await _robot.DisposeAsync();

    [Fact]
    public async Task Dispatch_TellsTheChannel_OfRemindersAndSupervisions()
    {
        using City city = Start(out WebhookChannel channel);
        using WebhookChannel _ = channel;
        await city.RunToAsync("2021-04-30 23:00");
        string[] texts = [.. Texts()];
        Assert.Equal(["【提醒】4月1日9时发出，2个单位2项", "【督办】4月8日9时发出，2个单位2项"], texts.Select(t => t.Split('\n')[0])); // no word of 约谈
        Assert.Contains("涉及汉滨区安委会、汉阴县安委会2个单位，共2项，最早请于4月7日（周三）前报送。", texts[0], StringComparison.Ordinal);
        Assert.All(texts, t =>
        {
            Assert.DoesNotContain("http", t, StringComparison.Ordinal);
            Assert.DoesNotContain("/u/", t, StringComparison.Ordinal);
            Assert.DoesNotContain("@", t, StringComparison.Ordinal);
        });
        Assert.Equal(2, _robot.Posts.Select(p => p.Headers["Idempotency-Key"]).Distinct().Count());
    }

    [Fact] // the reminder's message is tried at its slot and once more at the next, under one id; mails go on
    public async Task Dispatch_TriesOnceMore_AndNeverHoldsAMailBack()
    {
        _robot.Answer = (HttpStatusCode.InternalServerError, "");
        using City city = Start(out WebhookChannel channel);
        using WebhookChannel _ = channel;
        await city.RunToAsync("2021-04-07 23:00");
        Assert.Equal(2, _robot.Posts.Count);
        Assert.Single(_robot.Posts.Select(p => p.Headers["Idempotency-Key"]).Distinct());
        Assert.Equal("到期提醒 03-24, 提醒 04-01", city.Told("hanbin", "新闻宣传稿件"));
    }

    [Fact]
    public async Task Dispatch_TellsNothing_OfARehearsal()
    {
        using var channel = new WebhookChannel(new WebhookOptions { Url = _robot.Url, Format = WebhookFormat.DingTalk }, TimeProvider.System);
        Workflows.Rules.Lists.ListInForce list = Districts();
        using City city = City.Of(new(list.Head with { Rehearsal = true }, list.Catalogue, list.Directory, list.Calendar), channel);
        await city.RunToAsync("2021-04-30 23:00");
        Assert.Empty(_robot.Posts);
    }

    private static Workflows.Rules.Lists.ListInForce Districts() => TestLists.Part("2021-03-01", ["hanbin", "hanyin"], "14b-county-articles");

    private City Start(out WebhookChannel channel)
    {
        channel = new WebhookChannel(new WebhookOptions { Url = _robot.Url, Format = WebhookFormat.DingTalk }, TimeProvider.System);
        return City.Of(Districts(), channel);
    }

    private IEnumerable<string> Texts() =>
        _robot.Posts.Select(p => JsonDocument.Parse(p.Body).RootElement.GetProperty("text").GetProperty("content").GetString()!);
}
