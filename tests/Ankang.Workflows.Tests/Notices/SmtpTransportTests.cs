using System.Net;
using System.Net.Sockets;
using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Tests.Notices;

[Needs<TestMailServer>]
[Trait(Tier.Name, Tier.Host)]
public class SmtpTransportTests
{
    private const string Liaison = "hanbin.liaison@example.org";
    private const string Supervisor = "hanbin.supervisor@example.org";

    private readonly ImpatientTime _time = new();

    [Fact]
    public async Task SendAsync_HandsOverTheSameBytes_OverOneConnection()
    {
        await using TestMailServer server = await TestMailServer.StartAsync();
        await using SmtpTransport transport = Transport(server);
        Assert.Same(SendResult.Accepted, await transport.SendAsync(A.Mail(), default));
        Assert.Same(SendResult.Accepted, await transport.SendAsync(A.Mail(), default));
        Assert.Equal(MimeMail.Bytes(MimeMail.Build(A.Mail())), server.Mail(1));
        Assert.Equal(server.Mail(1), server.Mail(2));
        Assert.Single(server.Envelopes().Select(e => e.Connection).Distinct());
        Assert.Equal(("office@example.org", Liaison), (server.Envelopes()[0].From, server.Envelopes()[0].To.Single()));
    }

    [Fact]
    public async Task SendAsync_GoesOnToTheOthers_WhenOneRecipientIsRefused()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["refuse"] = new[] { Liaison } });
        await using SmtpTransport transport = Transport(server);
        SendResult result = await transport.SendAsync(A.Mail(to: [Liaison, Supervisor]), default);
        Assert.Equal(SendOutcome.Accepted, result.Outcome);
        Assert.Equal(new(Liaison, "550 No such mailbox"), Assert.Single(result.RefusedRecipients));
        Assert.Equal([Supervisor], server.Envelopes().Single().To);
    }

    [Fact] // and the connection is good for the next mail
    public async Task SendAsync_AnswersRefused_WhenEveryRecipientIs()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["refuse"] = new[] { Liaison } });
        await using SmtpTransport transport = Transport(server);
        SendResult result = await transport.SendAsync(A.Mail(), default);
        Assert.Equal((SendOutcome.Refused, "550 No such mailbox"), (result.Outcome, result.Detail));
        Assert.Equal(Liaison, result.RefusedRecipients.Single().Email);
        Assert.Equal(SendOutcome.Accepted, (await transport.SendAsync(A.Mail(to: Supervisor), default)).Outcome);
    }

    [Fact]
    public async Task SendAsync_GoesOnToTheOthers_WhenARecipientIsDeferred()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(
            new() { ["defer"] = new[] { Supervisor }, ["refuse"] = new[] { "gone@example.org" } }
        );
        await using SmtpTransport transport = Transport(server);
        SendResult result = await transport.SendAsync(A.Mail(to: [Liaison, "gone@example.org", Supervisor]), default);
        Assert.Equal(SendOutcome.Accepted, result.Outcome);
        Assert.Equal(
            [("gone@example.org", AnswerKind.NoSuchRecipient), (Supervisor, AnswerKind.Later)],
            result.RefusedRecipients.Select(r => (r.Email, r.Kind))
        );
        Assert.Equal([Liaison], server.Envelopes().Single().To);
        Assert.Empty(_time.Pauses);
    }

    [Fact] // the text is ours: no recipient is to blame
    public async Task SendAsync_BlamesNobody_WhenTheTextIsRefused()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["refuseText"] = true });
        await using SmtpTransport transport = Transport(server);
        SendResult result = await transport.SendAsync(A.Mail(to: [Liaison, Supervisor]), default);
        Assert.Equal((SendOutcome.TryAgain, "554 Text refused", AnswerKind.Content), (result.Outcome, result.Detail, result.Fault));
        Assert.Empty(result.RefusedRecipients);
    }

    [Theory]
    [InlineData("550 Domain frequency limited", AnswerKind.Unreachable)]
    [InlineData("553 Mail from must equal authorized user", AnswerKind.Sender)]
    public async Task SendAsync_BlamesNobody_WhenTheSenderIsRefused(string answer, AnswerKind fault)
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["refuseSender"] = answer });
        await using SmtpTransport transport = Transport(server);
        SendResult result = await transport.SendAsync(A.Mail(), default);
        Assert.Equal((SendOutcome.TryAgain, fault), (result.Outcome, result.Fault));
        Assert.Empty(result.RefusedRecipients);
    }

    [Fact]
    public async Task SendAsync_JudgesByTheServersWords_WhatARecipientIsAnswered()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(
            new()
            {
                ["answers"] = new Dictionary<string, string> { [Liaison] = "550 Domain frequency limited", [Supervisor] = "550 DT:SPM" },
            }
        );
        await using SmtpTransport transport = Transport(server);
        SendResult later = await transport.SendAsync(A.Mail(), default);
        Assert.Equal((SendOutcome.Refused, AnswerKind.Later), (later.Outcome, later.RefusedRecipients.Single().Kind));
        SendResult ours = await transport.SendAsync(A.Mail(to: Supervisor), default);
        Assert.Equal((SendOutcome.TryAgain, AnswerKind.Content), (ours.Outcome, ours.Fault));
        Assert.Empty(ours.RefusedRecipients);
    }

    [Fact]
    public async Task SendAsync_OpensAnotherConnection_WhenTheServerHasHadEnoughOfThisOne()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["perConnection"] = 2 });
        await using SmtpTransport transport = Transport(server);
        for (int n = 1; n <= 5; n++)
            Assert.Same(SendResult.Accepted, await transport.SendAsync(A.Mail(), default));
        Assert.Equal(3, server.Envelopes().Select(e => e.Connection).Distinct().Count());
    }

    [Fact]
    public async Task SendAsync_TriesThreeTimesWithPauses_WhenNobodyListens()
    {
        await using var transport = new SmtpTransport(
            new()
            {
                Host = "127.0.0.1",
                Port = FreePort(),
                Security = SmtpSecurity.None,
            },
            _time
        );
        SendResult result = await transport.SendAsync(A.Mail(), default);
        Assert.Equal(SendOutcome.TryAgain, result.Outcome);
        Assert.StartsWith("127.0.0.1:", result.Detail, StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)], _time.Pauses);
    }

    [Fact]
    public async Task SendAsync_AnswersTryAgain_WhenTheServerSaysNothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var transport = new SmtpTransport(
            new()
            {
                Host = "127.0.0.1",
                Port = ((IPEndPoint)silent.LocalEndpoint).Port,
                Security = SmtpSecurity.None,
                TimeoutSeconds = 1,
            },
            _time
        );
        SendResult result = await transport.SendAsync(A.Mail(), default);
        Assert.Equal(SendOutcome.TryAgain, result.Outcome);
        Assert.EndsWith("did not answer within 1 seconds.", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_SignsInOverStartTls_WithAPinnedCertificate()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["user"] = "office", ["pass"] = "secret" }, certificate: true);
        await using SmtpTransport transport = Transport(server, o =>
        {
            (o.User, o.Password, o.Security, o.CertificateSha256) = ("office", "secret", SmtpSecurity.StartTls, server.CertificateSha256);
        });
        Assert.Same(SendResult.Accepted, await transport.SendAsync(A.Mail(), default));
        Assert.Equal((true, "office"), (server.Envelopes().Single().Secure, server.Envelopes().Single().User));
    }

    [Fact]
    public async Task SendAsync_UsesTlsFromTheStart_WhenToldSo()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["tls"] = true }, certificate: true);
        await using SmtpTransport transport = Transport(server, o =>
            (o.Security, o.CertificateSha256) = (SmtpSecurity.SslOnConnect, server.CertificateSha256)
        );
        Assert.Same(SendResult.Accepted, await transport.SendAsync(A.Mail(), default));
    }

    [Fact]
    public async Task SendAsync_AnswersTryAgain_WhenTheCertificateIsNotTrusted()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(certificate: true);
        await using SmtpTransport transport = Transport(server, o => (o.Security, o.CertificateSha256) = (SmtpSecurity.StartTls, new('0', 64)));
        SendResult result = await transport.SendAsync(A.Mail(), default);
        Assert.Equal((SendOutcome.TryAgain, AnswerKind.Certificate), (result.Outcome, result.Fault));
        Assert.Empty(server.Envelopes());
    }

    [Fact] // never in the clear when STARTTLS is asked for
    public async Task SendAsync_AnswersTryAgain_WhenTheServerHasNoStartTls()
    {
        await using TestMailServer server = await TestMailServer.StartAsync();
        await using SmtpTransport transport = Transport(server, o => o.Security = SmtpSecurity.StartTls);
        Assert.Equal(SendOutcome.TryAgain, (await transport.SendAsync(A.Mail(), default)).Outcome);
        Assert.Empty(server.Envelopes());
    }

    [Theory]
    [InlineData("office", "wrong")]
    [InlineData(null, null)] // required, but not set
    public async Task SendAsync_AnswersTryAgain_WhenSigningInFails(string? user, string? password)
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["user"] = "office", ["pass"] = "secret" });
        await using SmtpTransport transport = Transport(server, o => (o.User, o.Password) = (user, password));
        SendResult result = await transport.SendAsync(A.Mail(), default);
        Assert.Equal((SendOutcome.TryAgain, AnswerKind.SignIn), (result.Outcome, result.Fault));
        Assert.Contains(
            user is null ? "authentication Required. Set Mail:Smtp:User and Mail:Smtp:Password." : "535",
            result.Detail,
            StringComparison.Ordinal
        );
        Assert.Empty(_time.Pauses);
    }

    private SmtpTransport Transport(TestMailServer server, Action<SmtpOptions>? set = null)
    {
        var options = new SmtpOptions
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Security = SmtpSecurity.None,
            TimeoutSeconds = 20,
        };
        set?.Invoke(options);
        return new(options, _time);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
