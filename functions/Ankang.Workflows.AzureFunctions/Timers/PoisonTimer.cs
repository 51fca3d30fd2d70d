using Ankang.Workflows.AzureFunctions.Mail;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Says every hour how many delivery reports could not be read and lie aside; an alert looks for it until somebody takes them away.</summary>
public sealed partial class PoisonTimer(QueueServiceClient queues, ILogger<PoisonTimer> log)
{
    /// <summary>Where the Functions host puts a message after <c>maxDequeueCount</c> tries.</summary>
    public const string QueueName = $"{DeliveryReportIntake.QueueName}-poison";

    [Function(nameof(PoisonTimer))]
    public async Task RunAsync([TimerTrigger("0 15 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        QueueClient queue = queues.GetQueueClient(QueueName);
        // The host makes it with the first message that it puts there.
        if (!await queue.ExistsAsync(cancellation))
            return;
        int count = (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;
        if (count > 0)
            LogPoison(log, count, QueueName);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} delivery reports could not be read; they lie in the queue {Queue}.")]
    private static partial void LogPoison(ILogger log, int count, string queue);
}
