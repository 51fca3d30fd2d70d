using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.StoreTests;
using Azure.Storage.Blobs;
using MimeKit;

namespace Ankang.Workflows.AzureFunctions.Tests.Hosting;

[Collection(nameof(OneAzurite))]
[Needs<Azurite>]
public sealed class BlobOutboxTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Send_KeepsTheMailAsOneBlob_WhenItIsSentTwice()
    {
        BlobContainerClient container = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("outbox");
        var outbox = new BlobOutbox(container);
        Assert.Equal(SendOutcome.Accepted, (await outbox.SendAsync(Mail("hanbin.liaison@example.org"), default)).Outcome);
        await outbox.SendAsync(Mail("hanbin.liaison@example.org"), default);

        string name = Assert.Single(container.GetBlobs()).Name;
        Assert.Equal("20210401T0900-ankang-2021.20210401T09.hanbin.reminder.eml", name);
        using Stream content = await container.GetBlobClient(name).OpenReadAsync();
        Assert.Equal("【提醒】新闻宣传稿件", (await MimeMessage.LoadAsync(content)).Subject);
    }

    [Fact]
    public async Task Send_Refuses_WhenNoRecipientIsAnAddress() =>
        Assert.Equal(
            SendOutcome.Refused,
            (
                await new BlobOutbox(new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("none")).SendAsync(
                    Mail("nobody"),
                    default
                )
            ).Outcome
        );

    private static OutgoingMail Mail(string to) =>
        new()
        {
            MessageId = "ankang-2021.20210401T09.hanbin.reminder@example.org",
            Kind = NoticeKind.Reminder,
            From = new MailAddress("市安委办", "anweiban@example.org"),
            To = [new MailAddress(null, to)],
            Subject = "【提醒】新闻宣传稿件",
            Text = "汉滨区安委会：\n现予提醒。",
            Date = new DateTimeOffset(2021, 4, 1, 1, 0, 0, TimeSpan.Zero),
        };
}
