using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Mail gateways and monitors ask by HEAD whether a link is alive.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class HeadTests
{
    [Fact]
    public async Task EveryAddress_AnswersHead_AsGet_WithoutABody()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18));
        string token = await site.TokenAsync("hanbin");
        string[] addresses =
        [
            .. site
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
                .Select(e => $"/{e.RoutePattern.RawText?.TrimStart('/')}")
                .Select(p => p.Replace("{token}", token, StringComparison.Ordinal).Replace("{list}", Site.ListId, StringComparison.Ordinal))
                .Select(p => p.Replace("{unit}", "hanbin", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal))
                .Where(p => !p.Contains('{', StringComparison.Ordinal))
                .Append("/no-such-page")
                .Append($"/u/{token}")
                .Distinct(),
        ];
        Assert.True(addresses.Length > 40);
        Assert.Contains($"/u/{token}", addresses);
        site.Client.DefaultRequestHeaders.Add("X-Api-Key", Site.Key);
        foreach (string address in addresses)
        {
            using HttpResponseMessage get = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            string head = await RawClient.SendAsync(
                site.Address,
                $"HEAD {address} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {Site.Key}\r\nConnection: close\r\n\r\n"
            );
            Assert.True((int)get.StatusCode == RawClient.StatusOf(head), $"{address}: {get.StatusCode}, but {head}");
            Assert.EndsWith("\r\n\r\n", head, StringComparison.Ordinal);
            Assert.DoesNotContain("<html", head, StringComparison.Ordinal);
            if (get.StatusCode == HttpStatusCode.OK)
                Assert.Contains($"Content-Type: {get.Content.Headers.ContentType!.MediaType}", head, StringComparison.Ordinal);
        }
    }
}
