using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Ankang.Workflows.Drafts;

/// <summary>Asks an OpenAI-compatible endpoint, by one POST.</summary>
public sealed class ModelEndpoint : IDisposable
{
    // Proposals for all texts of a question take a tenth of it.
    private const int LongestAnswer = 1024 * 1024;
    private readonly ModelOptions _options;
    private readonly Uri? _address;
    private readonly HttpClient _client;

    public ModelEndpoint(ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _address = options.Url is { } url ? new Uri(url) : null;
        // The key goes to the address of the settings and nowhere else: no redirect is followed.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <summary>The machine that texts are sent to; null where no model is set.</summary>
    public string? Host => _address?.Authority;

    /// <param name="instruction">What the model is to do.</param>
    /// <param name="texts">Which texts it is to do it with.</param>
    /// <returns>Never throws for what the endpoint does.</returns>
    public async Task<ModelAnswer> AskAsync(string instruction, string texts, CancellationToken cancellation)
    {
        if (_address is null)
            return Failed("没有设置模型");
        using var request = new HttpRequestMessage(HttpMethod.Post, _address);
        if (_options.Key is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = JsonContent.Create(
            new
            {
                model = _options.Name,
                temperature = 0,
                messages = new[] { new { role = "system", content = instruction }, new { role = "user", content = texts } },
            }
        );
        try
        {
            using HttpResponseMessage answer = await _client.SendAsync(request, cancellation);
            if (!answer.IsSuccessStatusCode)
                return Failed($"模型服务返回错误（HTTP {(int)answer.StatusCode}）");
            using JsonDocument said = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
            return ContentOf(said.RootElement) is { } content ? new(content, null) : Failed("模型服务的回答格式不对");
        }
        catch (JsonException)
        {
            return Failed("模型服务的回答格式不对");
        }
        catch (HttpRequestException e)
        {
            return Failed(
                e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? "模型服务的回答过长" : $"连接不上模型服务（{e.HttpRequestError}）"
            );
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed($"模型服务在{_options.TimeoutSeconds}秒内没有回答");
        }
    }

    public void Dispose() => _client.Dispose();

    private static string? ContentOf(JsonElement said) =>
        said.ValueKind == JsonValueKind.Object
        && said.TryGetProperty("choices", out JsonElement choices)
        && choices.ValueKind == JsonValueKind.Array
        && choices.GetArrayLength() > 0
        && choices[0].ValueKind == JsonValueKind.Object
        && choices[0].TryGetProperty("message", out JsonElement message)
        && message.ValueKind == JsonValueKind.Object
        && message.TryGetProperty("content", out JsonElement content)
        && content.ValueKind == JsonValueKind.String
            ? content.GetString()
            : null;

    private static ModelAnswer Failed(string why) => new("", $"{why}，草稿没有更改，请稍后再试或人工校核。");
}
