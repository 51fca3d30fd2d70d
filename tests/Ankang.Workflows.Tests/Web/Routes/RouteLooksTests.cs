using System.Net;
using System.Text.RegularExpressions;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>What a look at any address does and does not: it changes nothing, tells no secret, and each answer has its headers.</summary>
[Collection(SharedRoutes.Name)]
[Trait(Tier.Name, Tier.City)]
[Trait(SharedRoutes.Category, SharedRoutes.Security)]
public sealed partial class RouteLooksTests(RoutesSite town)
{
    private IEnumerable<Route> Gets => town.Routes.Where(r => r.IsGet);

    [Fact]
    public async Task NoGet_AndNoHead_ChangesARowOfTheWork_WhoeverAsks()
    {
        IReadOnlyDictionary<string, string> before = await town.RowsAsync();
        Assert.True(before.Count > 1000);
        foreach (HttpClient client in new[] { town.Stranger, town.Reader, town.Supervisor, town.Office })
        foreach (Route route in Gets)
        foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Head })
            (await SendAsync(client, method, town.AddressOf(route))).Dispose();
        Assert.Empty(RoutesSite.Differences(before, await town.RowsAsync()));
    }

    [Fact]
    public async Task Head_AnswersAsGet_WithoutABody_AtEveryAddress()
    {
        foreach (Route route in Gets)
        {
            string address = town.AddressOf(route);
            using HttpResponseMessage get = await SendAsync(town.Office, HttpMethod.Get, address);
            using HttpResponseMessage head = await SendAsync(town.Office, HttpMethod.Head, address);
            Assert.True(get.StatusCode == head.StatusCode, $"{address}: GET {get.StatusCode}, HEAD {head.StatusCode}");
            Assert.Equal(get.Content.Headers.ContentType?.MediaType, head.Content.Headers.ContentType?.MediaType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task EveryAddress_IsThere_ForTheOffice()
    {
        // Addresses that name what the fixture does not have would make the other tests look at nothing.
        var missing = new List<string>();
        foreach (Route route in Gets)
        {
            using HttpResponseMessage answer = await SendAsync(town.Office, HttpMethod.Get, town.AddressOf(route), RoutesSite.ReadKey);
            if (answer.StatusCode != HttpStatusCode.OK)
                missing.Add($"{(int)answer.StatusCode} {route.Page}");
        }

        Assert.Equal(
            [
                "303 /sign-in/code", // half signed in is nobody
                "403 /supervisor",
                "403 /supervisor/bulletins/{number:int}",
                "403 /supervisor/bulletins/{number:int}/docx",
                "403 /supervisor/charts",
                "403 /supervisor/items/{id}",
                "403 /supervisor/leader",
                "403 /supervisor/letters/{number:int}",
                "403 /supervisor/scores",
                "404 /lists/changes/{of}", // no change was applied
                "404 /rehearsal/restart",
                "404 /s/{token}/bulletins/{number:int}", // of the leader alone
                "404 /s/{token}/bulletins/{number:int}/docx",
                "404 /s/{token}/leader",
                "404 /s/{token}/letters/{number:int}",
                "404 /sign-in/provider",
                "404 /{*path:nonfile}",
            ],
            missing.Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task NoAnswer_NoLocation_AndNoLog_TellsASecretOfAnother()
    {
        var leaks = new List<string>();
        foreach (
            (HttpClient client, string who, string? key) in new[]
            {
                (town.Reader, "reader", null),
                (town.Supervisor, "supervisor", null),
                (town.Office, "office", null),
                (town.Stranger, "program", RoutesSite.ReadKey),
            }
        )
        foreach (Route route in Gets)
        {
            // Its own address is known to whoever opened it.
            if (route.Pattern.Contains("{token}", StringComparison.Ordinal))
                continue;
            string address = town.AddressOf(route);
            using HttpResponseMessage answer = await SendAsync(client, HttpMethod.Get, address, key);
            string said = $"{answer.Headers.Location} {await TextOf.AnswerAsync(answer)}";
            leaks.AddRange(town.Secrets.Where(s => said.Contains(s, StringComparison.Ordinal)).Select(s => $"{who} at {address}: {s[..8]}…"));
            leaks.AddRange(Link().Matches(said).Select(m => $"{who} at {address}: {m.Value[..12]}…"));
        }

        leaks.AddRange(town.Site.Log.Lines.Where(l => town.Secrets.Any(s => l.Contains(s, StringComparison.Ordinal))).Select(l => $"log: {l[..60]}"));
        foreach (PartitionRow row in await town.Site.Store.ReadAcrossAsync(StoreTable.Security, " ", "~~", [new RowRange(" ", "~~")], default))
            leaks.AddRange(
                row.Row.Columns.Values.OfType<string>()
                    .Where(t => town.Secrets.Any(s => t.Contains(s, StringComparison.Ordinal)))
                    .Select(t => $"security log: {t[..20]}")
            );
        Assert.True(leaks.Count == 0, string.Join(Environment.NewLine, leaks.Distinct()));
    }

    [Fact]
    public async Task EveryAnswer_Error_AndRedirect_HasItsHeaders_AndCookiesAreClosed()
    {
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        foreach (HttpClient client in new[] { town.Stranger, town.Reader, town.Supervisor, town.Office })
        foreach (Route route in town.Routes)
        {
            string address = town.AddressOf(route);
            if (!route.IsGet && route.HasOwnProof)
                continue; // would be done: RouteGuardTests looks at those
            using HttpResponseMessage answer = await SendAsync(client, new HttpMethod(route.Method), address);
            Look(faults, answer, $"{route} ({(int)answer.StatusCode})");
        }

        foreach (string odd in new[] { "/items/%0a", "/u/x", "/s/x", "/c/x", "/d/x", "/welcome/x", "/api/items/x", "/l/none/", "/assets/x/y" })
        {
            using HttpResponseMessage answer = await SendAsync(town.Stranger, HttpMethod.Get, odd);
            Look(faults, answer, $"{odd} ({(int)answer.StatusCode})");
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static void Look(SortedSet<string> faults, HttpResponseMessage answer, string what)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : "";
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            faults.Add($"{what}: a fault of ours");
        if (!Header("Content-Security-Policy").StartsWith("default-src 'none'", StringComparison.Ordinal))
            faults.Add($"{what}: Content-Security-Policy is '{Header("Content-Security-Policy")}'");
        if (Header("X-Content-Type-Options") != "nosniff")
            faults.Add($"{what}: no nosniff");
        if (Header("Referrer-Policy") != "no-referrer")
            faults.Add($"{what}: Referrer-Policy is '{Header("Referrer-Policy")}'");
        if (answer.Headers.CacheControl is not { NoStore: true } && !what.Contains("/assets/", StringComparison.Ordinal))
            faults.Add($"{what}: Cache-Control is '{answer.Headers.CacheControl}'");
        if (answer.Headers.Location is { IsAbsoluteUri: true } elsewhere)
            faults.Add($"{what}: leads to {elsewhere.Host}");
        foreach (string cookie in answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies) ? cookies : [])
            if (!Closed().IsMatch(cookie) || !cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase))
                faults.Add($"{what}: cookie {cookie.Split('=')[0]} is open: {cookie[cookie.IndexOf(';', StringComparison.Ordinal)..]}");
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string address, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([]);
        return client.SendAsync(request);
    }

    [GeneratedRegex("/(u|s|d|c|welcome)/[A-Za-z0-9_-]{24,}")]
    private static partial Regex Link();

    [GeneratedRegex("samesite=(strict|lax)", RegexOptions.IgnoreCase)]
    private static partial Regex Closed();
}
