using Ankang.Workflows.Notices;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Tests.Notices;

[Needs<TestImapServer>]
[Trait(Tier.Name, Tier.Host)]
public sealed class ImapReturnBoxTests
{
    private static readonly TimeProvider Time = TimeProvider.System;

    [Fact]
    public async Task Read_BringsEachMailOnce_AndChangesNothingInTheMailbox()
    {
        await using TestImapServer server = await TestImapServer.StartAsync();
        ImapReturnBox box = Box(server, TestImapServer.Password);
        await server.DeliverAsync(Mail("long ago"), Time.GetUtcNow().AddDays(-30));
        await server.DeliverAsync(Mail("first"), Time.GetUtcNow().AddHours(-2));

        var first = await box.ReadAsync(null, default);
        Assert.Equal(["first"], first.Messages.Select(m => m.Message.Subject));
        await server.DeliverAsync(Mail("second"), Time.GetUtcNow());
        await server.DeliverAsync(Mail("third"), Time.GetUtcNow());
        var second = await box.ReadAsync(first.Mark, default);
        Assert.Equal(["second", "third"], second.Messages.Select(m => m.Message.Subject));
        Assert.Empty((await box.ReadAsync(second.Mark, default)).Messages);
        Assert.Equal((4, 4), await server.LookAsync());
    }

    [Fact]
    public async Task Read_BringsTheHeadAlone_OfAMailThatIsTooLarge()
    {
        await using TestImapServer server = await TestImapServer.StartAsync();
        string lines = string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", 90_000)); // 6 MB
        await server.DeliverAsync(
            "From: liaison@example.org\r\nTo: a@example.org\r\nSubject: Re: x\r\nMessage-ID: <large@example.org>\r\n"
                + "In-Reply-To: <ankang-2021.20210401T09.hanbin.reminder@example.org>\r\n"
                + $"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{lines}\r\n--b--\r\n",
            Time.GetUtcNow()
        );
        (MimeKit.MimeMessage message, DateTimeOffset received) = Assert.Single(
            (await Box(server, TestImapServer.Password).ReadAsync(null, default)).Messages
        );
        var reply = Assert.IsType<ReturnedMail.Reply>(ReturnReader.Read(message, received));
        Assert.Equal(
            (
                "ankang-2021.20210401T09.hanbin.reminder@example.org",
                "liaison@example.org",
                "large@example.org",
                "（邮件过大，没有读取，请在邮箱中查看。）"
            ),
            (reply.MessageId, reply.From, reply.Id, reply.Text)
        );
    }

    [Fact]
    public async Task Read_BeginsAnew_WhenTheFolderIsAnother()
    {
        await using TestImapServer server = await TestImapServer.StartAsync();
        await server.DeliverAsync(Mail("first"), Time.GetUtcNow());
        Assert.Single((await Box(server, TestImapServer.Password).ReadAsync("1:900", default)).Messages);
    }

    [Fact]
    public async Task Read_BeginsWithWhatComes_WhereTheMailboxWasEmpty()
    {
        await using TestImapServer server = await TestImapServer.StartAsync();
        ImapReturnBox box = Box(server, TestImapServer.Password);
        var none = await box.ReadAsync(null, default);
        Assert.Empty(none.Messages);
        await server.DeliverAsync(Mail("first"), Time.GetUtcNow());
        Assert.Single((await box.ReadAsync(none.Mark, default)).Messages);
    }

    [Fact]
    public async Task Read_SaysWhatIsWrong_WhenThePasswordIs()
    {
        await using TestImapServer server = await TestImapServer.StartAsync();
        IOException e = await Assert.ThrowsAsync<IOException>(() => Box(server, "wrong").ReadAsync(null, default));
        Assert.StartsWith($"127.0.0.1:{server.Port}: ", e.Message, StringComparison.Ordinal);
    }

    private static string Mail(string subject) => $"From: a@example.org\nTo: b@example.org\nSubject: {subject}\n\ntext";

    private static ImapReturnBox Box(TestImapServer server, string password) =>
        new(
            new ImapOptions
            {
                Host = "127.0.0.1",
                Port = server.Port,
                Security = SmtpSecurity.None,
                User = TestImapServer.User,
                Password = password,
                TimeoutSeconds = 20,
            },
            Time,
            new TlsTrust(strict: false, NullLogger.Instance)
        );
}
