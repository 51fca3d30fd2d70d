using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Notices;

/// <summary>Which certificates of mail servers are trusted.</summary>
/// <remarks>
/// On a closed network the lists of revoked certificates cannot be reached, or a certificate names none: then it is not known whether it was
/// revoked. That alone stops no mail; a certificate that is known to be revoked does.
/// </remarks>
/// <param name="strict">What is not known counts as revoked.</param>
public sealed partial class TlsTrust(bool strict, ILogger log)
{
    private const X509ChainStatusFlags Unknown = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;
    private bool _told;

    /// <summary>Judges a server's certificate as a client asks for it.</summary>
    /// <param name="pin">SHA-256 of a certificate that is trusted whoever signed it; null for none.</param>
    /// <param name="server">Named in the log.</param>
    public RemoteCertificateValidationCallback Of(string? pin, string server) =>
        (_, certificate, chain, errors) =>
            errors == SslPolicyErrors.None
            || (
                pin is not null
                && certificate is not null
                && string.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), pin, StringComparison.OrdinalIgnoreCase)
            )
            || IsOnlyUnknown(errors, [.. chain?.ChainStatus.Select(s => s.Status) ?? []], server);

    /// <summary>True where nothing else is wrong than that it cannot be found out whether the certificate was revoked.</summary>
    public bool IsOnlyUnknown(SslPolicyErrors errors, IReadOnlyCollection<X509ChainStatusFlags> found, string server)
    {
        bool isOnly = errors == SslPolicyErrors.RemoteCertificateChainErrors && found.Count > 0 && found.All(f => f != 0 && (f & ~Unknown) == 0);
        if (!isOnly || strict)
            return false;
        if (!_told)
            LogUnknown(log, server);
        _told = true;
        return true;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Whether the certificate of {Server} was revoked cannot be found out here; it is trusted. Mail:StrictRevocation refuses it."
    )]
    private static partial void LogUnknown(ILogger log, string server);
}
