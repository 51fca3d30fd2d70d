using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

public sealed class HintBoxTests
{
    private static readonly ObligationRef Obligation = new("ankang-2021", "14b-county-articles");

    [Fact]
    public async Task Deliver_RaisesEachHintOnce_AfterTheRequest()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], Obligation.Obligation));
        var raised = new List<string>();
        var client = new Mock<DurableTaskClient>(MockBehavior.Strict, "test");
        client
            .Setup(c => c.RaiseEventAsync(It.IsAny<string>(), ObligationOrchestration.Changed, It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .Callback((string id, string _, object? _, CancellationToken _) => raised.Add(id))
            .Returns(Task.CompletedTask);
        var hints = new HintBox();
        hints.Put(Obligation); // outside a request nobody can raise it: audit and dispatch find what it was for
        await hints.DeliverAsync(
            new Instances(city.Parts, NullLogger<Instances>.Instance),
            client.Object,
            async () =>
            {
                hints.Put(Obligation);
                await Task.Yield();
                hints.Put(Obligation);
                Assert.Empty(raised);
            },
            default
        );
        // And the dispatch of its list, once.
        Assert.Equal(["ankang-2021_14b-county-articles", "ankang-2021__dispatch"], raised);
    }
}
