using Ankang.Workflows.AzureFunctions.Mail.CommunicationServices;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;
using Azure;
using Azure.Communication.Email;
using Moq;

namespace Ankang.Workflows.AzureFunctions.Tests.Mail.CommunicationServices;

public sealed class AcsTransportTests
{
    private readonly Mock<EmailClient> _client = new(MockBehavior.Strict);
    private readonly List<(EmailMessage Message, Guid Operation)> _sent = [];

    [Fact]
    public async Task Send_HandsTheMailInOnce_UnderTheIdOfItsAddress()
    {
        Answer(null);
        SendResult result = await new AcsTransport(_client.Object, "DoNotReply@example.org").SendAsync(
            Mail("hanbin.liaison@example.org", "nobody"),
            default
        );
        Assert.Equal((SendOutcome.Accepted, "nobody"), (result.Outcome, Assert.Single(result.RefusedRecipients).Email));
        (EmailMessage message, Guid operation) = Assert.Single(_sent);
        Assert.Equal(OperationId.Of(Mail().MessageId), operation);
        Assert.Equal(("DoNotReply@example.org", "【提醒】新闻宣传稿件"), (message.SenderAddress, message.Content.Subject));
        Assert.Equal("hanbin.liaison@example.org", Assert.Single(message.Recipients.To).Address);
        Assert.Equal("anweiban@example.org", Assert.Single(message.ReplyTo).Address);
        Assert.Contains("现予提醒", message.Content.PlainText, StringComparison.Ordinal);
        Assert.Contains("现予提醒", message.Content.Html, StringComparison.Ordinal);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("<ankang-2021.14b.2021-03.hanbin@example.org>", message.Headers["References"]);
        Assert.Equal(("督办通知单.docx", 3), (Assert.Single(message.Attachments).Name, message.Attachments[0].Content.ToArray().Length));
    }

    [Theory]
    [InlineData(429, SendOutcome.TryAgain, 60)] // without Retry-After: a minute
    [InlineData(500, SendOutcome.TryAgain, null)]
    [InlineData(401, SendOutcome.TryAgain, null)] // a setting to mend, not the mail's fault
    [InlineData(400, SendOutcome.TryAgain, null)] // the text: no recipient is to blame
    public async Task Send_JudgesTheAnswer(int status, SendOutcome expected, int? seconds)
    {
        Answer(new RequestFailedException(status, "no", "Code", null));
        SendResult result = await new AcsTransport(_client.Object, "DoNotReply@example.org").SendAsync(Mail("hanbin.liaison@example.org"), default);
        Assert.Equal(expected, result.Outcome);
        Assert.Equal(seconds, (int?)result.RetryAfter?.TotalSeconds);
        Assert.Contains($"{status}", result.Detail, StringComparison.Ordinal);
    }

    private static OutgoingMail Mail(params string[] to) =>
        new()
        {
            MessageId = "ankang-2021.20210401T09.hanbin.reminder@example.org",
            Kind = NoticeKind.Reminder,
            From = new MailAddress("市安委办", "anweiban@example.org"),
            To = [.. to.Select(t => new MailAddress(null, t))],
            Subject = "【提醒】新闻宣传稿件",
            Text = "汉滨区安委会：\n现予提醒。",
            Threads = ["ankang-2021.14b.2021-03.hanbin"],
            Attachments =
            [
                new MailAttachment("督办通知单.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [1, 2, 3]),
            ],
            Date = new DateTimeOffset(2021, 4, 1, 1, 0, 0, TimeSpan.Zero),
        };

    private void Answer(RequestFailedException? fault)
    {
        var setup = _client
            .Setup(c => c.SendAsync(WaitUntil.Started, It.IsAny<EmailMessage>(), It.IsAny<Guid>(), It.IsAny<CancellationToken>()))
            .Callback((WaitUntil _, EmailMessage message, Guid operation, CancellationToken _) => _sent.Add((message, operation)));
        if (fault is null)
            setup.ReturnsAsync((EmailSendOperation)null!);
        else
            setup.ThrowsAsync(fault);
    }
}
