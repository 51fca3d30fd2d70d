using Ankang.Workflows.AzureFunctions.Tests.Hosting;
using Ankang.Workflows.AzureFunctions.Timers;
using Ankang.Workflows.StoreTests;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.AzureFunctions.Tests.Timers;

/// <summary>Reports that nobody could read are told of for as long as they lie there.</summary>
[Collection(nameof(OneAzurite))]
[Needs<Azurite>]
public sealed class PoisonTimerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Run_SaysHowManyLieAside_AndNothingWhereNoneDoes()
    {
        var queues = new QueueServiceClient(azurite.ConnectionString);
        var said = new Said();
        var timer = new PoisonTimer(queues, said);
        await timer.RunAsync(new TimerInfo(), default);
        QueueClient queue = queues.GetQueueClient(PoisonTimer.QueueName);
        await queue.CreateAsync();
        await timer.RunAsync(new TimerInfo(), default);
        Assert.Empty(said);

        await queue.SendMessageAsync("no event");
        await timer.RunAsync(new TimerInfo(), default);
        await timer.RunAsync(new TimerInfo(), default);
        const string Words = "Warning: 1 delivery reports could not be read; they lie in the queue ankang-delivery-reports-poison.";
        Assert.Equal([Words, Words], said);
    }

    private sealed class Said : List<string>, ILogger<PoisonTimer>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add($"{logLevel}: {formatter(state, exception)}");
    }
}
