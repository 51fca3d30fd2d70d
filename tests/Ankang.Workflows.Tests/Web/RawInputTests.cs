using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Whatever bytes come in: an answer that is no fault of ours.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed partial class RawInputTests : IAsyncLifetime
{
    private static readonly string[] Nasty =
    [
        "%0a",
        "%0d%0aSet-Cookie:x=y",
        "%00",
        "%ff%fe",
        "..%2f..%2fetc",
        "%5c%7c%3a",
        "%F0%9F%98%80",
        "%E2%80%AE",
        "-1",
        "99999999999999999999",
        "'%22%3Cscript%3E",
        new string('a', 3000),
    ];

    private Site _site = null!;

    public async Task InitializeAsync() =>
        _site = await Site.StartAsync(new DateOnly(2021, 1, 18), settings: [("Limits:LinksPerMinute", "99999"), ("Limits:ApiPerMinute", "99999")]);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost:\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: \r\n")]
    [InlineData("GET / HTTP/1.0\r\n")]
    [InlineData("GET /no-such-page HTTP/1.1\r\nHost:\r\n")]
    [InlineData("GET /sign-in HTTP/1.1\r\nHost:\r\n")]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\nHost:\r\nX-Api-Key: a-key-of-the-test\r\n")]
    [InlineData("GET /health HTTP/1.1\r\nHost:\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: :\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: [\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n")]
    [InlineData("GET http://other.example/ HTTP/1.1\r\nHost: localhost\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n")]
    [InlineData("BREW / HTTP/1.1\r\nHost: localhost\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ankang-office=%%%; ankang-form=\u0001\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ankang-form=CfDJ8AAAA\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: , ,;:::\r\nX-Forwarded-Proto: \r\nForwarded: \r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: a\r\nX-Forwarded-Proto: javascript, https\r\n")]
    [InlineData("GET /items?q=%ff%00%0a&state=%&state=&page=-1&openedFrom=x HTTP/1.1\r\nHost: localhost\r\n")]
    [InlineData("GET /?%ff=%ff&=&&&done=%0a HTTP/1.1\r\nHost: localhost\r\n")]
    [InlineData("POST /rehearsal HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n")]
    [InlineData("POST /rehearsal HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data\r\nContent-Length: 0\r\n")]
    [InlineData("POST /rehearsal HTTP/1.1\r\nHost: localhost\r\nContent-Type: a/b;;;=\r\nContent-Length: 0\r\n")]
    [InlineData("POST /rehearsal HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\na=b")]
    [InlineData(
        "POST /rehearsal HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9\r\n\r\n--b\r\nx: y"
    )]
    [InlineData("POST /sign-out HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData(
        "POST /api/confirmations HTTP/1.1\r\nHost: x\r\nX-Api-Key: a-key-of-the-test\r\nIdempotency-Key: \u0001\u00ff\r\nContent-Length: 1\r\n\r\n{"
    )]
    public async Task Request_GetsAnAnswer_ThatIsNoFaultOfOurs(string head)
    {
        string answer = await RawClient.SendAsync(
            _site.Address,
            head.Contains("\r\n\r\n", StringComparison.Ordinal) ? head : $"{head}Connection: close\r\n\r\n"
        );
        // Hung up is an answer to what is no HTTP, or ends in the middle.
        Assert.InRange(RawClient.StatusOf(answer), 0, 499);
        Assert.DoesNotContain(_site.Log.Lines, l => Fault().IsMatch(l));
    }

    [Fact]
    public async Task EveryAddress_TakesAnyParameter()
    {
        string token = await _site.TokenAsync("hanbin");
        string[] patterns =
        [
            .. _site
                .Endpoints.OfType<RouteEndpoint>()
                .Select(e => $"/{e.RoutePattern.RawText?.TrimStart('/')}")
                .Distinct()
                .Where(p => p.Contains('{', StringComparison.Ordinal)),
        ];
        Assert.True(patterns.Length > 50);
        var faults = new List<string>();
        foreach (string pattern in patterns)
        {
            foreach (string nasty in Nasty.Append($"{token}%0a").Append($"%20{token}"))
            {
                string path = Parameter().Replace(pattern, nasty);
                // A link that is good, and then something nasty.
                foreach (string address in new[] { path, path.Replace($"/u/{nasty}", $"/u/{token}", StringComparison.Ordinal) }.Distinct())
                {
                    foreach (string method in new[] { "GET", "HEAD", "POST" })
                    {
                        string answer = await RawClient.SendAsync(
                            _site.Address,
                            $"{method} {address} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {Site.Key}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        );
                        if (RawClient.StatusOf(answer) is 0 or >= 500)
                            faults.Add($"{method} {address}: {answer.Split('\r')[0]}");
                    }
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20).Concat(_site.Log.Lines.Where(l => Fault().IsMatch(l)).Take(20))));
    }

    [GeneratedRegex("^[0-9A-F]{6}: ")]
    private static partial Regex Fault();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
