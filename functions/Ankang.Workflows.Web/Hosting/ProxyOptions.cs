using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>Whose word is taken for where a request comes from; in the settings under <see cref="Section"/>.</summary>
/// <remarks>Limits count by that address: behind a proxy that is not named here, all visitors share the proxy's.</remarks>
public sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses or networks of the proxies before this host: <c>10.0.0.5</c>, <c>10.0.0.0/24</c>. This machine is always one.</summary>
    public IReadOnlyList<string> Known { get; set; } = [];

    /// <summary>True where every request comes through the platform's own front end, which adds the last address itself.</summary>
    internal bool IsBehindPlatform { get; init; }

    /// <summary>Every request comes through the platform's own front end.</summary>
    public static ProxyOptions BehindPlatform { get; } = new() { IsBehindPlatform = true };

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults() =>
        Known
            .Where(k => !IPAddress.TryParse(k, out _) && !IPNetwork.TryParse(k, out _))
            .Select(k => $"{Section}:Known holds '{k}'; write an address such as 10.0.0.5 or a network such as 10.0.0.0/24.");

    internal void Apply(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        if (IsBehindPlatform)
        {
            options.ForwardLimit = 1;
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            return;
        }

        options.ForwardLimit = null; // up to the first address that nobody here knows
        foreach (string known in Known)
        {
            if (IPAddress.TryParse(known, out IPAddress? address))
                options.KnownProxies.Add(address);
            else
                options.KnownIPNetworks.Add(IPNetwork.Parse(known));
        }
    }
}
