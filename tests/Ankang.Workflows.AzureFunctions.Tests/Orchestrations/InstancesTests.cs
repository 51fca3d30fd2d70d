using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Hosting;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>Which orchestrations are started, woken and ended; the tables say which should run.</summary>
public sealed class InstancesTests : IDisposable
{
    private const string Articles = "14b-county-articles",
        Plan = "3a-county-plan";
    private readonly Mock<DurableTaskClient> _client = new(MockBehavior.Strict, "test");
    private readonly List<string> _started = [];
    private readonly List<OrchestrationMetadata> _there = [];
    private readonly City _city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], Articles));
    private readonly Instances _instances;

    public InstancesTests()
    {
        _instances = new Instances(_city.Parts, NullLogger<Instances>.Instance);
        _client
            .Setup(c => c.GetAllInstancesAsync(It.IsAny<OrchestrationQuery>()))
            .Returns(
                (OrchestrationQuery query) =>
                {
                    Assert.Equal("ankang-2021_", query.InstanceIdPrefix);
                    return new InstancePages(_there);
                }
            );
        _client
            .Setup(c =>
                c.ScheduleNewOrchestrationInstanceAsync(
                    nameof(ObligationOrchestration),
                    It.IsAny<object>(),
                    It.IsAny<StartOrchestrationOptions>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Callback(
                (TaskName _, object? input, StartOrchestrationOptions? options, CancellationToken _) =>
                {
                    Assert.Equal(ObligationOrchestration.InstanceId((ObligationRef)input!), options!.InstanceId);
                    _started.Add(options.InstanceId!);
                }
            )
            .ReturnsAsync("x");
    }

    public void Dispose() => _city.Dispose();

    [Theory]
    [InlineData(null, true)]
    [InlineData(OrchestrationRuntimeStatus.Running, false)]
    [InlineData(OrchestrationRuntimeStatus.Pending, false)]
    [InlineData(OrchestrationRuntimeStatus.Failed, true)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, true)]
    [InlineData(OrchestrationRuntimeStatus.Completed, true)] // ended while a period was still to open
    public async Task Ensure_StartsWhatShouldRunAndDoesNot(OrchestrationRuntimeStatus? status, bool starts)
    {
        if (status is { } there)
            _there.Add(new OrchestrationMetadata(nameof(ObligationOrchestration), $"ankang-2021_{Articles}") { RuntimeStatus = there });
        await _instances.EnsureAsync(_client.Object, "ankang-2021", default);
        Assert.Equal(starts ? [$"ankang-2021_{Articles}"] : [], _started);
    }

    [Fact]
    public async Task Ensure_LeavesACompletedInstanceAlone_WhenNoWorkIsLeft()
    {
        await _city.RunToAsync("2022-03-30");
        _there.Add(
            new OrchestrationMetadata(nameof(ObligationOrchestration), $"ankang-2021_{Articles}")
            {
                RuntimeStatus = OrchestrationRuntimeStatus.Completed,
            }
        );
        await _instances.EnsureAsync(_client.Object, "ankang-2021", default);
        Assert.Empty(_started);
    }

    [Fact]
    public async Task Ensure_TakesARaceForDone_WhenAnotherHostStartedItFirst()
    {
        _client
            .Setup(c =>
                c.ScheduleNewOrchestrationInstanceAsync(
                    It.IsAny<TaskName>(),
                    It.IsAny<object>(),
                    It.IsAny<StartOrchestrationOptions>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(new OrchestrationAlreadyExistsException("there"));
        Assert.Empty(await _instances.EnsureAsync(_client.Object, "ankang-2021", default));
    }

    [Fact]
    public async Task Wake_RaisesTheHint_WhileTheInstanceRuns()
    {
        _client
            .Setup(c => c.RaiseEventAsync($"ankang-2021_{Articles}", ObligationOrchestration.Changed, null, It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask)
            .Verifiable();
        await _instances.WakeAsync(_client.Object, new ObligationRef("ankang-2021", Articles), default);
        _client.Verify();
        Assert.Empty(_started);
    }

    [Theory]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.FailedPrecondition)]
    public async Task Wake_StartsTheInstance_WhenItIsAbsentOrHasEnded(StatusCode answer)
    {
        _client
            .Setup(c => c.RaiseEventAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RpcException(new Status(answer, "no")));
        await _instances.WakeAsync(_client.Object, new ObligationRef("ankang-2021", Articles), default);
        Assert.Equal([$"ankang-2021_{Articles}"], _started);
    }

    [Fact]
    public async Task Stop_EndsWhatRunsAndKeepsItEnded_UntilStartedAgain()
    {
        _there.Add(
            new OrchestrationMetadata(nameof(ObligationOrchestration), $"ankang-2021_{Articles}")
            {
                RuntimeStatus = OrchestrationRuntimeStatus.Running,
            }
        );
        _client
            .Setup(c => c.TerminateInstanceAsync($"ankang-2021_{Articles}", It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask);
        Assert.Equal([$"ankang-2021_{Articles}"], await _instances.StopAsync(_client.Object, "ankang-2021", Actor.Of("张三"), default));

        _there.Clear();
        await _instances.EnsureAsync(_client.Object, "ankang-2021", default);
        Assert.Empty(_started);
        RuntimeGlance stopped = await _instances.InspectAsync(_client.Object, "ankang-2021", default);
        Assert.Equal((_city.Clock.Now, "张三"), (stopped.StoppedAt, stopped.StoppedBy));

        await _instances.StartAsync(_client.Object, "ankang-2021", default);
        Assert.Equal([$"ankang-2021_{Articles}"], _started);
    }

    [Theory]
    [InlineData(null, 0, true)]
    [InlineData(OrchestrationRuntimeStatus.Failed, 0, true)]
    [InlineData(OrchestrationRuntimeStatus.Completed, 0, true)]
    [InlineData(OrchestrationRuntimeStatus.Running, 1, false)] // it is at it
    [InlineData(OrchestrationRuntimeStatus.Running, 30, true)] // its slot was missed
    public async Task EnsureDispatch_StartsOrWakesIt_AndSendsNothing(OrchestrationRuntimeStatus? status, int minutesStill, bool does)
    {
        await _city.RunToAsync("2021-04-01 08:59");
        _city.Clock.Now = Civil.At("2021-04-01 09:10");
        const string Id = "ankang-2021__dispatch";
        _client
            .Setup(c => c.GetInstanceAsync(Id, false, It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                status is { } there
                    ? new OrchestrationMetadata(nameof(DispatchOrchestration), Id)
                    {
                        RuntimeStatus = there,
                        LastUpdatedAt = _city.Clock.Now.AddMinutes(-minutesStill),
                    }
                    : null
            );
        var done = new List<string>();
        _client
            .Setup(c =>
                c.ScheduleNewOrchestrationInstanceAsync(
                    nameof(DispatchOrchestration),
                    new DispatchTurn("ankang-2021", null),
                    It.Is<StartOrchestrationOptions>(o => o.InstanceId == Id),
                    It.IsAny<CancellationToken>()
                )
            )
            .Callback(() => done.Add("start"))
            .ReturnsAsync(Id);
        _client
            .Setup(c => c.RaiseEventAsync(Id, DispatchOrchestration.Changed, null, It.IsAny<CancellationToken>()))
            .Callback(() => done.Add("wake"))
            .Returns(Task.CompletedTask);
        int sent = _city.Mail.Attempts.Count;
        Assert.Equal(does, await _instances.EnsureDispatchAsync(_client.Object, "ankang-2021", default));
        Assert.Equal(does ? [status == OrchestrationRuntimeStatus.Running ? "wake" : "start"] : [], done);
        Assert.Equal(sent, _city.Mail.Attempts.Count);
    }

    [Fact]
    public async Task EnsureDispatch_LeavesOneThatWaitsForItsSlotAlone()
    {
        _client
            .Setup(c => c.GetInstanceAsync("ankang-2021__dispatch", false, It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new OrchestrationMetadata(nameof(DispatchOrchestration), "ankang-2021__dispatch")
                {
                    RuntimeStatus = OrchestrationRuntimeStatus.Running,
                    LastUpdatedAt = _city.Clock.Now.AddDays(-3),
                }
            );
        Assert.False(await _instances.EnsureDispatchAsync(_client.Object, "ankang-2021", default));
    }

    [Fact]
    public async Task Inspect_SaysWhatEachWaitsFor()
    {
        _there.Add(
            new OrchestrationMetadata(nameof(ObligationOrchestration), $"ankang-2021_{Articles}")
            {
                RuntimeStatus = OrchestrationRuntimeStatus.Running,
                SerializedCustomStatus = """{"Moment":"2021-03-31T16:00:00+00:00","Reason":"next step of 2021-03"}""",
                DataConverter = Microsoft.DurableTask.Converters.JsonDataConverter.Default,
            }
        );
        InstanceGlance glance = Assert.Single((await _instances.InspectAsync(_client.Object, "ankang-2021", default)).Obligations);
        Assert.Equal((Articles, "Running", true), (glance.Obligation, glance.Status, glance.HasWork));
        Assert.Equal(new NextTurn(Civil.At("2021-04-01"), "next step of 2021-03"), glance.WaitsFor);
    }
}
