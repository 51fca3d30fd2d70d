namespace Ankang.Workflows.Notices;

/// <summary>Azure Communication Services Email, reached by the program's own identity.</summary>
public sealed class AcsOptions
{
    /// <summary>The resource's address, <c>https://name.communication.azure.com</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The sender, of a domain that is connected to the resource: <c>DoNotReply@example.org</c>.</summary>
    public string? Sender { get; set; }

    /// <value>25: the service allows 30 a minute until it is asked to raise that.</value>
    public int PerMinute { get; set; } = 25;

    /// <value>90: the service allows 100 an hour until it is asked to raise that.</value>
    public int PerHour { get; set; } = 90;
}
