using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class ApiTests : IAsyncLifetime
{
    private const string Study = "ankang-2021_08-members-study_2021-01_jiaotong";
    private const string Inspection = "ankang-2021_13-member-articles_2021-01_jiaotong";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 1, 29));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData(null, null)]
    [InlineData("X-Api-Key", "wrong")]
    [InlineData("X-Api-Key", "a-key-of-the-tes")]
    [InlineData("Authorization", "Bearer wrong")]
    public async Task Api_IsClosed_WithoutItsKey(string? header, string? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/items");
        if (header is not null)
            request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage answer = await _site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Items_AreFiltered_ByEachParameter()
    {
        JsonElement all = await GetAsync("/api/items");
        JsonElement some = await GetAsync("/api/items?unit=jiaotong&obligation=08-members-study&period=2021-01&state=dueSoon");
        Assert.True(all.GetProperty("total").GetInt32() > 1000);
        JsonElement item = Assert.Single(some.GetProperty("items").EnumerateArray());
        Assert.Equal(Study, item.GetProperty("id").GetString());
        Assert.Equal("2021-01-31", item.GetProperty("dueOn").GetString());
    }

    [Fact]
    public async Task Item_IsAnswered_WithItsHistoryAndNextStep()
    {
        JsonElement item = await GetAsync($"/api/items/{Study}", bearer: true);
        Assert.Equal("若不办结，2月1日 09:00 发提醒", item.GetProperty("next").GetString());
        Assert.Equal("opened", item.GetProperty("history")[0].GetProperty("event").GetString());
        Assert.Equal("系统", item.GetProperty("history")[0].GetProperty("channel").GetString());
        using HttpResponseMessage none = await SendAsync(HttpMethod.Get, "/api/items/nothing", null, null);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Confirmation_IsRecordedOnce_AndTheSecondIsToldWhoWasFirst()
    {
        var body = new
        {
            item = Study,
            completedOn = "2021-01-27",
            count = 1,
            note = "已开展",
        };
        JsonElement first = await ConfirmAsync(body, "k1");
        Assert.Equal("recorded", first.GetProperty("result").GetString());
        Assert.Equal("onTime", first.GetProperty("outcome").GetString());
        JsonElement again = await ConfirmAsync(body, "k1");
        Assert.Equal(first.GetProperty("receipt").GetString(), again.GetProperty("receipt").GetString());
        JsonElement second = await ConfirmAsync(body, "k2");
        Assert.Equal("alreadyConfirmed", second.GetProperty("result").GetString());
        Assert.Equal("市安委办（接口）", second.GetProperty("confirmedBy").GetString());
        Assert.Equal(1, second.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Confirmation_NamesTheFaultyFields()
    {
        using HttpResponseMessage answer = await SendAsync(
            HttpMethod.Post,
            "/api/confirmations",
            new
            {
                item = Inspection,
                completedOn = "2021-02-27",
                count = 0,
                within = 3,
            },
            "k"
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        JsonElement errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["completedOn", "count", "within"], errors.EnumerateObject().Select(e => e.Name));
    }

    [Theory]
    [InlineData("{\"item\":\"" + Study + "\",\"completedOn\":\"yesterday\"}", "k", HttpStatusCode.BadRequest)]
    [InlineData("not json", "k", HttpStatusCode.BadRequest)]
    [InlineData("{\"item\":\"" + Study + "\",\"completedOn\":\"2021-01-27\"}", null, HttpStatusCode.BadRequest)]
    [InlineData("{\"item\":\"ankang-2021_08-members-study_2021-01_nobody\",\"completedOn\":\"2021-01-27\"}", "k", HttpStatusCode.NotFound)]
    [InlineData("{\"item\":\"other_08-members-study_2021-01_jiaotong\",\"completedOn\":\"2021-01-27\"}", "k", HttpStatusCode.NotFound)]
    public async Task Confirmation_IsRefusedAsAProblem_WhenItCannotBeTaken(string body, string? key, HttpStatusCode expected)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, "/api/confirmations", JsonContentOf(body), key);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Api_SaysWhenToComeBack_WhileStorageIsAway()
    {
        _site.Store.IsAway = true;
        using HttpResponseMessage answer = await SendAsync(
            HttpMethod.Post,
            "/api/confirmations",
            new { item = Study, completedOn = "2021-01-27" },
            "k"
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        using HttpResponseMessage health = await _site.Client.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    [Fact]
    public async Task Health_TellsTheNetworkOnlyThatItIsWell()
    {
        JsonElement office = await _site.Client.GetFromJsonAsync<JsonElement>("/health");
        Assert.Equal("20210129T09", office.GetProperty("lastDispatch").GetString());
        _site.IsFar = true;
        JsonElement far = await _site.Client.GetFromJsonAsync<JsonElement>("/health");
        Assert.Equal("ok", far.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, far.GetProperty("lastDispatch").ValueKind);
    }

    [Fact]
    public async Task OpenApi_NeedsAKey()
    {
        using HttpResponseMessage answer = await _site.Client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task OpenApi_DescribesTheApi_AndNoPage()
    {
        JsonElement document = await GetAsync("/openapi/v1.json");
        Assert.Equal(
            [
                "/api/accidents",
                "/api/accidents/{number}/acknowledgement",
                "/api/calendar",
                "/api/confirmations",
                "/api/items",
                "/api/items/{id}",
                "/api/lists",
                "/api/lists/{list}/changes",
                "/health",
            ],
            document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order()
        );
        JsonElement confirm = document.GetProperty("paths").GetProperty("/api/confirmations").GetProperty("post");
        Assert.Contains("Idempotency-Key", confirm.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal(
            ["200", "400", "401", "403", "404", "409", "413", "422", "503"],
            confirm.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order()
        );
    }

    private static StringContent JsonContentOf(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private async Task<JsonElement> GetAsync(string address, bool bearer = false)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, address, null, null, bearer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> ConfirmAsync(object body, string key)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, "/api/confirmations", body, key);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? body, string? key, bool bearer = false)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add(bearer ? "Authorization" : "X-Api-Key", bearer ? $"Bearer {Site.Key}" : Site.Key);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (body is not null)
            request.Content = body as HttpContent ?? JsonContent.Create(body);
        return await _site.Client.SendAsync(request);
    }
}
