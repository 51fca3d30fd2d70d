using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>The moments that orchestrations wait for, in the place of an engine's own clock: a test lets them come, one after the other.</summary>
internal sealed class VirtualMoments
{
    private const string Moment = "moment";
    private readonly Dictionary<string, DateTime> _waiting = [];
    private TaskCompletionSource _changed = new();

    /// <summary>Runs one generation of an orchestration on these moments.</summary>
    public async Task<object?> RunAsync(TaskOrchestrationContext inner, Func<TaskOrchestrationContext, Task> generation)
    {
        var context = new Context(this, inner);
        await generation(context);
        // One that has ended waits for nothing any more.
        if (!context.GoesOn)
            Wait(context.InstanceId, DateTime.MaxValue);
        return null;
    }

    /// <summary>Answers once each of <paramref name="instances"/> waits for a moment, or has ended.</summary>
    public async Task SettleAsync(IReadOnlyCollection<string> instances, TimeSpan patience)
    {
        while (true)
        {
            Task changed;
            lock (_waiting)
            {
                if (instances.All(_waiting.ContainsKey))
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(patience);
        }
    }

    /// <summary>The next of all moments, UTC, and who waits for it.</summary>
    public (string Instance, DateTime At) Next()
    {
        lock (_waiting)
            return _waiting.OrderBy(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => (w.Key, w.Value)).First();
    }

    /// <summary>Lets a moment come for whoever waits for it.</summary>
    public Task ComeAsync(DurableTaskClient client, string instance, DateTime at)
    {
        lock (_waiting)
            _waiting.Remove(instance);
        return client.RaiseEventAsync(instance, Moment, at);
    }

    private void Wait(string instance, DateTime until)
    {
        lock (_waiting)
        {
            _waiting[instance] = until;
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Context(VirtualMoments moments, TaskOrchestrationContext inner) : TaskOrchestrationContext
    {
        private DateTime _now = DateTime.MinValue;

        public bool GoesOn { get; private set; }

        public override TaskName Name => inner.Name;

        public override string InstanceId => inner.InstanceId;

        public override ParentOrchestrationInstance? Parent => inner.Parent;

        public override DateTime CurrentUtcDateTime => _now;

        public override bool IsReplaying => inner.IsReplaying;

        protected override ILoggerFactory LoggerFactory => throw new NotSupportedException();

        public override T GetInput<T>() => inner.GetInput<T>()!;

        public override Task<T> CallActivityAsync<T>(TaskName name, object? input = null, TaskOptions? options = null) =>
            inner.CallActivityAsync<T>(name, input, options);

        public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
        {
            if (!inner.IsReplaying)
                moments.Wait(InstanceId, fireAt);
            _now = await inner.WaitForExternalEvent<DateTime>(Moment, cancellationToken);
        }

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
            inner.WaitForExternalEvent<T>(eventName, cancellationToken);

        public override void SendEvent(string instanceId, string eventName, object payload) => inner.SendEvent(instanceId, eventName, payload);

        public override void SetCustomStatus(object? customStatus) => inner.SetCustomStatus(customStatus);

        public override Task<TResult> CallSubOrchestratorAsync<TResult>(
            TaskName orchestratorName,
            object? input = null,
            TaskOptions? options = null
        ) => inner.CallSubOrchestratorAsync<TResult>(orchestratorName, input, options);

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
        {
            GoesOn = true;
            inner.ContinueAsNew(newInput, preserveUnprocessedEvents);
        }

        public override Guid NewGuid() => inner.NewGuid();
    }
}
