using System.Collections.Concurrent;
using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>The orchestration on a real engine in this process: real replays, real events, real generations.</summary>
public sealed class LivingOrchestrationTests
{
    private static readonly ObligationRef Obligation = new("ankang-2021", "14b-county-articles");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Hint_IsKept_WhenItComesDuringTheTurn()
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var turns = new ConcurrentQueue<ObligationRef>();
        await using DurableTaskTestHost host = await StartAsync(async obligation =>
        {
            turns.Enqueue(obligation);
            if (turns.Count > 1)
                return null;
            begun.SetResult();
            await goOn.Task;
            // Months away: only the hint can bring the next turn.
            return new NextTurn(TimeProvider.System.GetUtcNow().AddMonths(5), "opens 2021-09");
        });
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(ObligationOrchestration),
            Obligation,
            new StartOrchestrationOptions(ObligationOrchestration.InstanceId(Obligation))
        );
        await begun.Task.WaitAsync(Patience);
        await host.Client.RaiseEventAsync(id, ObligationOrchestration.Changed);
        goOn.SetResult();

        using var patience = new CancellationTokenSource(Patience);
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, patience.Token);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal([Obligation, Obligation], turns);
    }

    [Fact]
    public async Task Turn_ComesAgain_WhenItsMomentHasCome()
    {
        int turns = 0;
        await using DurableTaskTestHost host = await StartAsync(_ =>
            Task.FromResult(++turns < 4 ? new NextTurn(TimeProvider.System.GetUtcNow().AddMilliseconds(50), "next step") : null)
        );
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ObligationOrchestration), Obligation);
        using var patience = new CancellationTokenSource(Patience);
        await host.Client.WaitForInstanceCompletionAsync(id, patience.Token);
        Assert.Equal(4, turns);
    }

    private static Task<DurableTaskTestHost> StartAsync(Func<ObligationRef, Task<NextTurn?>> turn) =>
        DurableTaskTestHost.StartAsync(registry =>
        {
            registry.AddOrchestratorFunc<ObligationRef, object?>(nameof(ObligationOrchestration), async (context, obligation) =>
            {
                await ObligationOrchestration.RunAsync(context, obligation);
                return null;
            });
            registry.AddActivityFunc<ObligationRef, NextTurn?>(nameof(AdvanceObligation), (_, obligation) => turn(obligation));
        });
}
