using System.Security.Cryptography;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>Every key of a host.</summary>
public sealed class ApiKeys
{
    private readonly IReadOnlyList<ApiKey> _keys;

    /// <param name="options">Without faults.</param>
    /// <param name="made">The host's own.</param>
    public ApiKeys(ApiOptions options, ApiKey made)
    {
        ArgumentNullException.ThrowIfNull(options);
        _keys =
        [
            made,
            .. options.Keys.Select(k => new ApiKey(k.Key, k.Value.ScopesOrNull ?? ApiScope.None, [.. k.Value.Secrets.Select(ApiKey.Digest)])),
        ];
    }

    /// <summary>Compares digests in fixed time, and all of them, so that neither content nor length nor place of a key shows.</summary>
    /// <returns>Null for a secret of nobody's.</returns>
    public ApiKey? Find(string given)
    {
        byte[] digest = ApiKey.Digest(given);
        ApiKey? found = null;
        foreach (ApiKey key in _keys)
        foreach (byte[] own in key.Digests)
            found = CryptographicOperations.FixedTimeEquals(digest, own) ? key : found;
        return found;
    }
}
