using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.AzureFunctions.Tests.Orchestrations;
using Ankang.Workflows.AzureFunctions.Timers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;
using Grpc.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Ankang.Workflows.AzureFunctions.Tests.Timers;

/// <summary>The hourly timer starts what is missing, and leaves a stopped list stopped.</summary>
public sealed class EnsureTimerTests
{
    [Fact]
    public async Task Run_StartsWhatIsMissing_UnlessTheListWasStopped()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-01-18", shadow: true);
        var client = new Mock<DurableTaskClient>(MockBehavior.Strict, "test");
        var started = new List<string>();
        client.Setup(c => c.GetAllInstancesAsync(It.IsAny<OrchestrationQuery>())).Returns(new InstancePages([]));
        client
            .Setup(c =>
                c.ScheduleNewOrchestrationInstanceAsync(
                    It.IsAny<TaskName>(),
                    It.IsAny<object>(),
                    It.IsAny<StartOrchestrationOptions>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Callback((TaskName _, object? _, StartOrchestrationOptions? options, CancellationToken _) => started.Add(options!.InstanceId!))
            .ReturnsAsync("x");
        client
            .Setup(c => c.RaiseEventAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RpcException(new Status(StatusCode.NotFound, "no")));
        var instances = new Instances(city.Parts, NullLogger<Instances>.Instance);
        var timer = new EnsureTimer(instances, new EachList(city.Parts, NullLogger<EachList>.Instance));

        await instances.StopAsync(client.Object, city.Id, Actor.Of("张三"), default);
        await timer.RunAsync(new TimerInfo(), client.Object, default);
        // Nor does a hint, when the office reopens an item meanwhile.
        await instances.WakeAsync(client.Object, new ObligationRef(city.Id, "14b-county-articles"), default);
        Assert.Empty(started);

        await instances.StartAsync(client.Object, city.Id, default);
        Assert.Contains($"{city.Id}_14b-county-articles", started);
        int all = started.Count;
        await timer.RunAsync(new TimerInfo(), client.Object, default);
        Assert.Equal(2 * all, started.Count); // none of them is there yet
    }
}
