using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Publishing and changing over the API: a preview writes nothing, what is applied is what was shown.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ListsApiTests : IAsyncLifetime
{
    private static readonly Township List = Township.Of(2021);
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 1, 18), shadow: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Lists_ArePublishedInShadow_AndChanged_AsThePreviewSaid()
    {
        JsonElement preview = await PostAsync("/api/lists?preview=true", List);
        Assert.Equal(("preview", "new"), (Text(preview, "result"), Text(preview.GetProperty("plan"), "kind")));
        Assert.Equal(["ankang-2021"], await IdsAsync());

        Assert.Equal("published", Text(await PostAsync("/api/lists", List, Text(preview.GetProperty("plan"), "basis")), "result"));
        Assert.Equal(["ankang-2021", "xiaoqu-2021"], await IdsAsync());
        Assert.Equal("unchanged", Text(await PostAsync("/api/lists", List), "result"));

        Township changed = List.With("perPeriod: 2", "perPeriod: 1");
        JsonElement change = (await PostAsync("/api/lists?preview=true", changed)).GetProperty("plan");
        JsonElement field = Assert.Single(
            Assert.Single(change.GetProperty("change").GetProperty("obligations").EnumerateArray()).GetProperty("fields").EnumerateArray()
        );
        Assert.Equal(("每期要求", "2", "1"), (Text(field, "what"), Text(field, "before"), Text(field, "after")));
        Assert.Equal("changed", Text(await PostAsync("/api/lists", changed, Text(change, "basis")), "result"));
        using HttpResponseMessage stale = await SendAsync("/api/lists", List, Text(change, "basis"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        JsonElement changes = await GetAsync("/api/lists/xiaoqu-2021/changes");
        Assert.Equal(1, changes.GetArrayLength());
    }

    [Fact]
    public async Task Publication_IsRefused_WithEveryFaultAndItsLine()
    {
        using HttpResponseMessage answer = await SendAsync(
            "/api/lists",
            List.With("askedOf: [hanyin]", "askedOf: [nobody]")
                .WithUnits("    supervisor: hanbin.supervisor@example.org\n", "    supervisor: nowhere\n")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        JsonElement faults = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("faults");
        Assert.Equal(["catalogue.yaml", "units.yaml"], faults.EnumerateArray().Select(f => Text(f, "file")).Order(StringComparer.Ordinal));
        Assert.All(faults.EnumerateArray(), f => Assert.True(f.GetProperty("line").GetInt32() > 1 && Text(f, "mend").Length > 0));
        Assert.Equal(["ankang-2021"], await IdsAsync());
    }

    [Theory]
    [InlineData("/api/lists", "{}", HttpStatusCode.BadRequest)]
    [InlineData("/api/lists", "nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/api/calendar", "{}", HttpStatusCode.BadRequest)]
    [InlineData("/api/calendar", "{\"text\":\"date,name,kind\\n2027-01-01,元旦,holiday\"}", HttpStatusCode.UnprocessableEntity)]
    public async Task Body_IsRefusedAsAProblem_WhenItCannotBeTaken(string address, string body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Api-Key", Site.Key);
        using HttpResponseMessage answer = await _site.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using HttpResponseMessage stranger = await _site.Client.PostAsJsonAsync(address, new { text = "" });
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    private async Task<JsonElement> PostAsync(string address, Township list, string? basis = null)
    {
        using HttpResponseMessage answer = await SendAsync(address, list, basis);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> SendAsync(string address, Township list, string? basis = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("X-Api-Key", Site.Key);
        request.Content = JsonContent.Create(
            new
            {
                catalogue = list.Catalogue,
                published = list.Published,
                units = list.Units,
                holidays = Township.Holidays,
                basis,
            }
        );
        return await _site.Client.SendAsync(request);
    }

    private async Task<string[]> IdsAsync()
    {
        JsonElement lists = await GetAsync("/api/lists");
        return [.. lists.EnumerateArray().Select(l => Text(l, "id"))];
    }

    private async Task<JsonElement> GetAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Api-Key", Site.Key);
        using HttpResponseMessage answer = await _site.Client.SendAsync(request);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
