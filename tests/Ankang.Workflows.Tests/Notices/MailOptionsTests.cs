using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public class MailOptionsTests
{
    [Fact]
    public void Faults_AreNone_ByDefault() => Assert.Empty(new MailOptions().Faults());

    [Fact]
    public void Faults_AreAllNamedAtOnce_EachWithItsMend()
    {
        var options = new MailOptions
        {
            Transport = MailTransportKind.Smtp,
            RedirectTo = "nobody",
            Smtp = new()
            {
                Port = 0,
                TimeoutSeconds = 0,
                From = "x",
                User = "u",
                Security = SmtpSecurity.None,
                CertificateSha256 = "AB:CD",
            },
        };
        Assert.Equal(
            [
                "Mail:RedirectTo is 'nobody', which is no mail address; write one such as office@example.org, or leave it out.",
                "Mail:Smtp:Host is missing; write the mail server's name, such as smtp.example.org, or set Mail:Transport to Folder.",
                "Mail:Smtp:Port is 0; write a port from 1 to 65535, usually 587, 465 or 25.",
                "Mail:Smtp:TimeoutSeconds is 0; write 1 to 600.",
                "Mail:Smtp:From is 'x', which is no mail address; write one such as office@example.org, or leave it out.",
                "Mail:Smtp:User and Mail:Smtp:Password go together; set both, or neither.",
                "Mail:Smtp:Security is None, so the password would travel readable; write StartTls or SslOnConnect, or leave User and Password out.",
                "Mail:Smtp:CertificateSha256 must be the 64 hex digits of the certificate's SHA-256, without colons, or be left out.",
            ],
            options.Faults()
        );
    }

    [Fact]
    public void Create_SaysTheFaults_WhenThereAreSome() =>
        Assert.Contains(
            "Mail:Smtp:Host is missing",
            Assert
                .Throws<ArgumentException>(() => MailTransports.Create(new() { Transport = MailTransportKind.Smtp }, "out", TimeProvider.System))
                .Message,
            StringComparison.Ordinal
        );
}
