namespace Ankang.Workflows.Testbed;

/// <summary>How dear a test is, as the trait <see cref="Name"/> of its class or of its whole project; CONTRIBUTING has the command of each.</summary>
internal static class Tier
{
    public const string Name = "Tier";

    /// <summary>Pure: no store, no city, no host; all of them together take less than a minute.</summary>
    public const string Fast = "fast";

    /// <summary>A simulated city over a scratch store, or the pages of one.</summary>
    public const string City = "city";

    /// <summary>Laws that hold in many cities, each drawn at random.</summary>
    public const string Property = "property";

    /// <summary>Stores, emulators, real mail servers and built programs.</summary>
    public const string Host = "host";

    /// <summary>Pages in a real browser.</summary>
    public const string Browser = "browser";
}
