using Ankang.Workflows.AzureFunctions.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.AzureFunctions.Tests.Timers;

/// <summary>What has ended goes, on a real engine; what waits stays, however old.</summary>
public sealed class PurgeTimerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Run_TakesOnlyWhatHasEndedAMonthAgo_ByNight()
    {
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(registry =>
            registry.AddOrchestratorFunc<bool, object?>("one", (context, waits) =>
                waits ? context.WaitForExternalEvent<object?>("never") : Task.FromResult<object?>(null)
            )
        );
        using var patience = new CancellationTokenSource(Patience);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("one", true, new StartOrchestrationOptions("waits"), patience.Token);
        await host.Client.WaitForInstanceStartAsync("waits", patience.Token);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("one", false, new StartOrchestrationOptions("ended"), patience.Token);
        OrchestrationMetadata ended = await host.Client.WaitForInstanceCompletionAsync("ended", patience.Token);
        DateTimeOffset night = new DateTimeOffset(ended.CreatedAt.UtcDateTime.Date, TimeSpan.Zero).AddHours(20.5); // 04:30 in Ankang

        await RunAsync(host.Client, night.AddDays(29));
        Assert.Equal(["ended", "waits"], await ThereAsync(host.Client));
        await RunAsync(host.Client, night.AddDays(31).AddHours(1));
        Assert.Equal(["ended", "waits"], await ThereAsync(host.Client));
        foreach (int day in new[] { 31, 32 })
        {
            await RunAsync(host.Client, night.AddDays(day));
            Assert.Equal(["waits"], await ThereAsync(host.Client));
        }
    }

    private static Task RunAsync(DurableTaskClient client, DateTimeOffset now) =>
        new PurgeTimer(new Standing(now), NullLogger<PurgeTimer>.Instance).RunAsync(new TimerInfo(), client, default);

    private static async Task<string[]> ThereAsync(DurableTaskClient client)
    {
        var there = new List<string>();
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync())
            there.Add(instance.InstanceId);
        return [.. there.Order(StringComparer.Ordinal)];
    }

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
