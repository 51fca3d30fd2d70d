using System.Net.Http.Json;
using System.Text.Json;

namespace Ankang.Workflows.Checks;

/// <summary>Opens the public address as a unit's browser would, from this machine.</summary>
/// <remarks>Whether it can be reached from outside, only somebody outside can tell.</remarks>
public static class AddressProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>Why this product does not answer there, as a clause; null where it does.</returns>
    public static async Task<string?> LookAsync(string address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri($"{address.TrimEnd('/')}/health"), cancellation);
            JsonElement said = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            return said.ValueKind == JsonValueKind.Object && said.TryGetProperty("status", out _) && said.TryGetProperty("rehearsal", out _)
                ? null
                : "该地址上是其他程序";
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "域名无法解析",
                HttpRequestError.SecureConnectionError => "证书无法核验",
                HttpRequestError.ConnectionError => "无法连接",
                _ => "没有应答",
            };
        }
        catch (JsonException)
        {
            return "该地址上是其他程序";
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"{Patience.TotalSeconds:0}秒内没有应答";
        }
    }
}
