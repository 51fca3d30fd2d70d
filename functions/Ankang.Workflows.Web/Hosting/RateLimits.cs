namespace Ankang.Workflows.Web.Hosting;

/// <summary>How many requests a minute are answered where anybody may ask; in the settings under <see cref="Section"/>.</summary>
/// <remarks>By address. They keep a host standing under a flood; guessing is held by keys of 256 bits and by the lock of the sign-in.</remarks>
public sealed class RateLimits
{
    public const string Section = "Limits";
    private const int Most = 100_000;

    /// <summary>From one address to the pages of sign-in, of one-time links and of passwords.</summary>
    /// <value>60: two a sign-in</value>
    public int SignInPerMinute { get; set; } = 60;

    /// <summary>From one address by links of mails; a whole government network may come by one address.</summary>
    /// <value>600</value>
    public int LinksPerMinute { get; set; } = 600;

    /// <summary>By one link of a mail, whoever opens it.</summary>
    /// <value>120</value>
    public int LinkPerMinute { get; set; } = 120;

    /// <summary>From one address, and with one key, to the API and its description.</summary>
    /// <value>600</value>
    public int ApiPerMinute { get; set; } = 600;

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults() =>
        new[]
        {
            (nameof(SignInPerMinute), SignInPerMinute),
            (nameof(LinksPerMinute), LinksPerMinute),
            (nameof(LinkPerMinute), LinkPerMinute),
            (nameof(ApiPerMinute), ApiPerMinute),
        }
            .Where(l => l.Item2 is < 1 or > Most)
            .Select(l => $"{Section}:{l.Item1} is {l.Item2}; write 1 to {Most}.");
}
