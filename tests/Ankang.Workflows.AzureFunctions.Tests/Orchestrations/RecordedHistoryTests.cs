using System.Text.Json;
using System.Text.Json.Nodes;
using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;
using Google.Protobuf;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>
/// Whole generations as they were written, with long waits cut into pieces, replayed against today's code from every point at which a host
/// may have died. A file stays for good: where today's code writes another history, it gets a file beside the older ones, which must replay too.
/// </summary>
public sealed class RecordedHistoryTests
{
    private const string List = "ankang-2021";
    private static readonly ObligationRef Obligation = new(List, "14b-county-articles");
    private static readonly SlotPlan Plan = new("20210401T09", Civil.At("2021-04-01 09:00"));
    private static readonly SlotWork Work = new(Plan.Slot, Interviews: 1, Supervisions: 2, Reminders: 30, Others: 1);

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Orchestrations", "Histories", "Generations");

    [Theory]
    [MemberData(nameof(Files))]
    public void History_RunsOn_FromEveryPoint(string file)
    {
        IReadOnlyList<HistoryEvent> history = Read(file);
        (IReadOnlyList<HistoryEvent> Written, IReadOnlyList<HistoryEvent> Now)[] episodes = [.. Engine(history).Replay(history)];
        Assert.NotEmpty(episodes);
        Assert.All(episodes, e => Assert.Equal(Lines(e.Written), Lines(e.Now)));
        Assert.NotNull(history[^1].ContinueAsNew);
    }

    [Fact] // the reason why the length of a piece is said in our own code
    public void History_WithPieces_FailsWhereTheyAreCutOtherwise()
    {
        IReadOnlyList<HistoryEvent> history = Read("obligation-1.json");
        Assert.Equal(5, history.Count(e => e.TimerCreated is not null));
        HistoryEvent end = new HistoryEngine(Run(history), Settings(o => o.MaximumTimerInterval = TimeSpan.FromDays(6))).Replay(history).Last().Now[
            ^1
        ];
        Assert.Equal(OrchestrationStatus.Failed, end.ExecutionCompleted?.OrchestrationStatus);
        Assert.Contains("timer task", end.ExecutionCompleted!.Result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("obligation")]
    [InlineData("dispatch")]
    public void TodaysHistory_IsAmongThoseRecorded(string orchestration)
    {
        string[] today = Lines(orchestration == "obligation" ? RecordObligation() : RecordDispatch());
        string[] recorded = Directory.GetFiles(Folder, $"{orchestration}-*.json");
        Assert.True(
            recorded.Any(f => Lines(Read(Path.GetFileName(f))).SequenceEqual(today)),
            $"Today's code writes a history that no file has. Keep the files, and put this beside them:\n[\n{string.Join(",\n", today)}\n]"
        );
    }

    private static IReadOnlyList<HistoryEvent> RecordObligation() =>
        new HistoryEngine(c => ObligationOrchestration.RunAsync(c, Obligation), Settings(DurableSettings.Set)).Record(
            nameof(ObligationOrchestration),
            ObligationOrchestration.InstanceId(Obligation),
            Obligation,
            Civil.At("2021-03-01 08:40"),
            (_, _) => new NextTurn(Civil.At("2021-03-15 00:00"), "next step of 2021-03")
        );

    private static IReadOnlyList<HistoryEvent> RecordDispatch()
    {
        var left = new Dictionary<SlotStage, int>();
        return new HistoryEngine(c => DispatchOrchestration.RunAsync(c, new DispatchTurn(List)), Settings(DurableSettings.Set)).Record(
            nameof(DispatchOrchestration),
            DispatchOrchestration.InstanceId(List),
            new DispatchTurn(List),
            Civil.At("2021-03-24 15:02"),
            Answer
        );

        object? Answer(string activity, string input)
        {
            if (activity == nameof(PlanSlot))
                return Plan;
            if (activity == nameof(PrepareSlot))
                return Work;
            if (activity == nameof(SettleSlot))
                return null;
            SlotStage stage = JsonSerializer.Deserialize<MailsToSend[]>(input)![0].Stage;
            int before = left.GetValueOrDefault(stage, Work.Of(stage));
            left[stage] = Math.Max(0, before - SendSome.Most);
            return new SlotPart(before - left[stage], left[stage]);
        }
    }

    private static HistoryEngine Engine(IReadOnlyList<HistoryEvent> history) => new(Run(history), Settings(DurableSettings.Set));

    private static Func<TaskOrchestrationContext, Task> Run(IReadOnlyList<HistoryEvent> history)
    {
        ExecutionStartedEvent started = history.Select(e => e.ExecutionStarted).First(e => e is not null);
        return started.Name switch
        {
            nameof(ObligationOrchestration) => c => ObligationOrchestration.RunAsync(c, Input<ObligationRef>()),
            nameof(DispatchOrchestration) => c => DispatchOrchestration.RunAsync(c, Input<DispatchTurn>()),
            string other => throw new NotSupportedException($"No orchestration is called {other}; a name in a history must stay."),
        };

        T Input<T>() => JsonDataConverter.Default.Deserialize<T>(started.Input)!;
    }

    private static ServiceProvider Settings(Action<DurableTaskWorkerOptions> set)
    {
        var options = new DurableTaskWorkerOptions();
        set(options);
        return new ServiceCollection().AddSingleton(options).AddLogging().BuildServiceProvider();
    }

    private static IReadOnlyList<HistoryEvent> Read(string file) =>
        [
            .. JsonNode
                .Parse(File.ReadAllText(Path.Combine(Folder, file)))!
                .AsArray()
                .Select(e => JsonParser.Default.Parse<HistoryEvent>(e!.ToJsonString())),
        ];

    private static string[] Lines(IEnumerable<HistoryEvent> events) =>
        [.. events.Select(e => JsonNode.Parse(JsonFormatter.Default.Format(e))!.ToJsonString())];
}
