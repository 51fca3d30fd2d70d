using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;
using Microsoft.DurableTask;
using Moq;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>The loop of one generation: which calls, in which order, with what.</summary>
public sealed class ObligationOrchestrationTests
{
    private static readonly ObligationRef Obligation = new("ankang-2021", "14b-county-articles");
    private readonly Mock<TaskOrchestrationContext> _context = new(MockBehavior.Strict);
    private readonly List<string> _calls = [];
    private readonly TaskCompletionSource<object?> _event = new();
    private readonly TaskCompletionSource _timer = new();
    private CancellationToken _timerToken;

    [Fact]
    public async Task Run_EndsWithoutWaiting_WhenNothingWillEverBeDue()
    {
        Answer(null);
        await ObligationOrchestration.RunAsync(_context.Object, Obligation);
        Assert.Equal(["activity"], _calls);
    }

    [Fact]
    public async Task Run_WaitsForItsMomentAndContinuesAsNew_WhenTheTimerFires()
    {
        var next = new NextTurn(Civil.At("2021-04-01"), "next step of 2021-03");
        Answer(next);
        Task run = ObligationOrchestration.RunAsync(_context.Object, Obligation);
        Assert.False(run.IsCompleted);
        Assert.Equal(["activity", "status next step of 2021-03", "event", "timer 2021-03-31T16:00:00Z"], _calls);

        _timer.SetResult();
        await run;
        Assert.Equal("continue", _calls[^1]);
    }

    [Fact]
    public async Task Run_CancelsItsTimerAndContinuesAsNew_WhenAHintComes()
    {
        Answer(new NextTurn(Civil.At("2021-09-01"), "opens 2021-09"));
        Task run = ObligationOrchestration.RunAsync(_context.Object, Obligation);
        _event.SetResult(null);
        await run;
        // A timer months away would keep the generation alive.
        Assert.True(_timerToken.IsCancellationRequested);
        Assert.Equal("continue", _calls[^1]);
    }

    [Fact]
    public void Retries_AreForTheStoreAlone()
    {
        Assert.True(StorePatience.IsTransient(TaskFailureDetails.FromException(new StoreUnavailableException("away", new IOException()))));
        Assert.False(StorePatience.IsTransient(TaskFailureDetails.FromException(new InvalidOperationException("a fault of ours"))));
    }

    [Fact]
    public void InstanceId_NamesListAndObligation() =>
        Assert.Equal("ankang-2021_14b-county-articles", ObligationOrchestration.InstanceId(Obligation));

    private void Answer(NextTurn? next)
    {
        _context
            .Setup(c => c.CallActivityAsync<NextTurn?>(nameof(AdvanceObligation), Obligation, It.IsAny<TaskOptions>()))
            .Callback(
                (TaskName _, object? _, TaskOptions? options) =>
                {
                    Assert.NotNull(options?.Retry?.Policy);
                    _calls.Add("activity");
                }
            )
            .ReturnsAsync(next);
        _context.Setup(c => c.SetCustomStatus(It.IsAny<object>())).Callback((object? s) => _calls.Add($"status {((NextTurn)s!).Reason}"));
        _context
            .Setup(c => c.WaitForExternalEvent<object?>(ObligationOrchestration.Changed, It.IsAny<CancellationToken>()))
            .Callback(() => _calls.Add("event"))
            .Returns(_event.Task);
        _context
            .Setup(c => c.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>()))
            .Callback(
                (DateTime at, CancellationToken token) =>
                {
                    Assert.Equal(DateTimeKind.Utc, at.Kind);
                    _timerToken = token;
                    _calls.Add($"timer {at:yyyy-MM-ddTHH:mm:ssZ}");
                }
            )
            .Returns(_timer.Task);
        _context.Setup(c => c.ContinueAsNew(Obligation, true)).Callback(() => _calls.Add("continue"));
    }
}
