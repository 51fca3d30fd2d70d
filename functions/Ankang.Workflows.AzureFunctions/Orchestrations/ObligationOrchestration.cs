using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>One obligation (责任事项) for as long as its list runs: a turn, a wait for its moment or a hint, and again.</summary>
/// <remarks>
/// A deployed change meets running instances at one place only, the wait: everything before it is one recorded activity,
/// everything after it is a new generation with the new code. So the order <em>activity, wait, continue as new</em> is a
/// contract with histories that are already written; what a turn decides is not, for its answer is recorded.
/// </remarks>
public static class ObligationOrchestration
{
    /// <summary>The hint that the moment got earlier.</summary>
    public const string Changed = "changed";

    /// <summary>The id of an obligation's instance; letters, digits, hyphens and one underscore, which every backend takes.</summary>
    public static string InstanceId(ObligationRef obligation) => $"{obligation.List}_{obligation.Obligation}";

    [Function(nameof(ObligationOrchestration))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ObligationRef obligation)
    {
        NextTurn? next = await context.CallActivityAsync<NextTurn?>(nameof(AdvanceObligation), obligation, StorePatience.Options);
        if (next is null)
            return;

        context.SetCustomStatus(next);
        using var done = new CancellationTokenSource();
        Task changed = context.WaitForExternalEvent<object?>(Changed, done.Token);
        await Task.WhenAny(changed, context.CreateTimer(next.Moment.UtcDateTime, done.Token));
        // A timer that is still ahead would keep the instance from ending. CancelAsync would leave the replayed thread.
        done.Cancel();
        context.ContinueAsNew(obligation);
    }
}
