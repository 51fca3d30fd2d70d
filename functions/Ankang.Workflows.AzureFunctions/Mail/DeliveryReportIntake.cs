using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.AzureFunctions.Mail;

/// <summary>Takes delivery reports of Communication Services into the item's history and the unit's address.</summary>
/// <remarks>
/// Event Grid puts them into a storage queue and not straight into a function: a subscription to a function is refused
/// until its code is deployed, and a queue keeps the reports of the hours in which the app was away.
/// </remarks>
public sealed partial class DeliveryReportIntake(WorkflowParts parts, SentOperations operations, ILogger<DeliveryReportIntake> log)
{
    public const string QueueName = "ankang-delivery-reports";

    /// <exception cref="FormatException">The message is no event; after some tries it lies in the poison queue.</exception>
    [Function(nameof(DeliveryReportIntake))]
    public async Task RunAsync([QueueTrigger(QueueName)] string message, CancellationToken cancellation)
    {
        if (DeliveryReport.Read(message) is not { Status: { } status } report)
            return;
        if (
            await operations.FindAsync(report.Operation, cancellation) is not var (list, address)
            || !await parts.Deliveries.ReportAsync(list, address, report.Recipient, status, report.Detail, cancellation)
        )
            LogUnknown(log, report.Operation);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A delivery report of operation {Operation} belongs to no mail of the last fortnight; it is left aside."
    )]
    private static partial void LogUnknown(ILogger log, Guid operation);
}
