using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Several programs, each with a key that may do what it is for.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class ApiKeyTests : IAsyncLifetime
{
    private const string Reader = "reader-reader-reader-reader-reader";
    private const string Reporter = "reporter-reporter-reporter-reporter";
    private const string Before = "before-before-before-before-before";
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";
    private Site _site = null!;

    public async Task InitializeAsync() =>
        _site = await Site.StartAsync(
            new DateOnly(2021, 1, 29),
            settings:
            [
                ("Api:Keys:screen:Secret", Reader),
                ("Api:Keys:oa:Secret", Reporter),
                ("Api:Keys:oa:PreviousSecret", Before),
                ("Api:Keys:oa:Scopes", "read report"),
            ]
        );

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData(Reader, "/api/items", HttpStatusCode.OK)]
    [InlineData(Reader, "/api/accidents", HttpStatusCode.OK)]
    [InlineData(Reader, "/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData(Reporter, "/api/lists", HttpStatusCode.OK)]
    [InlineData(Before, "/api/lists", HttpStatusCode.OK)] // both hold while a program is told the new one
    [InlineData(Site.Key, "/api/lists", HttpStatusCode.OK)]
    [InlineData("reporter", "/api/lists", HttpStatusCode.Unauthorized)]
    public async Task Key_Reads(string key, string address, HttpStatusCode expected)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, address, key, null);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData(Reader, "/api/confirmations", "report is needed")]
    [InlineData(Reader, "/api/accidents", "report is needed")]
    [InlineData(Reader, "/api/accidents/1/acknowledgement", "report is needed")]
    [InlineData(Reporter, "/api/lists", "publish is needed")]
    [InlineData(Reporter, "/api/calendar", "publish is needed")]
    public async Task Key_DoesNothing_ThatItIsNotFor(string key, string address, string words)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, address, key, new { });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Reporter)]
    [InlineData(Before)]
    public async Task History_NamesTheKey_ByWhichAnItemWasConfirmed(string key)
    {
        var body = new
        {
            item = Study,
            completedOn = "2021-01-27",
            count = 1,
            note = "已开展",
        };
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, "/api/confirmations", key, body);
        JsonElement recorded = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("市安委办 oa（接口）", recorded.GetProperty("confirmedBy").GetString());
        IReadOnlyList<HistoryEntry> history = await _site.HistoryAsync(Study);
        Assert.Equal(new Actor(ActorKind.ApiKey, "oa", "市安委办 oa（接口）") { Channel = ActorChannel.Api }, history[^1].Who);
    }

    [Theory]
    [InlineData("Key", "anything", "Api:Key is read no more")]
    [InlineData("Keys:oa:Secret", "short", "Api:Keys:oa:Secret has 5 characters; write at least 32")]
    [InlineData("Keys:oa:Scopes", "read", "Api:Keys:oa:Secret has 0 characters")]
    [InlineData("Keys:oa:PreviousSecret", "short", "Api:Keys:oa:PreviousSecret has 5 characters")]
    [InlineData("Keys:oa:Scopes", "read write", "Api:Keys:oa:Scopes is 'read write'")]
    [InlineData("Keys:oa:Scopes", "", "Api:Keys:oa:Scopes is ''")]
    [InlineData("Keys:local:Secret", Reader, "'local' is no name of a key")]
    [InlineData("Keys:O A:Secret", Reader, "'O A' is no name of a key")]
    public void Settings_SayWhatIsWrong(string setting, string value, string said)
    {
        var options = new ApiOptions();
        string[] parts = setting.Split(':');
        if (parts.Length == 1)
            options.Key = value;
        else
            options.Keys[parts[1]] = parts[2] switch
            {
                "Secret" => new ApiKeySettings { Secret = value },
                "PreviousSecret" => new ApiKeySettings { Secret = Reader, PreviousSecret = value },
                _ => new ApiKeySettings { Secret = value == "read" ? null : Reader, Scopes = value },
            };
        Assert.Contains(said, Assert.Single(options.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoKeys_HaveTwoSecrets()
    {
        var options = new ApiOptions
        {
            Keys = new()
            {
                ["oa"] = new ApiKeySettings { Secret = Reader },
                ["screen"] = new ApiKeySettings { Secret = Reader },
            },
        };
        Assert.Contains("oa and screen hold one secret twice", Assert.Single(options.Faults()), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string key, object? body)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("X-Api-Key", key);
        request.Headers.Add("Idempotency-Key", "k1");
        request.Content = body is null ? null : JsonContent.Create(body);
        return await _site.Client.SendAsync(request);
    }
}
