using System.Security.Cryptography;
using System.Text;

namespace Ankang.Workflows.Web.People;

/// <summary>The secret of a link that opens once. Only its hash is stored.</summary>
/// <param name="Token">What the link carries.</param>
/// <param name="Hash">What the table keeps.</param>
internal readonly record struct OneTimeLink(string Token, string Hash)
{
    private const int SecretLength = 32;

    public static OneTimeLink New()
    {
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength));
        return new OneTimeLink(token, HashOf(token));
    }

    public static bool Opens(string token, string? hash) =>
        hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(token)), Encoding.ASCII.GetBytes(hash));

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
