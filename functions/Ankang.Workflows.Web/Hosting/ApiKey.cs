using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>A program that may use the JSON API. Of its secrets only the digests are kept.</summary>
/// <param name="Name">As the settings and histories name it.</param>
/// <param name="Digests">SHA-256 of the secrets that hold: one, or two while they change.</param>
public sealed record ApiKey(string Name, ApiScope Scopes, IReadOnlyList<byte[]> Digests)
{
    /// <summary>The key that a host makes for the commands of its own machine.</summary>
    public const string OfThisHost = "local";

    /// <summary>The header by which a command of the product says that it is one; it needs a key all the same.</summary>
    public const string CommandHeader = "X-Ankang-Command";

    /// <summary>As who the program acts.</summary>
    public Actor Actor =>
        new(ActorKind.ApiKey, Name, Name == OfThisHost ? "市安委办（接口）" : $"市安委办 {Name}（接口）") { Channel = ActorChannel.Api };

    /// <summary>The key that the host made, and the one before where that still holds; it may do all.</summary>
    public static ApiKey Made(string secret, string? previous) =>
        new(OfThisHost, ApiScope.All, [.. new[] { secret, previous }.OfType<string>().Select(Digest)]);

    public bool May(ApiScope scope) => (Scopes & scope) == scope;

    internal static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
