using System.Net.Http.Headers;
using System.Text.Json;

namespace Ankang.Workflows.Notices;

/// <summary>Posts messages to the robot or program that the settings name.</summary>
public sealed class WebhookChannel : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    /// <param name="time">The real clock: signatures are judged by it.</param>
    public WebhookChannel(WebhookOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Url is null)
            throw new ArgumentException("A channel needs Webhook:Url.", nameof(options));
        if (options.Faults() is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(options));
        (_options, _time) = (options, time);
        // A robot that moved would take the key elsewhere: no redirect is followed.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <returns>Null for no second channel.</returns>
    /// <exception cref="ArgumentException">The options have faults; the message says the mend of each.</exception>
    public static WebhookChannel? Create(WebhookOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Url is null ? null : new WebhookChannel(options, time);
    }

    /// <summary>Tries once.</summary>
    /// <returns>Why it was not taken, without the address, which holds a key; null when it was.</returns>
    public async Task<string?> SendAsync(ChannelMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        WebhookBody body = WebhookBody.Of(message, _options.Format, _options.Secret, _time.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(body.Query)) { Content = new ByteArrayContent(body.Json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        foreach ((string name, string value) in body.Headers)
            request.Headers.Add(name, value);
        try
        {
            using HttpResponseMessage answer = await _client.SendAsync(request, cancellation);
            return answer.IsSuccessStatusCode ? Refusal(await answer.Content.ReadAsByteArrayAsync(cancellation)) : $"HTTP {(int)answer.StatusCode}";
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError == HttpRequestError.Unknown ? e.Message : e.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer within {_options.TimeoutSeconds} seconds";
        }
    }

    public void Dispose() => _client.Dispose();

    private string Address(string query) =>
        query.Length == 0 ? _options.Url! : $"{_options.Url}{(_options.Url!.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";

    // Robots answer 200 to what they refuse: errcode (企业微信, 钉钉) or code (飞书) is then not 0.
    private string? Refusal(byte[] answer)
    {
        if (_options.Format == WebhookFormat.Generic)
            return null;
        string name = _options.Format == WebhookFormat.Feishu ? "code" : "errcode";
        try
        {
            using JsonDocument read = JsonDocument.Parse(answer);
            return
                read.RootElement.ValueKind == JsonValueKind.Object
                && read.RootElement.TryGetProperty(name, out JsonElement code)
                && code.TryGetInt32(out int number)
                ? number == 0
                    ? null
                    : $"{name} {number}"
                : $"an answer without {name}";
        }
        catch (JsonException)
        {
            return "an answer that is no JSON";
        }
    }
}
