using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public sealed class WebhookChannelTests : IAsyncLifetime
{
    private const string Secret = "SEC0123456789abcdef";
    private static readonly TestClock Clock = new(new DateTimeOffset(2026, 4, 8, 1, 0, 0, TimeSpan.Zero));

    private static readonly ChannelMessage Message = new(
        "ankang-2026.20260408T09.supervision.0a1b2c",
        "ankang-2026",
        "supervision",
        Clock.Now,
        "【督办】2个单位3项\n“汉滨区安委会”、汉阴县安委会",
        [new("hanbin", "汉滨区安委会", 2, new(2026, 4, 21)), new("hanyin", "汉阴县安委会", 1, new(2026, 4, 21))]
    );

    private TestRobot _robot = null!;

    public async Task InitializeAsync() => _robot = await TestRobot.StartAsync();

    public async Task DisposeAsync() => await _robot.DisposeAsync();

    [Fact]
    public async Task Send_WritesAText_ForWeCom()
    {
        Assert.Null(await SendAsync(WebhookFormat.WeCom, null));
        JsonElement body = Body();
        Assert.Equal(("text", Message.Text), (body.GetProperty("msgtype").GetString(), body.GetProperty("text").GetProperty("content").GetString()));
        Assert.Equal("?access_token=KEY", _robot.Posts[0].Query);
        Assert.Equal("application/json; charset=utf-8", _robot.Posts[0].Headers["Content-Type"]);
    }

    [Fact] // 加签: HMAC-SHA-256 of "{milliseconds}\n{secret}" under the secret, base64, in the address
    public async Task Send_SignsTheAddress_ForDingTalk()
    {
        Assert.Null(await SendAsync(WebhookFormat.DingTalk, Secret));
        var query = HttpUtility.ParseQueryString(_robot.Posts[0].Query);
        Assert.Equal(Clock.Now.ToUnixTimeMilliseconds().ToString(), query["timestamp"]);
        Assert.Equal(
            Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{query["timestamp"]}\n{Secret}"))),
            query["sign"]
        );
        Assert.Equal("KEY", query["access_token"]);
        Assert.Equal(Message.Text, Body().GetProperty("text").GetProperty("content").GetString());
    }

    [Fact] // 签名校验: HMAC-SHA-256 of nothing under "{seconds}\n{secret}", base64, in the body
    public async Task Send_SignsTheBody_ForFeishu()
    {
        _robot.Answer = (HttpStatusCode.OK, """{"code":0,"msg":"success","data":{}}""");
        Assert.Null(await SendAsync(WebhookFormat.Feishu, Secret));
        JsonElement body = Body();
        string seconds = body.GetProperty("timestamp").GetString()!;
        Assert.Equal(Clock.Now.ToUnixTimeSeconds().ToString(), seconds);
        Assert.Equal(
            Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{seconds}\n{Secret}"), Array.Empty<byte>())),
            body.GetProperty("sign").GetString()
        );
        Assert.Equal(("text", Message.Text), (body.GetProperty("msg_type").GetString(), body.GetProperty("content").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Send_SignsTimeAndBody_ForAProgram()
    {
        _robot.Answer = (HttpStatusCode.NoContent, "");
        Assert.Null(await SendAsync(WebhookFormat.Generic, Secret));
        (_, IReadOnlyDictionary<string, string> headers, byte[] bytes) = _robot.Posts[0];
        string seconds = headers["X-Ankang-Timestamp"];
        byte[] signed = [.. Encoding.ASCII.GetBytes(seconds + "."), .. bytes];
        Assert.Equal(
            "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed)),
            headers["X-Ankang-Signature"]
        );
        Assert.Equal(Message.Id, headers["Idempotency-Key"]);
        JsonElement unit = Body().GetProperty("units")[0];
        Assert.Equal(
            ("汉滨区安委会", 2, "2026-04-21"),
            (unit.GetProperty("name").GetString(), unit.GetProperty("items").GetInt32(), unit.GetProperty("replyBy").GetString())
        );
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"errcode":310000,"errmsg":"sign not match"}""", "errcode 310000")] // robots refuse with 200
    [InlineData(HttpStatusCode.OK, "<html>", "an answer that is no JSON")]
    [InlineData(HttpStatusCode.OK, "{}", "an answer without errcode")]
    [InlineData(HttpStatusCode.BadGateway, "", "HTTP 502")]
    [InlineData(HttpStatusCode.Found, "", "HTTP 302")]
    public async Task Send_SaysWhy_WhenItWasNotTaken(HttpStatusCode status, string answer, string why)
    {
        _robot.Answer = (status, answer);
        Assert.Equal(why, await SendAsync(WebhookFormat.DingTalk, Secret));
    }

    [Fact]
    public async Task Send_SaysWhy_WithoutTheKey_WhenNobodyListens()
    {
        string url = _robot.Url;
        await _robot.DisposeAsync();
        using var channel = new WebhookChannel(new WebhookOptions { Url = url, Format = WebhookFormat.WeCom }, Clock);
        string why = (await channel.SendAsync(Message, default))!;
        Assert.NotEmpty(why);
        Assert.DoesNotContain("KEY", why, StringComparison.Ordinal);
    }

    [Fact] // 企业微信 takes 2048 bytes; a character is never cut
    public async Task Send_ShortensALongText()
    {
        using var channel = new WebhookChannel(new WebhookOptions { Url = _robot.Url, Format = WebhookFormat.WeCom }, Clock);
        await channel.SendAsync(Message with { Text = string.Concat(Enumerable.Repeat("安𠮷", 800)) }, default);
        string text = Body().GetProperty("text").GetProperty("content").GetString()!;
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 2040, 2048);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Theory]
    [InlineData("http://oapi.example.org/robot", WebhookFormat.DingTalk, null, "Webhook:Url must be the whole address")]
    [InlineData("nonsense", WebhookFormat.WeCom, null, "Webhook:Url must be the whole address")]
    [InlineData("https://hook.example.org/", WebhookFormat.Generic, "short", "Webhook:Secret signs the generic form")]
    [InlineData("https://hook.example.org/", WebhookFormat.WeCom, "SEC", "Webhook:Secret has no use with WeCom")]
    public void Faults_SayTheMend(string url, WebhookFormat format, string? secret, string fault)
    {
        string found = Assert.Single(
            new WebhookOptions
            {
                Url = url,
                Format = format,
                Secret = secret,
            }.Faults()
        );
        Assert.StartsWith(fault, found, StringComparison.Ordinal);
        Assert.DoesNotContain(url, found, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_GivesNoChannel_WhereNoneIsSet() => Assert.Null(WebhookChannel.Create(new WebhookOptions(), Clock));

    private async Task<string?> SendAsync(WebhookFormat format, string? secret)
    {
        using var channel = new WebhookChannel(
            new WebhookOptions
            {
                Url = _robot.Url,
                Format = format,
                Secret = secret,
            },
            Clock
        );
        return await channel.SendAsync(Message, default);
    }

    private JsonElement Body() => JsonDocument.Parse(_robot.Posts[^1].Body).RootElement;
}
