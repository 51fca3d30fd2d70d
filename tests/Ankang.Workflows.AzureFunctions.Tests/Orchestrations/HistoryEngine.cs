using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>
/// One generation of an orchestration on the SDK's own runner, with the engine's part played by hand: activities are answered, timers fire
/// when their moment has come, and each event is written down as a backend writes it. Its clock is its own, so months take no time.
/// </summary>
/// <param name="run">The orchestration, as a function of its context.</param>
/// <param name="services">What the runner takes its settings from; null for the SDK's defaults.</param>
internal sealed class HistoryEngine(Func<TaskOrchestrationContext, Task> run, IServiceProvider? services = null)
{
    private const string Execution = "e1";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>Runs a generation to its end.</summary>
    /// <param name="begins">UTC; each episode takes a second.</param>
    /// <param name="answer">What an activity answers, by its name and its input as JSON.</param>
    /// <returns>The events, from the first to the one that ends the generation.</returns>
    public IReadOnlyList<HistoryEvent> Record(
        string orchestration,
        string instance,
        object input,
        DateTimeOffset begins,
        Func<string, string, object?> answer
    )
    {
        var events = new List<HistoryEvent>();
        var open = new List<OrchestratorAction>();
        DateTimeOffset now = begins;
        HistoryEvent happens = new()
        {
            ExecutionStarted = new ExecutionStartedEvent
            {
                Name = orchestration,
                Version = "1",
                Input = JsonDataConverter.Default.Serialize(input),
                OrchestrationInstance = new OrchestrationInstance { InstanceId = instance, ExecutionId = Execution },
            },
        };
        while (true)
        {
            int past = events.Count;
            events.Add(At(now, new HistoryEvent { OrchestratorStarted = new OrchestratorStartedEvent() }));
            events.Add(At(now, happens));
            foreach (OrchestratorAction action in Episode(instance, events.Take(past), events.Skip(past)))
            {
                events.Add(At(now, EventOf(action)));
                if (action.CompleteOrchestration is not null)
                    return events;
                open.Add(action);
            }

            events.Add(At(now, new HistoryEvent { OrchestratorCompleted = new OrchestratorCompletedEvent() }));
            OrchestratorAction next = open.MinBy(a => a.CreateTimer?.FireAt.ToDateTimeOffset() ?? now)!;
            open.Remove(next);
            now += Step;
            if (next.CreateTimer is { } timer)
            {
                now = Max(now, timer.FireAt.ToDateTimeOffset());
                happens = new HistoryEvent
                {
                    TimerFired = new TimerFiredEvent { TimerId = next.Id, FireAt = timer.FireAt },
                };
            }
            else
            {
                string? result = JsonDataConverter.Default.Serialize(answer(next.ScheduleTask.Name, next.ScheduleTask.Input));
                happens = new HistoryEvent
                {
                    TaskCompleted = new TaskCompletedEvent { TaskScheduledId = next.Id, Result = result },
                };
            }
        }
    }

    /// <summary>Replays a history from each point at which the engine hands it out: whoever runs on may have died between any two events.</summary>
    /// <returns>What the orchestration asks for now, beside what it asked for when the history was written; equal where it may run on.</returns>
    public IEnumerable<(IReadOnlyList<HistoryEvent> Written, IReadOnlyList<HistoryEvent> Now)> Replay(IReadOnlyList<HistoryEvent> history)
    {
        string instance = history.Select(e => e.ExecutionStarted).First(e => e is not null).OrchestrationInstance.InstanceId;
        for (int from = 0; from < history.Count; )
        {
            int end = from + 1;
            while (end < history.Count && history[end].OrchestratorStarted is null)
                end++;
            List<HistoryEvent> episode = [.. history.Skip(from).Take(end - from)];
            List<HistoryEvent> written = [.. episode.Where(IsAsked)];
            IReadOnlyList<OrchestratorAction> now = Episode(
                instance,
                history.Take(from),
                episode.Where(e => !IsAsked(e) && e.OrchestratorCompleted is null)
            );
            yield return (written, [.. now.Select(a => At(written.FirstOrDefault()?.Timestamp.ToDateTimeOffset() ?? default, EventOf(a)))]);
            from = end;
        }
    }

    private List<OrchestratorAction> Episode(string instance, IEnumerable<HistoryEvent> past, IEnumerable<HistoryEvent> happened)
    {
        var request = new OrchestratorRequest { InstanceId = instance, ExecutionId = Execution };
        request.PastEvents.AddRange(past);
        request.NewEvents.AddRange(happened);
        string answer = GrpcOrchestrationRunner.LoadAndRun<object, object?>(
            Convert.ToBase64String(request.ToByteArray()),
            async (context, _) =>
            {
                await run(context);
                return null;
            },
            services
        );
        return [.. OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer)).Actions];
    }

    private static bool IsAsked(HistoryEvent e) =>
        e.TaskScheduled is not null || e.TimerCreated is not null || e.ContinueAsNew is not null || e.ExecutionCompleted is not null;

    private static HistoryEvent EventOf(OrchestratorAction action) =>
        action switch
        {
            { ScheduleTask: { } task } => new()
            {
                EventId = action.Id,
                TaskScheduled = new TaskScheduledEvent { Name = task.Name, Input = task.Input },
            },
            { CreateTimer: { } timer } => new()
            {
                EventId = action.Id,
                TimerCreated = new TimerCreatedEvent { FireAt = timer.FireAt },
            },
            { CompleteOrchestration: { OrchestrationStatus: OrchestrationStatus.ContinuedAsNew } end } => new()
            {
                ContinueAsNew = new ContinueAsNewEvent { Input = end.Result },
            },
            { CompleteOrchestration: { } end } => new()
            {
                ExecutionCompleted = new ExecutionCompletedEvent
                {
                    OrchestrationStatus = end.OrchestrationStatus,
                    Result = end.Result,
                    FailureDetails = end.FailureDetails,
                },
            },
            _ => throw new NotSupportedException($"No backend of this test plays {action.OrchestratorActionTypeCase}."),
        };

    private static HistoryEvent At(DateTimeOffset moment, HistoryEvent e)
    {
        e.Timestamp = Timestamp.FromDateTimeOffset(moment);
        if (!IsAsked(e) || e.ContinueAsNew is not null || e.ExecutionCompleted is not null)
            e.EventId = -1;
        return e;
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
