using Ankang.Workflows.Notices;
using MimeKit;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public sealed class FolderTransportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("outbox").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task SendAsync_WritesOneFile_WhenAMailIsSentTwice()
    {
        var transport = new FolderTransport(Path.Combine(_folder, "new"));
        Assert.Same(SendResult.Accepted, await transport.SendAsync(A.Mail(), default));
        Assert.Same(SendResult.Accepted, await transport.SendAsync(A.Mail(), default));
        string file = Assert.Single(Directory.GetFileSystemEntries(Path.Combine(_folder, "new")));
        Assert.Equal("20210401T0900-ankang-2021.20210401T09.hanbin.reminder.eml", Path.GetFileName(file));
        Assert.Equal(A.Mail().Subject, (await MimeMessage.LoadAsync(file)).Subject);
    }

    [Fact]
    public async Task SendAsync_StaysInItsFolder_WhateverTheIdHolds()
    {
        var transport = new FolderTransport(_folder);
        await transport.SendAsync(A.Mail() with { MessageId = "a*b@example.org" }, default);
        await transport.SendAsync(A.Mail() with { MessageId = "a?b@example.org" }, default);
        await transport.SendAsync(A.Mail() with { MessageId = new string('x', 400) + "@example.org" }, default);
        Assert.Equal(3, Directory.GetFiles(_folder, "20210401T0900-*.eml").Length);
    }

    [Fact]
    public async Task SendAsync_GoesOnToTheOthers_WhenOneAddressIsNone()
    {
        SendResult result = await new FolderTransport(_folder).SendAsync(A.Mail(to: ["nobody", "b@example.org"]), default);
        Assert.Equal(SendOutcome.Accepted, result.Outcome);
        Assert.Equal("nobody", Assert.Single(result.RefusedRecipients).Email);
        Assert.Equal(SendOutcome.Refused, (await new FolderTransport(_folder).SendAsync(A.Mail(to: ["nobody"]), default)).Outcome);
    }

    [Fact]
    public async Task SendAsync_AnswersTryAgain_WhenTheFolderCannotBeWritten()
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        Assert.Equal(SendOutcome.TryAgain, (await new FolderTransport(file).SendAsync(A.Mail(), default)).Outcome);
    }

    [Fact]
    public async Task RedirectTo_SendsAllToOneAddress_AndNamesTheOthers()
    {
        IMailTransport transport = MailTransports.Create(new() { RedirectTo = "trial@example.org" }, _folder, TimeProvider.System);
        await transport.SendAsync(A.Mail(to: ["a@example.org", "b@example.org"]), default);
        MimeMessage read = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(_folder)));
        Assert.Equal("trial@example.org", read.To.Mailboxes.Single().Address);
        Assert.StartsWith("原收件人：a@example.org、b@example.org", read.TextBody, StringComparison.Ordinal);
    }
}
