using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>A program that calls the JSON API.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="key">Null: none is sent.</param>
    public Api(int port, string? key)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromMinutes(3) };
        if (key is not null)
            _http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    /// <summary>With the key that stands in the data folder.</summary>
    public static Api Of(Host host, int? port = null) => new(port ?? host.Port, File.ReadAllText(Path.Combine(host.Data, "api-key")).Trim());

    public async Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string address)
    {
        using HttpResponseMessage answer = await _http.GetAsync(address);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string address, object body, string? idempotencyKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        using HttpResponseMessage answer = await _http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Posts a body that no serializer would write.</summary>
    public async Task<(HttpStatusCode Status, string Body)> PostTextAsync(string address, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _http.PostAsync(address, body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Every item of the list, as compact text by id.</summary>
    public async Task<SortedDictionary<string, JsonNode>> ItemsAsync()
    {
        (HttpStatusCode status, JsonNode? body) = await GetAsync("/api/items");
        Assert.Equal(HttpStatusCode.OK, status);
        var items = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (JsonNode? item in body!["items"]!.AsArray())
            items.Add(item!["id"]!.GetValue<string>(), item);
        return items;
    }

    public void Dispose() => _http.Dispose();
}
