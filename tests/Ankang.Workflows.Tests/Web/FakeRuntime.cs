using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Orchestrations that remember what was asked of them.</summary>
internal sealed class FakeRuntime(DateTimeOffset now) : WorkflowRuntime
{
    public List<string> Asked { get; } = [];

    public (DateTimeOffset At, string By)? Stopped { get; set; }

    public override Task<RuntimeGlance> InspectAsync(string list, CancellationToken cancellation) =>
        Task.FromResult(
            new RuntimeGlance(
                Stopped?.At,
                Stopped?.By,
                [
                    new InstanceGlance(
                        "14b-county-articles",
                        Stopped is null ? "Running" : "Terminated",
                        true,
                        new NextTurn(now.AddDays(1), "next step of 2021-01"),
                        null,
                        []
                    ),
                    new InstanceGlance("01-city-list", "Completed", false, null, null, []),
                    new InstanceGlance("14a-county-publicity", "Failed", true, null, "Storage was away.", []),
                    new InstanceGlance("04-city-meeting", "Running", true, null, null, ["2021-q1: hanbin <b>cannot</b> be stepped"]),
                ],
                new DispatchGlance("Running", "等待2月1日9时批次", null)
            )
        );

    public override Task<int> StartAsync(string list, CancellationToken cancellation)
    {
        Asked.Add($"start {list}");
        Stopped = null;
        return Task.FromResult(3);
    }

    public override Task<int> StopAsync(string list, Actor who, CancellationToken cancellation)
    {
        Asked.Add($"stop {list} {who}");
        Stopped = (now, who.Name);
        return Task.FromResult(2);
    }

    public override Task<ExportGlance> ExportAsync(CancellationToken cancellation)
    {
        bool written = !Asked.Contains("export");
        Asked.Add("export");
        return Task.FromResult(new ExportGlance("2021-01-18.jsonl.gz", written));
    }
}
