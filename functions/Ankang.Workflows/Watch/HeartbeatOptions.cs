namespace Ankang.Workflows.Watch;

/// <summary>A heartbeat outside: an address of a service that tells a person when it was not called for a day.</summary>
public sealed class HeartbeatOptions
{
    public const string Section = "Heartbeat";

    /// <value>Null: none is called.</value>
    public string? Url { get; set; }

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IReadOnlyList<string> Faults() =>
        Url is null
        || (
            Uri.TryCreate(Url, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
            ? []
            : ["Heartbeat:Url must be the whole address that the watching service shows, beginning with https://, or be left out."];
}
