using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Rules.Lists;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>
/// Instances wait for months, so a deployed change meets histories that older code wrote. Each file in Histories is one, as
/// the first version to write its shape left it: it stays, and every later version must take it up.
/// </summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Histories => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Orchestrations", "Histories");

    [Theory]
    [MemberData(nameof(Histories))]
    public void Orchestration_ContinuesAsNew_WhenTheTimerOfAnOlderHistoryFires(string history)
    {
        OrchestratorAction action = Assert.Single(
            Replay(
                history,
                new HistoryEvent
                {
                    EventId = -1,
                    Timestamp = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse("2021-03-02T16:00:01Z")),
                    TimerFired = new TimerFiredEvent
                    {
                        TimerId = 1,
                        FireAt = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse("2021-03-02T16:00:00Z")),
                    },
                }
            )
        );
        AssertContinuesAsNew(action);
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public void Orchestration_ContinuesAsNew_WhenAHintReachesAnOlderHistory(string history)
    {
        OrchestratorAction action = Assert.Single(
            Replay(
                history,
                new HistoryEvent
                {
                    EventId = -1,
                    Timestamp = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse("2021-03-02T10:00:01Z")),
                    EventRaised = new EventRaisedEvent { Name = "Changed" }, // the backend does not keep the case
                }
            )
        );
        AssertContinuesAsNew(action);
    }

    private static void AssertContinuesAsNew(OrchestratorAction action)
    {
        Assert.Equal(OrchestrationStatus.ContinuedAsNew, action.CompleteOrchestration?.OrchestrationStatus);
        Assert.Equal("""{"List":"ankang-2021","Obligation":"14b-county-articles"}""", action.CompleteOrchestration!.Result);
    }

    private static RepeatedField<OrchestratorAction> Replay(string history, HistoryEvent happens)
    {
        OrchestratorRequest request = JsonParser.Default.Parse<OrchestratorRequest>(File.ReadAllText(Path.Combine(Folder, history)));
        request.NewEvents.Add(request.PastEvents[^1]);
        request.PastEvents.RemoveAt(request.PastEvents.Count - 1);
        request.NewEvents.Add(happens);
        string answer = GrpcOrchestrationRunner.LoadAndRun<ObligationRef, object?>(
            Convert.ToBase64String(request.ToByteArray()),
            async (context, obligation) =>
            {
                await ObligationOrchestration.RunAsync(context, obligation!);
                return null;
            }
        );
        return OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer)).Actions;
    }
}
