using Microsoft.DurableTask.Worker;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>What the engine is set to in code; the rest is in host.json.</summary>
public static class DurableSettings
{
    /// <summary>
    /// The longest timer that is written into a history; a longer wait is cut into pieces of this length. Never to be changed in a running task
    /// hub: the pieces of a wait stand in its history, and a replay that cuts it otherwise fails the instance as not deterministic.
    /// </summary>
    /// <remarks>The SDK's own default, said here so that a later SDK does not change it for us. Storage queues delay at most seven days.</remarks>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromDays(3);

    public static void Set(DurableTaskWorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.MaximumTimerInterval = LongestTimer;
    }
}
