using System.Net;
using System.Text.Json;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Web.Api;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary>Calls the JSON API of a running host, whichever kind of host it is.</summary>
internal sealed class HostClient : IDisposable
{
    // A change of a whole city on a distant store takes its turns before it answers.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly HttpClient _http;
    private readonly string _host;

    public HostClient(string host, string key)
    {
        if (!Uri.TryCreate(host.TrimEnd('/') + "/", UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
            throw new CommandException($"--host is '{host}', which is no address such as http://localhost:5080.");
        _host = host;
        _http = new HttpClient { BaseAddress = address, Timeout = Patience };
        _http.DefaultRequestHeaders.Add("X-Api-Key", key);
        _http.DefaultRequestHeaders.Add(ApiKey.CommandHeader, "1");
    }

    /// <returns>Null when no host answers there.</returns>
    /// <exception cref="FaultyFileException">With the faults that the host found.</exception>
    /// <exception cref="CommandException">It refused; the message says why.</exception>
    public async Task<T?> PostAsync<T>(string path, object body, CancellationToken cancellation)
        where T : class
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.PostAsJsonAsync(path, body, ApiJson.Options, cancellation);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return null;
        }
        catch (HttpRequestException e)
        {
            throw new CommandException($"The host at {_host} cannot be reached: {e.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException(
                $"The host at {_host} did not answer within {Patience.TotalMinutes:0} minutes. What it began it finishes; run the same command "
                    + "again to see how it stands."
            );
        }

        using (answer)
        {
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation);
            throw await RefusedAsync(answer, cancellation);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Exception> RefusedAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
            return new CommandException($"The host at {_host} does not take this key: name its data folder with --data, or give the key with --key.");
        string text = await answer.Content.ReadAsStringAsync(cancellation);
        try
        {
            using var problem = JsonDocument.Parse(text);
            if (problem.RootElement.TryGetProperty("faults", out JsonElement faults))
                return new FaultyFileException(faults.Deserialize<FileFault[]>(ApiJson.Options)!);
            if (problem.RootElement.TryGetProperty("detail", out JsonElement detail))
                return new CommandException($"The host at {_host} refused: {detail.GetString()}");
        }
        catch (JsonException)
        {
            // Not one of our hosts, or something stands before it.
        }

        return new CommandException($"The host at {_host} answered {(int)answer.StatusCode} {answer.ReasonPhrase}: is it a host of this program?");
    }
}
