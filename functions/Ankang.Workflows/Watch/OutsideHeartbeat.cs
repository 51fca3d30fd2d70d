namespace Ankang.Workflows.Watch;

/// <summary>Calls the heartbeat outside, by one GET.</summary>
public sealed class OutsideHeartbeat : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly Uri _address;

    // A service that moved is named anew in the settings: no redirect is followed.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = LongestWait };

    private OutsideHeartbeat(Uri address) => _address = address;

    /// <returns>Null where none is set.</returns>
    public static OutsideHeartbeat? Create(HeartbeatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Url is null ? null : new OutsideHeartbeat(new Uri(options.Url));
    }

    /// <returns>Why it was not taken, without the address, which may hold a key; null when it was.</returns>
    public async Task<string?> CallAsync(CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage answer = await _client.GetAsync(_address, cancellation);
            return answer.IsSuccessStatusCode ? null : $"HTTP {(int)answer.StatusCode}";
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer within {LongestWait.TotalSeconds} seconds";
        }
    }

    public void Dispose() => _client.Dispose();
}
