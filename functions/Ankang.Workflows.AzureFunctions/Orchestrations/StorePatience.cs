using Ankang.Workflows.Storage;
using Microsoft.DurableTask;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>How long an orchestration bears with a store that does not answer: half an hour; then its instance fails, and ensure starts it anew.</summary>
internal static class StorePatience
{
    private static readonly RetryPolicy Policy = new(
        maxNumberOfAttempts: 8,
        firstRetryInterval: TimeSpan.FromSeconds(15),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(10)
    )
    {
        HandleFailure = IsTransient,
    };

    public static TaskOptions Options { get; } = TaskOptions.FromRetryPolicy(Policy);

    /// <summary>True for what mends itself: storage that does not answer. A fault of ours would only fail again.</summary>
    internal static bool IsTransient(TaskFailureDetails failure) => failure.IsCausedBy<StoreUnavailableException>();
}
