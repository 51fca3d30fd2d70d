using Ankang.Workflows.AzureFunctions.Mail;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.AzureFunctions.Tests.Mail;

/// <summary>Delivery reports as Event Grid carries them, a recipient at a time.</summary>
public sealed class DeliveryReportTests
{
    private const string Articles = "14b-county-articles",
        Liaison = "hanbin.liaison@example.org";
    private static readonly Guid Operation = Guid.Parse("2f4a1a1e-6a0e-4a7e-9a51-6f6c1f0b0c11");

    [Theory]
    [InlineData("Delivered", DeliveryStatus.Delivered)]
    [InlineData("Bounced", DeliveryStatus.Bounced)]
    [InlineData("Failed", DeliveryStatus.Bounced)]
    [InlineData("Quarantined", DeliveryStatus.Bounced)]
    [InlineData("FilteredSpam", DeliveryStatus.Bounced)]
    [InlineData("Suppressed", DeliveryStatus.Suppressed)]
    [InlineData("Expanded", null)]
    public void Read_KnowsEachStatus(string status, DeliveryStatus? expected) =>
        Assert.Equal(
            new DeliveryReport(Operation, Liaison, expected, "550 5.1.1 no such mailbox"),
            DeliveryReport.Read(Event("eventType", Operation, status))
        );

    [Fact]
    public void Read_TakesBothSchemas() =>
        Assert.Equal(DeliveryReport.Read(Event("eventType", Operation, "Bounced")), DeliveryReport.Read(Event("type", Operation, "Bounced")));

    [Fact]
    public void Read_LeavesOtherEventsAside() =>
        Assert.Null(DeliveryReport.Read("""{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{}}"""));

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"eventType":"Microsoft.Communication.EmailDeliveryReportReceived"}""")]
    [InlineData("""{"eventType":"Microsoft.Communication.EmailDeliveryReportReceived","data":{"messageId":"x","recipient":"y"}}""")]
    public void Read_RefusesWhatIsNoReport(string message) => Assert.Throws<FormatException>(() => DeliveryReport.Read(message));

    [Fact]
    public async Task Report_ReachesTheItemAndTheOffice_WhenAnAcceptedMailCameBack()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 09:00");
        SentMail reminder = city.The(NoticeKind.Reminder, "hanbin", "新闻宣传稿件（2021年3月）");
        string report = Event("eventType", OperationId.Of(reminder.Mail.MessageId), "Bounced");
        var queue = new DeliveryReportIntake(city.Parts, new SentOperations(city.Parts), NullLogger<DeliveryReportIntake>.Instance);
        city.Clock.Now = Civil.At("2021-04-01 11:30");
        await queue.RunAsync(report, default);
        await queue.RunAsync(report, default); // a queue delivers at least once

        Assert.Single(await city.HistoryAsync(Articles, "2021-03", "hanbin"), h =>
            h.Contains("被退回（550 5.1.1 no such mailbox）", StringComparison.Ordinal)
        );
        Assert.Null((await city.ItemAsync(Articles, "2021-03", "hanbin")).Reminder); // nobody got it
    }

    [Fact]
    public async Task Report_IsLeftAside_WhenItBelongsToNoMail()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 09:00");
        await new DeliveryReportIntake(city.Parts, new SentOperations(city.Parts), NullLogger<DeliveryReportIntake>.Instance).RunAsync(
            Event("eventType", Operation, "Bounced"),
            default
        );
        Assert.DoesNotContain(await city.HistoryAsync(Articles, "2021-03", "hanbin"), h => h.Contains("退回", StringComparison.Ordinal));
    }

    private static string Event(string type, Guid operation, string status) =>
        $$"""
            {
              "id": "1", "subject": "sender/a@example.org/message/{{operation}}", "{{type}}": "Microsoft.Communication.EmailDeliveryReportReceived",
              "data": {
                "sender": "DoNotReply@example.org", "recipient": "{{Liaison}}", "messageId": "{{operation}}", "status": "{{status}}",
                "deliveryStatusDetails": { "statusMessage": "550 5.1.1 no such mailbox" }, "deliveryAttemptTimeStamp": "2021-04-01T01:00:05.1234567+00:00"
              }
            }
            """;
}
