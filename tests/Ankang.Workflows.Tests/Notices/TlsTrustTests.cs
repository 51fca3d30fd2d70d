using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Tests.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public sealed class TlsTrustTests
{
    [Theory]
    [InlineData(X509ChainStatusFlags.RevocationStatusUnknown, true)]
    [InlineData(X509ChainStatusFlags.OfflineRevocation | X509ChainStatusFlags.RevocationStatusUnknown, true)]
    [InlineData(X509ChainStatusFlags.Revoked, false)]
    [InlineData(X509ChainStatusFlags.Revoked | X509ChainStatusFlags.OfflineRevocation, false)]
    [InlineData(X509ChainStatusFlags.UntrustedRoot, false)]
    [InlineData(X509ChainStatusFlags.NotTimeValid, false)]
    public void UnknownRevocation_IsTolerated_AndNothingElse(X509ChainStatusFlags found, bool trusted)
    {
        var trust = new TlsTrust(strict: false, NullLogger.Instance);
        Assert.Equal(trusted, trust.IsOnlyUnknown(SslPolicyErrors.RemoteCertificateChainErrors, [found], "mail"));
        Assert.False(new TlsTrust(strict: true, NullLogger.Instance).IsOnlyUnknown(SslPolicyErrors.RemoteCertificateChainErrors, [found], "mail"));
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch)]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors)]
    public void AnotherName_IsNeverTolerated(SslPolicyErrors errors) =>
        Assert.False(new TlsTrust(strict: false, NullLogger.Instance).IsOnlyUnknown(errors, [X509ChainStatusFlags.RevocationStatusUnknown], "mail"));

    [Fact]
    public void UnknownRevocation_IsSaidOnce()
    {
        var log = new LogLines();
        using ILoggerFactory logs = LoggerFactory.Create(l => l.AddProvider(log));
        var trust = new TlsTrust(strict: false, logs.CreateLogger("tls"));
        for (int i = 0; i < 3; i++)
            trust.IsOnlyUnknown(SslPolicyErrors.RemoteCertificateChainErrors, [X509ChainStatusFlags.RevocationStatusUnknown], "mail:465");
        Assert.Single(log.Lines, l => l.Contains("mail:465", StringComparison.Ordinal));
    }
}
