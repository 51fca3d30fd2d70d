using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Accidents;

namespace Ankang.Workflows.Tests.Web;

/// <summary>值班: named on a page, told of an accident from page or API, acknowledged by the link of the mail.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class OnCallTests : IAsyncLifetime
{
    private const string Page = "/accidents/on-call";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task People_AreSaved_WithFullWidthSigns_AndShownAgain()
    {
        using HttpResponseMessage saved = await SaveAsync(("email0", "ｚｈａｎｇ＠example。org"), ("rounds", "３次"), ("repeatMinutes", "１０分钟"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        IHtmlDocument page = await _site.PageAsync(Page);
        Assert.Equal("zhang@example.org", page.QuerySelector("[name=email0]")!.GetAttribute("value"));
        OnCallRoster roster = await _site.Parts.OnCall.ReadAsync(Site.ListId, default);
        Assert.Equal((3, 10, 1), (roster.Rounds, roster.RepeatMinutes, roster.Version));
    }

    [Fact]
    public async Task Form_ComesBack_WithWhatIsMissing_AndWhenAnotherWasFaster()
    {
        using HttpResponseMessage refused = await SaveAsync(("email0", "zhang"), ("phone0", ""), ("rounds", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        string words = (await Site.ReadAsync(refused)).QuerySelector("#errors")!.TextContent;
        foreach (string wrong in new[] { "“zhang”不是有效邮箱", "请填写值班电话", "发送次数请填写1至20的整数" })
            Assert.Contains(wrong, words, StringComparison.Ordinal);

        IElement stale = (await _site.PageAsync(Page)).QuerySelector("form.panel")!;
        using HttpResponseMessage first = await SaveAsync();
        using HttpResponseMessage second = await _site.SendAsync(
            stale,
            ("name0", "王五"),
            ("unit0", "anweiban"),
            ("email0", "wang@example.org"),
            ("phone0", "0915-3210001")
        );
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("刚刚更改了值班设置", (await Site.ReadAsync(second)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AccidentOverTheApi_IsTold_AndItsLinkAcknowledges_NotItsOpening()
    {
        using HttpResponseMessage saved = await SaveAsync();
        JsonElement recorded = await PostAsync(
            "/api/accidents",
            new
            {
                unit = "zwh-jianzhu",
                occurredAt = "2021-03-05T08:00:00+08:00",
                receivedAt = "2021-03-05T08:10:00+08:00",
                reportedAt = "2021-03-05T08:20:00+08:00",
                place = "汉滨区某建筑工地",
                facts = "脚手架坍塌，1人受伤。",
                level = "general",
            },
            HttpStatusCode.OK
        );
        Assert.Equal((1, 1), (recorded.GetProperty("number").GetInt32(), recorded.GetProperty("roundsTold").GetInt32()));
        Assert.Contains("事故信息无人接收", (await _site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "再次发送（最多4次）",
            (await _site.PageAsync("/accidents")).QuerySelector("#accident-1")!.TextContent,
            StringComparison.Ordinal
        );

        string link = new Uri(_site.Parts.Alarms.LinkOf(await _site.ListAsync(), 1, "zhang@example.org")).AbsolutePath;
        _site.IsFar = true; // at home, at night
        IHtmlDocument page = await _site.PageAsync(link);
        Assert.Contains("脚手架坍塌", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await _site.Parts.Alarms.ReadAsync(Site.ListId, default)).Received);
        using HttpResponseMessage received = await _site.PostAsync(link);
        Assert.Equal(HttpStatusCode.SeeOther, received.StatusCode);
        Assert.Contains("张三（值班）", (await _site.PageAsync(link)).QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        await _site.PageAsync(link[..^2] + "xx", HttpStatusCode.NotFound);
        _site.IsFar = false;
        Assert.DoesNotContain("事故信息无人接收", (await _site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        JsonElement again = await PostAsync("/api/accidents/1/acknowledgement", new { name = "李四" }, HttpStatusCode.OK);
        Assert.Equal("张三（值班）", again.GetProperty("acknowledgedBy").GetString()); // the first stays
    }

    [Fact]
    public async Task Api_SaysWhatIsWrong()
    {
        JsonElement errors = await PostAsync(
            "/api/accidents",
            new
            {
                unit = "nobody",
                occurredAt = "2021-03-05T08:00:00+08:00",
                receivedAt = "2021-03-05T07:00:00+08:00",
            },
            HttpStatusCode.UnprocessableEntity
        );
        Assert.Equal(["facts", "place", "receivedAt", "unit"], errors.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        await PostAsync("/api/accidents/9/acknowledgement", new { name = "张三" }, HttpStatusCode.NotFound);
    }

    private Task<HttpResponseMessage> SaveAsync(params (string Name, string Value)[] fields) =>
        _site.SubmitAsync(
            Page,
            Page,
            [
                .. new (string Name, string Value)[]
                {
                    ("name0", "张三"),
                    ("unit0", "anweiban"),
                    ("email0", "zhang@example.org"),
                    ("phone0", "0915-3210000"),
                    ("repeatMinutes", "15"),
                    ("rounds", "4"),
                    ("reportMinutes", "120"),
                }.Where(f => fields.All(o => o.Name != f.Name)),
                .. fields,
            ]
        );

    private async Task<JsonElement> PostAsync(string address, object body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Api-Key", Site.Key);
        request.Headers.Add("Idempotency-Key", "k");
        using HttpResponseMessage answer = await _site.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
