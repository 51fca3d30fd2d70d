using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>Where a request comes from, as limits count it: part of a key, so hex digits, dots and letters only.</summary>
internal static class ClientAddress
{
    private const int SiteBytes = 8; // of an IPv6 address whoever has a connection may choose the rest himself

    public static string Of(HttpContext context) =>
        context.Connection.RemoteIpAddress switch
        {
            null => "unknown",
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexStringLower(six.GetAddressBytes().AsSpan(0, SiteBytes)),
            IPAddress four => four.ToString(),
        };
}
